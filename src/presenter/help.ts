import { cellWidth, lineWidth, padTo, truncate } from '../render/cells.js';
import { cutMark } from '../render/cut-mark.js';
import { type Line, plain } from '../render/line.js';
import { wrap } from '../render/wrap.js';
import { type Binding, bindings } from './bindings.js';
import { shownDemos } from './demo-blocks.js';
import type { PresenterState } from './state.js';

const glyphs: Readonly<Record<string, string>> = { left: '←', right: '→', up: '↑', down: '↓' };
/** Cells between the two columns. */
const gutter = 4;
const groups: readonly Binding['group'][] = ['Move', 'Find', 'Code', 'Demo', 'Show'];

interface Section {
  readonly title: string;
  readonly entries: readonly Entry[];
}

interface Entry {
  readonly keys: string;
  readonly help: string;
}

/** The help over the whole screen: the demo keys of this slide and the table of bindings. */
export function helpLines(state: PresenterState): readonly Line[] {
  const sections = helpSections(state);
  const isLeft = ({ title }: Section): boolean => title === 'Move' || title === 'Find';
  const left = column(sections.filter(isLeft), state);
  const right = column(
    sections.filter((section) => !isLeft(section)),
    state,
  );
  const dot = state.theme.ascii ? '-' : '·';
  const note: Line = [
    { text: '   ', style: plain },
    {
      text: `a number before a key repeats it ${dot} esc ends a search ${dot} any other key closes this`,
      style: { faint: true },
    },
  ];
  const sideBySide = 3 + left.width + gutter + right.width < state.columns;
  const lines = sideBySide
    ? Array.from(
        { length: Math.max(left.lines.length, right.lines.length) },
        (_, y): Line => [...padTo(left.lines[y] ?? [], left.width + gutter, plain), ...(right.lines[y] ?? [])],
      )
    : column(sections, state).lines;
  return [[], ...lines.map((line) => [{ text: '   ', style: plain }, ...line]), note].map((line) =>
    truncate(line, state.columns - 1, cutMark(state.theme)),
  );
}

/** Rows that the help needs. */
export function helpHeight(state: PresenterState): number {
  return helpLines(state).length;
}

function helpSections(state: PresenterState): readonly Section[] {
  const demos = shownDemos(state).flatMap(({ block }): readonly Section[] => {
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

/** Sections one below the other, their keys in one column; what does not fit beside its key stands below it. */
function column(
  sections: readonly Section[],
  state: PresenterState,
): { readonly lines: readonly Line[]; readonly width: number } {
  const room = state.columns - 4;
  const keyWidth = Math.max(...sections.flatMap(({ entries }) => entries.map(({ keys }) => cellWidth(keys))));
  const lines = sections.flatMap(({ title, entries }): readonly Line[] => [
    [{ text: title, style: { ...state.theme.status.author, bold: true } }],
    ...entries.flatMap((entry) => entryLines(entry, keyWidth, room)),
    [],
  ]);
  return { lines, width: Math.max(...lines.map(lineWidth)) };
}

function entryLines({ keys, help }: Entry, keyWidth: number, room: number): readonly Line[] {
  const key: Line = [
    { text: '  ', style: plain },
    { text: keys, style: { bold: true } },
  ];
  if (4 + keyWidth + cellWidth(help) <= room) {
    return [[...padTo(key, 4 + keyWidth, plain), { text: help, style: plain }]];
  }
  const below = wrap([{ text: help, style: plain }], room - 4);
  return [key, ...below.map((line) => [{ text: '    ', style: plain }, ...line])];
}

function glyph(key: string, ascii: boolean): string {
  return ascii ? key : (glyphs[key] ?? key);
}
