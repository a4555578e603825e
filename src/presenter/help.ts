import { cellWidth, truncate } from '../render/cells.js';
import { type Line, plain, type Span } from '../render/line.js';
import { type Binding, bindings } from './bindings.js';
import { demosOfSlide } from './demo-blocks.js';
import type { PresenterState } from './state.js';

const glyphs: Readonly<Record<string, string>> = { left: '←', right: '→', up: '↑', down: '↓' };
const groups: readonly Binding['group'][] = ['Move', 'Find', 'Code', 'Demo', 'Show'];

interface Entry {
  readonly keys: string;
  readonly help: string;
}

/** The help over the whole screen: the table of bindings and the demo keys of this slide. */
export function helpLines(state: PresenterState): readonly Line[] {
  const sections = helpSections(state);
  const keyWidth = Math.min(
    Math.max(...sections.flatMap(([, entries]) => entries.map(({ keys }) => cellWidth(keys)))),
    Math.max(8, Math.floor(state.columns / 2) - 4),
  );
  const lines: Line[] = [[]];
  for (const [title, entries] of sections) {
    lines.push(span(3, title, { ...state.theme.status.author, bold: true }));
    for (const { keys, help } of entries) lines.push(...entryLines(keys, help, keyWidth, state.columns));
    lines.push([]);
  }
  lines.push(span(3, 'a number before a key repeats it; esc ends a search; any key closes this', { faint: true }));
  return lines.map((line) => truncate(line, state.columns - 1));
}

/** Rows that the help needs. */
export function helpHeight(state: PresenterState): number {
  return helpLines(state).length;
}

function helpSections(state: PresenterState): readonly (readonly [string, readonly Entry[]])[] {
  const sections = groups.map((group): readonly [string, readonly Entry[]] => [
    group,
    bindings
      .filter((binding) => binding.group === group)
      .map(({ keys, help }) => ({ keys: keys.map((key) => glyph(key, state.theme.ascii)).join(' '), help })),
  ]);
  const seen = demosOfSlide(state.deck, state.slide).flatMap(({ block }) => {
    const info = state.infos?.get(block.demo);
    return info ? [[`Demo ${info.name}`, info.actions.map(({ key, label }) => ({ keys: key, help: label }))] as const] : [];
  });
  return [...seen, ...sections];
}

/** A row for the keys and what they do; a terminal too narrow for both gets two. */
function entryLines(keys: string, help: string, keyWidth: number, columns: number): readonly Line[] {
  const pad = ' '.repeat(Math.max(0, keyWidth - cellWidth(keys)));
  if (cellWidth(keys) <= keyWidth && keyWidth + 8 + cellWidth(help) < columns) {
    return [[...span(5, keys + pad, { bold: true }), { text: `  ${help}`, style: plain }]];
  }
  return [span(5, keys, { bold: true }), span(7, help, plain)];
}

function glyph(key: string, ascii: boolean): string {
  return ascii ? key : (glyphs[key] ?? key);
}

function span(indent: number, text: string, style: Span['style']): Line {
  return [{ text: ' '.repeat(indent), style: plain }, { text, style }];
}
