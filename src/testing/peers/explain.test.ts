import { describe, expect, it } from 'vitest';
import { builtinTheme } from '../../theme/builtin.js';
import { cellsOf } from './cells.js';
import { compare } from './compare.js';
import { explained } from './explain.js';
import { codeColours, type Facts, sourceFacts } from './facts.js';
import type { Page } from './pages.js';

/** That what compares us with others finds differences, and explains no more than it should. */

async function page(rows: readonly string[]): Promise<Page> {
  const cells = await cellsOf(rows.join('\r\n'), 40, rows.length);
  return { cells, statusRow: rows.length - 1, number: 1, total: 1 };
}

function facts(markdown: string): Facts {
  const theme = builtinTheme('dark');
  const commands: readonly string[] = [];
  return { columns: 40, theme, tall: false, commands, codeColours: codeColours(theme), ...sourceFacts(markdown) };
}

const words = ['   one two three', '   four five'];

describe('compare', () => {
  it('finds nothing between equals', async () => {
    expect(compare(await page([...words, 'end']), await page([...words, 'end']))).toEqual([]);
  });

  it('tells words that are cut into other rows from other words', async () => {
    const other = await page(['   one two', '   three four five', 'end']);
    expect(compare(await page([...words, 'end']), other)).toMatchObject([{ kind: 'wrap' }]);
    const changed = await page(['   one two tree', '   four five', 'end']);
    expect(compare(await page([...words, 'end']), changed)).toEqual([
      { kind: 'text', ours: ['   one two three'], theirs: ['   one two tree'] },
    ]);
  });

  it('keeps rows side by side that are further down', async () => {
    const other = await page(['', '', '', ...words, '', 'end']);
    expect(compare(await page([...words, 'end']), other)).toEqual([
      { kind: 'place', of: 'first row', ours: 0, theirs: 3 },
      { kind: 'place', of: 'page number', ours: 2, theirs: 6 },
    ]);
  });

  it('sees colours, attributes and grounds, but no colour of a blank', async () => {
    const plain = await page(['one two', 'end']);
    expect(compare(plain, await page(['one\x1b[31m \x1b[39mtwo', 'end']))).toEqual([]);
    const styled = compare(
      plain,
      await page(['\x1b[1mone\x1b[22m\x1b[44m \x1b[49m\x1b[38;2;1;2;3mtwo\x1b[39m', 'end']),
    );
    expect(styled.map((difference) => difference.kind === 'style' && difference.theirs)).toEqual([
      { fg: 'default', bg: 'default', attributes: 'bold' },
      { fg: 'default', bg: '4', attributes: '' },
      { fg: '#010203', bg: 'default', attributes: '' },
    ]);
  });
});

describe('explained', () => {
  it('takes words cut elsewhere for a margin only if ours keeps it', () => {
    const wrapped = { kind: 'wrap', ours: [...words], theirs: ['   one two three four five'] } as const;
    expect(explained(wrapped, facts(''))).toEqual(['right margin']);
    expect(explained({ ...wrapped, ours: ['x'.repeat(39)] }, facts(''))).toBeUndefined();
  });

  it('puts two purposes together, but explains no lost word', () => {
    const ours = ['   [a link](x) Name │ Text', '  ──────┼──────', '   one  │ https://example.com'];
    const theirs = ['   [a link](x) NAME │ TEXT', '  ──────┼──────', '   one  │'];
    const table = facts('| Name | Text |\n|---|---|\n| one | https://example.com |');
    expect(explained({ kind: 'text', ours, theirs }, table)).toEqual(['table heads', 'links in tables']);
    expect(explained({ kind: 'text', ours, theirs: theirs.slice(0, 2) }, table)).toBeUndefined();
    expect(explained({ kind: 'text', ours, theirs }, facts(''))).toBeUndefined();
  });

  it('does not take plain code for highlighted code', () => {
    const { plain } = codeColours(builtinTheme('dark'));
    const style = (fg: string) => ({ fg, bg: 'default', attributes: '' });
    const code = facts('```go\nfunc main() {\n```');
    const func = { kind: 'style', text: 'func', row: 'func main() {', inStatus: false, theirs: style('39') } as const;
    expect(explained({ ...func, ours: style('#00aaff') }, code)).toEqual(['256 colours']);
    expect(explained({ ...func, ours: style(plain) }, code)).toBeUndefined();
    expect(explained({ ...func, ours: style('#00aaff') }, facts(''))).toBeUndefined();
  });
});
