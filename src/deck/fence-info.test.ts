import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupProblems, readInfo } from './fence-info.js';
import type { LineGroup } from './types.js';

const lines = (from: number, to = from) => ({ from, to });

describe('readInfo', () => {
  it('takes all parts of an info string, in any order', () => {
    const info = readInfo('go {1-3|5|all} +line_numbers main.go +exec +no_background');
    expect(info.language).toBe('go');
    expect(info.words).toEqual(['main.go']);
    expect([...info.flags]).toEqual([
      ['line_numbers', ''],
      ['exec', ''],
      ['no_background', ''],
    ]);
    expect(info.groups).toEqual([[lines(1, 3)], [lines(5)], 'all']);
    expect(info.problems).toEqual([]);
  });

  it.each<[string, readonly LineGroup[]]>([
    ['go {1,3-5}', [[lines(1), lines(3, 5)]]],
    ['go {all|2}', ['all', [lines(2)]]],
    ['go { 1 , 3 - 5 | 7 }', [[lines(1), lines(3, 5)], [lines(7)]]],
    ['go {1-2}{4}', [[lines(1, 2)], [lines(4)]]],
    ['go {*|2,all}', ['all', 'all']],
    ['go {}', []],
    ['go', []],
  ])('reads the lines of %j', (info, groups) => {
    expect(readInfo(info)).toMatchObject({ language: 'go', groups, problems: [] });
  });

  it('reads attributes, beside lines too', () => {
    const { attributes, groups } = readInfo(`figlet {font="ANSI Shadow" gradient='red blue' width=40 | 2}`);
    expect([...attributes]).toEqual([
      ['font', 'ANSI Shadow'],
      ['gradient', 'red blue'],
      ['width', '40 | 2'],
    ]);
    expect(groups).toEqual([]);
    expect(readInfo('figlet {font=ANSI Shadow color=red}').attributes.get('font')).toBe('ANSI Shadow');
    expect(readInfo('go {name="a.go" 1|2}').groups).toEqual([[lines(1)], [lines(2)]]);
  });

  it('reads flags that are glued to the language and flags with a value', () => {
    expect(readInfo('go+exec')).toMatchObject({ language: 'go', flags: new Map([['exec', '']]) });
    expect(readInfo('c++')).toMatchObject({ language: 'c++', flags: new Map(), words: [] });
    expect(readInfo('c+++exec +id:a:b')).toMatchObject({
      language: 'c++',
      flags: new Map([
        ['exec', ''],
        ['id', 'a:b'],
      ]),
    });
    expect(readInfo('mermaid +width:50%').flags.get('width')).toBe('50%');
  });

  it('understands how others write a language', () => {
    expect(readInfo('{.go .numberLines}')).toMatchObject({ language: 'go', problems: [] });
    expect(readInfo('rust,ignore')).toMatchObject({ language: 'rust', words: [] });
    expect(readInfo('')).toMatchObject({ language: '', words: [], groups: [], problems: [] });
    expect(readInfo('demo order')).toMatchObject({ language: 'demo', words: ['order'] });
  });

  it.each<[string, string, readonly LineGroup[]]>([
    ['go {5-2|3}', 'the lines 5-2 run backwards: write 2-5', [[lines(2, 5)], [lines(3)]]],
    [
      'go {x|3}',
      '"x" is no line of the code: write numbers, ranges and "all", as in {1-3|5,7|all}',
      ['all', [lines(3)]],
    ],
    ['go {1|}', '"" is no line of the code: write numbers, ranges and "all", as in {1-3|5,7|all}', [[lines(1)], 'all']],
    ['go {0}', 'the lines of code count from 1, not from 0', [[lines(0)]]],
    ['go {1-2', '"{1-2" needs a "}" at its end', [[lines(1, 2)]]],
    ['go +line_number', '"+line_number" means nothing here: did you mean "+line_numbers"?', []],
    ['go +sparkle', '"+sparkle" means nothing here; leave it out', []],
  ])('tells what is wrong with %j and goes on', (info, problem, groups) => {
    expect(readInfo(info)).toMatchObject({ language: 'go', groups, problems: [problem] });
  });

  it('keeps a limit on steps', () => {
    const { groups, problems } = readInfo(`go {${Array(150).fill('1').join('|')}}`);
    expect(groups).toHaveLength(100);
    expect(problems).toEqual(['a code block has at most 100 steps, not 150']);
  });

  it('takes any text, soon', () => {
    const part = fc.constantFrom(
      '{',
      '}',
      '|',
      '-',
      ',',
      '+',
      '=',
      '"',
      "'",
      ' ',
      '1',
      '99999999',
      'all',
      'go',
      '.a',
      ':',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(part, fc.string({ unit: 'binary', maxLength: 5 })), { maxLength: 60 }), (parts) => {
        const info = readInfo(parts.join(''));
        for (const group of info.groups) {
          if (group !== 'all') for (const { from, to } of group) expect(from).toBeLessThanOrEqual(to);
        }
        for (const problem of info.problems) expect(problem.length).toBeLessThan(200);
      }),
    );
    const start = performance.now();
    for (const text of ['{', '{a=', '{a= ', '{.', ' +a', '{a="']) readInfo(text.repeat(100_000));
    expect(performance.now() - start).toBeLessThan(500);
  });
});

it('tells which lines the code does not have', () => {
  const { groups } = readInfo('go {1-3|5|2,4-9|all}');
  expect(groupProblems(groups, 4)).toEqual([
    '{5} goes beyond the code, which has 4 lines',
    '{4-9} goes beyond the code, which has 4 lines',
  ]);
  expect(groupProblems(groups, 9)).toEqual([]);
});
