import { Marked, type Token } from 'marked';
import { expect, it } from 'vitest';
import { slipsOf } from './slips.js';

const slips = (markdown: string) => new Marked().lexer(markdown).flatMap((token: Token) => slipsOf(token));
const lines = (markdown: string) => slips(markdown).map(({ line }) => line);

it('stand in their lines', () => {
  expect(lines('a\nb [^1] c\n**d\n[^2]**')).toEqual([1, 3]);
  expect(lines('| a |\n|---|\n| [^x] |\n| 1 | 2 |')).toEqual([3, 2]);
  expect(lines('a `[^1]`, \\[^2], [^3 4] [^]')).toEqual([]);
});

it('count cells as markdown does', () => {
  const row = (text: string) => slips(`| a | b |\n|---|---|\n${text}`).length;
  for (const fits of ['| 1 | 2 |', '1 | 2', '| 1 \\| 2 | 3 |', '| 1 | 2 | | |', '|', '1', '| \\\\| 2 |'])
    expect(row(fits), fits).toBe(0);
  for (const more of ['| 1 | 2 | 3 |', '1 | 2 | 3', '| `1 | 2` | 3', '| | | 3']) expect(row(more), more).toBe(1);
});

it('are found in no time', () => {
  const start = performance.now();
  const marks = Array.from({ length: 8000 }, (_, index) => `[^n${index}]`).join(' ');
  expect(
    slipsOf({ type: 'paragraph', raw: marks, text: marks, tokens: [{ type: 'text', raw: marks, text: marks }] }),
  ).toHaveLength(8000);
  const open = '[^'.repeat(50_000);
  expect(
    slipsOf({ type: 'paragraph', raw: open, text: open, tokens: [{ type: 'text', raw: open, text: open }] }),
  ).toEqual([]);
  expect(performance.now() - start).toBeLessThan(500);
});
