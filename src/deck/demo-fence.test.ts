import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { demoBlock } from './demo-fence.js';
import type { PanelBlock } from './types.js';

const source = { file: 'a.md', line: 10 };
const block = (text: string, words = ['order']) => demoBlock(words, text, source);
const panels = (text: string) => (block(text) as PanelBlock).panels;
const one = (kind: string, share = 1) => ({ kind, share });

describe('demoBlock', () => {
  it('reads name, panels, input and params', () => {
    expect(block('panels: status\ninput: {order: A-42, items: [1, 2]}\nfailures: 2\nslow: true')).toEqual({
      kind: 'panel',
      demo: 'order',
      panels: [[one('status')]],
      input: { order: 'A-42', items: [1, 2] },
      params: { failures: 2, slow: true },
      source,
    });
  });

  it('needs no body', () => {
    const empty = { kind: 'panel', demo: 'order', panels: [], input: undefined, params: {}, source };
    for (const text of ['', '\n', '# nothing', '~']) expect(block(text)).toEqual(empty);
    expect(panels('panels:')).toEqual([]);
    expect(panels('panels: []')).toEqual([]);
  });

  it('keeps an input of null', () => {
    expect(block('input:')).toMatchObject({ input: null });
  });

  it.each([
    ['panels: history', [[one('history')]]],
    ['panels: status | task-queue', [[one('status'), one('task-queue')]]],
    ['panels: [status, history]', [[one('status')], [one('history')]]],
    ['panels: [status, [code, history]]', [[one('status')], [one('code'), one('history')]]],
    ['panels: [status | code, history]', [[one('status'), one('code')], [one('history')]]],
    ['panels:\n  - status\n  - code: 2\n    history: 0.5', [[one('status')], [one('code', 2), one('history', 0.5)]]],
    ['panels: {code: 2, history: }', [[one('code', 2), one('history')]]],
    ['panels: [[code: 2, history]]', [[one('code', 2), one('history')]]],
    ['panels: |\n  status | code\n  history\n', [[one('status'), one('code')], [one('history')]]],
    ['rows: &rows [status]\npanels: *rows', [[one('status')]]],
  ])('understands %j', (text, rows) => {
    expect(panels(text)).toEqual(rows);
  });

  it.each([
    ['panels: 3', 1, 9],
    ['input: 1\npanels:\n  - status\n  - 4', 4, 5],
    ['panels: [[a, [b]]]', 1, 14],
    ['panels: [[]]', 1, 10],
    ['panels: a || b', 1, 9],
    ['panels: two words', 1, 9],
    ['panels: {code: 0}', 1, 16],
    ['panels: {code: 1000}', 1, 16],
    ['panels: {code: x}', 1, 16],
    ['panels: {code: .nan}', 1, 16],
    [`panels: [${'a,'.repeat(13)}]`, 1, 9],
    ['- status', 1, 1],
    ['just text', 1, 1],
    ['panels: [a\nb: {', 2, undefined],
    ['a: 1\na: 2', 2, 1],
  ])('tells what is wrong in %j, with its place in the file', (text, line, column) => {
    expect(block(text)).toMatchObject({
      kind: 'problem',
      problem: { level: 'error', file: 'a.md', line: 10 + line, ...(column === undefined ? {} : { column }) },
    });
  });

  it('needs one name', () => {
    expect(block('', [])).toMatchObject({
      kind: 'problem',
      problem: { line: 10, message: expect.stringContaining('needs a name') },
    });
    expect(block('', ['a', 'b'])).toMatchObject({ kind: 'problem' });
  });

  it('refuses alias bombs and what is deep', () => {
    const bomb = ['a: &a [x,x,x,x,x,x,x,x]'];
    for (const [to, from] of ['ba', 'cb', 'dc', 'ed']) bomb.push(`${to}: &${to} [${`*${from},`.repeat(8)}]`);
    expect(block(bomb.join('\n'))).toMatchObject({ kind: 'problem' });
    expect(block(`input: ${'['.repeat(20_000)}`)).toMatchObject({ kind: 'problem' });
    expect(block('a: *nobody')).toMatchObject({ kind: 'problem' });
  });

  it('lets no key reach a prototype', () => {
    const { params } = block('__proto__: {polluted: true}') as PanelBlock;
    expect('polluted' in params).toBe(false);
    expect('polluted' in {}).toBe(false);
  });

  it('never throws', () => {
    const piece = fc.constantFrom(
      'panels',
      'input',
      ': ',
      '\n',
      '  ',
      '[',
      ']',
      '{',
      '}',
      '&a ',
      '*a',
      '"',
      '|',
      '- ',
      '? ',
      '!!set ',
      'status',
      '2',
      ',',
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        expect(['panel', 'problem']).toContain(block(pieces.join('')).kind);
      }),
      { numRuns: 500 },
    );
  });
});
