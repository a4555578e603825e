import { styleText } from './cells.js';
import type { Difference } from './compare.js';
import type { PageResult } from './show-both.js';

export interface DeckResult {
  readonly deck: string;
  readonly theme: string;
  /** `80×24`. */
  readonly size: string;
  readonly pages: readonly PageResult[];
}

/** A row a slide, deck and size: equal, explained (by what) or how much of it is not; then what is not. */
export function reportText(results: readonly DeckResult[]): string {
  const rows = results.flatMap(({ deck, theme, size, pages }) =>
    pages.map(({ slide, purposes, unexplained }) => [
      deck,
      String(slide),
      size,
      theme,
      unexplained.length > 0 ? `UNEXPLAINED ${unexplained.length}` : purposes.length > 0 ? 'explained' : 'equal',
      purposes.join(', '),
    ]),
  );
  const head = ['deck', 'slide', 'size', 'theme', 'result', 'on purpose'];
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row
      .map((text, at) => text.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd();
  return [...[head, ...rows].map(line), '', unexplainedText(results)].join('\n');
}

/** Whatever nothing explains, with our cells and theirs. */
export function unexplainedText(results: readonly DeckResult[]): string {
  return results
    .flatMap(({ deck, theme, size, pages }) =>
      pages.flatMap(({ slide, unexplained }) =>
        unexplained.map((difference) => `${deck} slide ${slide}, ${size}, ${theme}: ${told(difference)}`),
      ),
    )
    .join('\n');
}

function told(difference: Difference): string {
  switch (difference.kind) {
    case 'style':
      return `"${difference.text}" is ${styleText(difference.ours)}, theirs ${styleText(difference.theirs)}, in "${difference.row}"`;
    case 'text':
    case 'wrap':
      return `${difference.kind}${block('ours', difference.ours)}${block('theirs', difference.theirs)}`;
    case 'status':
      return `status row${block('ours', [difference.ours])}${block('theirs', [difference.theirs])}`;
    case 'place':
      return `${difference.of} is row ${difference.ours}, theirs ${difference.theirs}`;
    case 'indent':
      return `"${difference.text}" begins in column ${difference.ours}, theirs ${difference.theirs}`;
    case 'gap':
      return `${difference.ours} blank rows below "${difference.above.trim()}", theirs ${difference.theirs}`;
    case 'total':
      return `${difference.ours} slides, theirs ${difference.theirs}`;
  }
}

function block(name: string, rows: readonly string[]): string {
  return rows.length === 0 ? `\n  ${name.padEnd(6)} -` : rows.map((row) => `\n  ${name.padEnd(6)} ${row}`).join('');
}
