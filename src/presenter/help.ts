import { cellWidth, padTo, truncate } from '../render/cells.js';
import { type Line, plain, type Span } from '../render/line.js';
import { wrap } from '../render/wrap.js';
import { type Binding, bindings } from './bindings.js';
import { demosOfSlide } from './demo-blocks.js';
import type { PresenterState } from './state.js';

const glyphs: Readonly<Record<string, string>> = { left: '←', right: '→', up: '↑', down: '↓' };
const groups: readonly Binding['group'][] = ['Move', 'Find', 'Code', 'Demo', 'Show'];

interface Section {
  readonly title: string;
  readonly entries: readonly Entry[];
}

interface Entry {
  readonly keys: string;
  readonly help: string;
}

/** Terminals at least this wide, cells, show the help in two columns. */
const twoColumns = 96;

/** The help over the whole screen: the demo keys of this slide and the table of bindings. */
export function helpLines(state: PresenterState): readonly Line[] {
  const sections = helpSections(state);
  const note: Line = [
    { text: '   ', style: plain },
    {
      text: 'a number before a key repeats it · esc ends a search · any other key closes this',
      style: { faint: true },
    },
  ];
  if (state.columns < twoColumns) {
    return [[], ...sections.flatMap((section) => [...sectionLines(section, state, state.columns - 4), []]), note];
  }
  const width = Math.min(62, Math.floor((state.columns - 6) / 2));
  const isLeft = ({ title }: Section): boolean => title === 'Move' || title === 'Find';
  const [left, right] = [sections.filter(isLeft), sections.filter((section) => !isLeft(section))].map((half) =>
    half.flatMap((section) => [...sectionLines(section, state, width), []]),
  );
  const rows = Array.from(
    { length: Math.max(left?.length ?? 0, right?.length ?? 0) },
    (_, y): Line => [...padTo(left?.[y] ?? [], width + 3, plain), ...(right?.[y] ?? [])],
  );
  return [[], ...rows, note];
}

/** Rows that the help needs. */
export function helpHeight(state: PresenterState): number {
  return helpLines(state).length;
}

function helpSections(state: PresenterState): readonly Section[] {
  const demos = demosOfSlide(state.deck, state.slide).flatMap(({ block }): readonly Section[] => {
    const info = state.infos?.get(block.demo);
    return info
      ? [{ title: `Demo ${info.name}`, entries: info.actions.map(({ key, label }) => ({ keys: key, help: label })) }]
      : [];
  });
  const bound = groups.map(
    (group): Section => ({
      title: group,
      entries: bindings
        .filter((binding) => binding.group === group)
        .map(({ keys, help }) => ({ keys: keys.map((key) => glyph(key, state.theme.ascii)).join(' '), help })),
    }),
  );
  return [...demos, ...bound];
}

/** A row an entry; where keys and help do not fit side by side, the help stands below. */
function sectionLines({ title, entries }: Section, state: PresenterState, width: number): readonly Line[] {
  const keyWidth = Math.min(26, Math.max(...entries.map(({ keys }) => cellWidth(keys)), 8));
  const lines = [span(3, title, { ...state.theme.status.author, bold: true })];
  for (const { keys, help } of entries) {
    const fits = cellWidth(keys) <= keyWidth && 7 + keyWidth + cellWidth(help) <= width;
    if (fits) {
      const pad = ' '.repeat(keyWidth - cellWidth(keys));
      lines.push([...span(5, keys, { bold: true }), { text: `${pad}  ${help}`, style: plain }]);
    } else {
      lines.push(
        span(5, keys, { bold: true }),
        ...wrap([{ text: help, style: plain }], width - 7).map((row) => [...span(7, '', plain), ...row]),
      );
    }
  }
  return lines.map((line) => truncate(line, width));
}

function glyph(key: string, ascii: boolean): string {
  return ascii ? key : (glyphs[key] ?? key);
}

function span(indent: number, text: string, style: Span['style']): Line {
  return [
    { text: ' '.repeat(indent), style: plain },
    { text, style },
  ];
}
