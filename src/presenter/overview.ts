import { slideTitle } from '../deck/slide-title.js';
import { shown, truncate } from '../render/cells.js';
import { cutMark } from '../render/cut-mark.js';
import { type Line, plain, type Style } from '../render/line.js';
import type { PresenterState } from './state.js';

const bold: Style = { bold: true };
const faint: Style = { faint: true };

/** The list of slides over the whole screen, with the one that is chosen in sight. */
export function overviewLines(state: PresenterState, chosen: number): readonly Line[] {
  const { deck, rows, columns, theme } = state;
  const { slides } = deck;
  const room = listRows(state);
  const from = Math.max(0, Math.min(chosen - Math.floor(room / 2), slides.length - room));
  const digits = String(slides.length).length;
  const mark = theme.ascii ? '> ' : '▸ ';
  const entries = slides.slice(from, from + room).map((slide, index): Line => {
    const number = from + index;
    const isChosen = number === chosen;
    const title = shown(slideTitle(slide));
    const line: Line = [
      { text: isChosen ? ` ${mark}` : '   ', style: theme.status.author },
      { text: `${String(number + 1).padStart(digits)}  `, style: number === state.slide ? bold : faint },
      title === '' ? { text: '(no title)', style: faint } : { text: title, style: isChosen ? bold : plain },
    ];
    return truncate(line, columns - 1, cutMark(theme));
  });
  const foot: Line = [{ text: `   ${footText(from + 1, from + entries.length, state)}`, style: faint }];
  const lines = [[], ...entries];
  const blank = Array<Line>(Math.max(0, rows - lines.length - 1)).fill([]);
  return [...lines, ...blank, truncate(foot, columns - 1, cutMark(theme))].slice(0, rows);
}

function footText(first: number, last: number, { deck, theme }: PresenterState): string {
  const { length } = deck.slides;
  const [dot, dash, arrows] = theme.ascii ? ['-', '-', 'up down'] : ['·', '–', '↑ ↓'];
  const part = last - first + 1 < length ? [`${first}${dash}${last} of ${length}`] : [];
  return [...part, 'enter shows the slide', `${arrows} choose`, 'any other key closes this'].join(` ${dot} `);
}

/** Slides that the list shows at once. */
export function listRows({ rows }: PresenterState): number {
  return Math.max(1, rows - 3);
}
