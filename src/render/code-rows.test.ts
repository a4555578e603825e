import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineWidth } from './cells.js';
import { codeStyles } from './code-look.js';
import { codeRows } from './code-rows.js';
import type { Token } from './highlight.js';
import { plain } from './line.js';

const styles = codeStyles(
  plain,
  { chroma: { text: { color: 1 }, comment: { color: 2 }, keyword: { color: 3 }, literal_string: { color: 5 } } },
  false,
);
const rowsOf = (line: string, width: number, tokens: readonly Token[] = [{ text: line, key: undefined }]) =>
  codeRows(line, tokens, { width, styles, light: 'usual', ascii: false });
const texts = (...given: Parameters<typeof rowsOf>) =>
  rowsOf(...given).map(({ cells }) => cells.map(({ text }) => text).join(''));

describe('a row that goes on', () => {
  it('begins with code, not with the blank it was broken at', () => {
    expect(texts('docker run --rm sh', 10)).toEqual(['docker run', '↪ --rm sh']);
    expect(texts('aaaa bbbb cccc', 9)).toEqual(['aaaa bbbb', '↪ cccc']);
    expect(texts('aaaa bbbb     cccc', 10)).toEqual(['aaaa bbbb ', '↪ cccc']);
  });

  it('keeps a word that ends with the row', () => {
    expect(texts('aaaaaa bb cc', 9)).toEqual(['aaaaaa bb', '↪ cc']);
  });

  it('is not there for blanks alone', () => {
    expect(texts('aaaa     ', 6)).toEqual(['aaaa  ']);
  });

  it('has the colours of its own code', () => {
    const tokens: readonly Token[] = [
      { text: 'aaaa bbbb', key: 'keyword' },
      { text: '   ', key: 'comment' },
      { text: 'cccc', key: 'literal_string' },
    ];
    expect(rowsOf('aaaa bbbb   cccc', 9, tokens).map(({ cells }) => cells.at(-1))).toEqual([
      { text: 'aaaa bbbb', style: { color: 3 } },
      { text: 'cccc', style: { color: 5 } },
    ]);
  });

  it('breaks after an operator in the last third, else between characters', () => {
    expect(texts('call(first, secondArgument)', 16)).toEqual(['call(first, ', '↪ secondArgument', '↪ )']);
    expect(texts('  if (x) {', 6)).toEqual(['  if (', '↪ x) {']);
    expect(texts('short', 6)).toEqual(['short']);
    expect(texts('', 6)).toEqual(['']);
  });

  it('never begins with a blank, and with the others has all of the code', () => {
    const piece = fc.constantFrom(' ', '  ', 'a', 'word', 'longIdentifier', '(', '日本', ', ', '&&', '👩‍👩‍👧');
    const line = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(line, fc.integer({ min: 5, max: 30 }), (text, width) => {
        const rows = rowsOf(text, width);
        const letters = rows.map(({ cells }) =>
          cells
            .map((span) => span.text)
            .join('')
            .replace(/^↪ /, ''),
        );
        expect(letters.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
        for (const row of letters.slice(1)) expect(row).toMatch(/^[^ ]/);
        for (const { cells, width: own } of rows) {
          expect(own).toBe(lineWidth(cells));
          expect(own).toBeLessThanOrEqual(width);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('takes time in proportion to the line', () => {
    expect(rowsOf('ab '.repeat(100_000), 80)).toHaveLength(Math.ceil(299_999 / 78));
  });
});
