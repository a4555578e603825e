import type { SlideContent } from '../deck/types.js';
import { cellWidth, graphemes, lineWidth, shown } from '../render/cells.js';
import { compose, type Flexible, type FlexibleSegment } from '../render/compose.js';
import { type Line, plain } from '../render/line.js';
import { renderSlide } from '../render/slide.js';
import { blanksShow } from '../render/spans.js';
import { noTools, type RenderTools } from '../render/tools.js';
import { wrap } from '../render/wrap.js';
import type { Theme } from '../theme/types.js';

/** A picture as what it is said to be, a panel as its name. */
const told: Flexible = {
  height(segment) {
    const rows = toldRows(segment).length;
    return { least: rows, most: rows };
  },
  draw: (segment) => ({ lines: toldRows(segment), spots: [] }),
};

function toldRows({ block, width }: FlexibleSegment): readonly Line[] {
  return wrap([{ text: shown(block.kind === 'panel' ? block.demo : block.alt), style: plain }], width);
}

/** A slide's rows on a screen of 24 rows. */
export function rowsOf(
  content: SlideContent,
  theme: Theme,
  width: number,
  step = content.steps,
  tools: RenderTools = noTools,
): readonly Line[] {
  return compose(renderSlide(content, { theme, width, tools, step }), 24, told).flatMap(({ lines }) => lines);
}

export function textOf(line: Line): string {
  return line.map(({ text }) => text).join('');
}

/** What a terminal would obey, or what would turn the writing direction. */
const driving = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/;
const halfPair = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** What no row of a screen may have, in words. */
export function rowFaults(lines: readonly Line[], width: number): readonly string[] {
  return lines.flatMap((line) => {
    const faults: string[] = [];
    const text = textOf(line);
    const cells = lineWidth(line);
    if (cells > width) faults.push(`${cells} cells in ${width}`);
    if (driving.test(text) || line.some(({ style }) => driving.test(style.link ?? '')))
      faults.push('a control character');
    if (halfPair.test(text)) faults.push('half a surrogate pair');
    return faults.map((fault) => `${fault}: ${JSON.stringify(text)}`);
  });
}

/** What no row of a slide may have besides: blanks at its end that nobody sees. */
export function blanksAtEnd(lines: readonly Line[]): readonly string[] {
  return lines.flatMap((line) => {
    const last = line.at(-1);
    const idle = last !== undefined && !blanksShow(last.style) && last.text.endsWith(' ');
    return idle ? [`blanks at the end: ${JSON.stringify(textOf(line))}`] : [];
  });
}

/** What is on the first rows and stands elsewhere, or is gone, on the second ones. */
export function jumps(before: readonly Line[], after: readonly Line[]): readonly string[] {
  return before.flatMap((line, row) => {
    const now = filledCells(after[row] ?? []);
    return [...filledCells(line)].flatMap(([column, text]) =>
      now.get(column) === text ? [] : [`row ${row} column ${column}: ${text} became ${now.get(column) ?? 'nothing'}`],
    );
  });
}

/** What stands in the columns of a row that are not blank. */
function filledCells(line: Line): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  let column = 0;
  for (const grapheme of graphemes(textOf(line))) {
    if (grapheme.trim() !== '') found.set(column, grapheme);
    column += cellWidth(grapheme);
  }
  return found;
}
