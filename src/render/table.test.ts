import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Alignment, Inline } from '../deck/types.js';
import { builtinTheme } from '../theme/builtin.js';
import { makeTheme } from '../theme/make.js';
import type { Theme } from '../theme/types.js';
import { cellWidth } from './cells.js';
import { plain } from './line.js';
import { table } from './table.js';
import { anyText, greedy } from './testing.js';
import { noTools } from './tools.js';

const usual = makeTheme('test', {});

interface Given {
  readonly theme?: Theme;
  readonly alignments?: readonly Alignment[];
}

function drawn(rows: readonly (readonly string[])[], width: number, { theme = usual, alignments = [] }: Given = {}) {
  const [header = [], ...body] = rows.map((row) => row.map((text): readonly Inline[] => [{ kind: 'text', text }]));
  const room = { theme, width, style: plain, tools: noTools, step: 0, lists: 0 };
  return table({ kind: 'table', alignments, header, rows: body }, room).map((line) =>
    line.map(({ text }) => text).join(''),
  );
}

const comparison = [
  ['Feature', 'slides', 'presenterm', 'patat', 'lookatme', 'mdp', 'tslides'],
  ['live reload', 'yes', 'yes', 'yes', 'yes', 'no', 'yes'],
  ['pictures', 'no', 'yes', 'elsewhere', 'elsewhere', 'no', 'since 0.8'],
];

describe('a table that is too wide', () => {
  it('gives up the blanks beside its lines before it breaks a word', () => {
    expect(drawn(comparison, 72).slice(2, 4)).toEqual([
      ' live     │ yes    │ yes        │ yes       │ yes       │ no  │ yes',
      ' reload   │        │            │           │           │     │',
    ]);
    const tight = drawn(comparison, 60);
    expect(tight.slice(0, 3)).toEqual([
      'Feature  │slides│presenterm│patat    │lookatme │mdp│tslides',
      '─────────┼──────┼──────────┼─────────┼─────────┼───┼────────',
      'live     │yes   │yes       │yes      │yes      │no │yes',
    ]);
  });

  it('is a list where words would break', () => {
    expect(drawn(comparison, 40).slice(0, 8)).toEqual([
      'Feature: live reload',
      'slides: yes',
      'presenterm: yes',
      'patat: yes',
      'lookatme: yes',
      'mdp: no',
      'tslides: yes',
      '',
    ]);
  });

  it('is a list without names where a column has none', () => {
    expect(drawn([['', 'slides', 'presenterm'], ['pictures', '', 'yes', 'more'], []], 20)).toEqual([
      'pictures',
      'slides:',
      'presenterm: yes',
      'more',
      '',
      'slides:',
      'presenterm:',
    ]);
  });

  it('breaks an address, and nothing else', () => {
    const rows = [
      ['Command', 'What it starts', 'Documentation'],
      ['server', 'a development server', 'reference https://docs.temporal.io/cli/server#start-dev'],
      ['workflow', 'an execution', 'https://docs.temporal.io/cli/workflow'],
    ];
    expect(drawn(rows, 50)).toEqual([
      ' Command  │ What it starts    │ Documentation',
      '──────────┼───────────────────┼───────────────────',
      ' server   │ a development     │ reference',
      '          │ server            │ https://docs.',
      '          │                   │ temporal.io/cli/',
      '          │                   │ server#start-dev',
      ' workflow │ an execution      │ https://docs.',
      '          │                   │ temporal.io/cli/',
      '          │                   │ workflow',
    ]);
  });

  it('is aligned when it has shrunk, wide characters too', () => {
    const rows = [
      ['数', '説明', 'polls'],
      ['20', '日本語の長い説明文がここに入る', '300'],
    ];
    expect(drawn(rows, 27, { alignments: ['right', 'center', 'right'] })).toEqual([
      ' 数 │     説明     │ polls',
      '────┼──────────────┼───────',
      ' 20 │ 日本語の長い │   300',
      '    │ 説明文がここ │',
      '    │    に入る    │',
    ]);
  });
});

describe('any table in any room', () => {
  const word = fc.string({ unit: fc.constantFrom(...'abcdefghij'), minLength: 1, maxLength: 14 });
  const address = fc.webUrl({ withQueryParameters: true });
  const wide = fc.string({ unit: fc.constantFrom(...'日本語文章、。「」'), minLength: 1, maxLength: 12 });
  const cell = fc
    .array(
      fc.oneof({ weight: 6, arbitrary: word }, { weight: 1, arbitrary: address }, { weight: 1, arbitrary: wide }),
      {
        maxLength: 5,
      },
    )
    .map((words) => words.join(' '));
  const grid = <T>(of: fc.Arbitrary<T>) =>
    fc.array(fc.array(of, { minLength: 1, maxLength: 8 }), { minLength: 2, maxLength: 5 });
  const width = fc.integer({ min: 10, max: 120 });
  const alignments = fc.array(fc.constantFrom<Alignment>('left', 'center', 'right'), { maxLength: 8 });

  it('is not wider than that', () => {
    const themes = fc.constantFrom(usual, greedy, builtinTheme('dark') ?? usual, builtinTheme('ascii') ?? usual);
    fc.assert(
      fc.property(grid(fc.oneof(cell, anyText)), width, alignments, themes, (rows, room, aligned, theme) => {
        for (const row of drawn(rows, room, { theme, alignments: aligned }))
          expect(cellWidth(row)).toBeLessThanOrEqual(room);
      }),
      { numRuns: 500 },
    );
  });

  it('breaks no word of up to ten cells as a grid, of seven as a list', () => {
    fc.assert(
      fc.property(grid(cell), width, alignments, (rows, room, aligned) => {
        const lines = drawn(rows, room, { alignments: aligned });
        const longest = lines.some((line) => /^[─┼]+$/.test(line)) ? 10 : 7;
        const seen = counted(lines.flatMap((line) => line.split(/[ │:]+/)));
        for (const [text, times] of counted(rows.flat().flatMap((own) => own.split(' '))))
          if (/^[a-j]+$/.test(text) && text.length <= longest)
            expect(seen.get(text) ?? 0, text).toBeGreaterThanOrEqual(times);
      }),
      { numRuns: 1000 },
    );
  });
});

function counted(words: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const text of words) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}
