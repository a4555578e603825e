import type { Token, Tokens } from 'marked';
import { unknownAlert } from './alert.js';
import { lineFeeds } from './line-runs.js';

/** What is allowed and hardly meant: something that is shown otherwise than its author thinks, or not at all. */
export interface Slip {
  /** Below the first line of the token. */
  readonly line: number;
  /** What becomes of it, and what to write instead. */
  readonly message: string;
}

/** What is hardly meant in a block token of marked, but for what stands in blocks inside of it. */
export function slipsOf(token: Token): readonly Slip[] {
  switch (token.type) {
    case 'paragraph':
    case 'text':
      return [...foreignPauses(token as Tokens.Paragraph), ...missingNotes(token.raw, token.tokens ?? [token])];
    case 'heading':
      return missingNotes(token.raw, token.tokens ?? []);
    case 'table': {
      const { raw, header, rows } = token as Tokens.Table;
      const cells = [...header, ...rows.flat()].flatMap(({ tokens }) => tokens);
      return [...lostCells(raw, header.length), ...missingNotes(raw, cells)];
    }
    case 'blockquote': {
      const name = unknownAlert(token as Tokens.Blockquote);
      return name === undefined ? [] : [{ line: 0, message: noSuchAlert(name) }];
    }
    default:
      return [];
  }
}

function noSuchAlert(name: string): string {
  return `there is no alert [!${name}]: write [!NOTE], [!TIP], [!IMPORTANT], [!WARNING] or [!CAUTION]`;
}

/** patat's and pandoc's pause. */
function foreignPauses({ text }: Tokens.Paragraph): readonly Slip[] {
  return text.trim() === '. . .' ? [{ line: 0, message: '`. . .` is shown as it is: write `<!-- pause -->`' }] : [];
}

function missingNotes(raw: string, tokens: readonly Token[]): readonly Slip[] {
  if (!raw.includes('[^')) return [];
  const slips: Slip[] = [];
  let at = 0;
  let line = 0;
  for (const text of textsOf(tokens)) {
    for (const [mark] of text.matchAll(/\[\^[^[\]\s]{1,100}\]/g)) {
      const found = Math.max(at, raw.indexOf(mark, at));
      line += lineFeeds(raw.slice(at, found));
      at = found;
      slips.push({ line, message: `the footnote ${mark} has no text: write \`${mark}: …\` on this slide` });
    }
  }
  return slips;
}

/** The plain texts in inline tokens, as written. */
function* textsOf(tokens: readonly Token[]): Generator<string> {
  for (const token of tokens) {
    const inside = 'tokens' in token ? token.tokens : undefined;
    if (inside) yield* textsOf(inside);
    else if (token.type === 'text') yield token.raw;
  }
}

/** Cells that a row has beyond the header are left out, as on GitHub. */
function lostCells(raw: string, columns: number): readonly Slip[] {
  return raw.split('\n').flatMap((row, line): readonly Slip[] => {
    const count = line < 2 ? 0 : cellCount(row);
    if (count <= columns) return [];
    const has = columns === 1 ? 'one column' : `${columns} columns`;
    const lost = count === columns + 1 ? 'the last is' : `the last ${count - columns} are`;
    const message = `this row has ${count} cells, its table ${has}: ${lost} not shown; write \`\\|\` for a bar in a cell, or give the header more cells`;
    return [{ line, message }];
  });
}

/** Cells of a row, without empty ones at its end. */
function cellCount(row: string): number {
  const cells = row.trim().replace(/^\|/, '').replaceAll(/\\./g, 'x').split('|');
  return cells.findLastIndex((cell) => cell.trim() !== '') + 1;
}
