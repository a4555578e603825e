import fc from 'fast-check';
import { functionNames } from './signatures.js';

/*
 * Templates made at random, for tests: `anyFormat` strings together what may stand anywhere, and most of it is wrong;
 * `rightFormat` knows what gives what, and most of it can be filled.
 */

const { call: anyCall } = fc.letrec<{ operand: string; call: string }>((tie) => ({
  operand: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('.text', '.', '$', '.nothing', '$.text', '$x', '$y', 'nil', 'true', 'false'),
    fc.constantFrom('"the"', '""', '" "', '","', '"a"', '`t`', '"%v"', '"%5.2d|%s"', '"%q %-4v"', '"text"'),
    fc.constantFrom('0', '1', '2', '-1', '3.5', '1e2', "'a'", '0x10', '100'),
    fc.tuple(tie('call'), fc.constantFrom('', '', '', '.text')).map(([call, field]) => `(${call})${field}`),
  ),
  call: fc.oneof(
    fc
      .tuple(
        fc.constantFrom(...functionNames().filter((name) => name !== 'Matches')),
        fc.array(tie('operand'), { maxLength: 4 }),
      )
      .map(([name, given]) => [name, ...given].join(' ')),
    fc.tuple(tie('operand'), tie('call')).map(([first, then]) => `${first} | ${then}`),
    tie('operand'),
  ),
}));

/** `T` a text, `N` a number, `L` a list, `B` true or false, `A` any of them. */
const calls = {
  text:
    'ToUpper T;ToLower T;Title T;ToTitle T;Left T N;Right T N;Mid T 1;TrimSpace T;Trim T T;TrimLeft T T;TrimRight T T;' +
    'TrimPrefix T T;TrimSuffix T T;Repeat T 2;Replace T T T N;Join L T;html A A;js T;urlquery T;print A A A;println A;' +
    'slice T 1;Last L;printf F A A;printf F A;or T T;and T T;index . "text"',
  number:
    'len T;len L;len .;Count T T;Index T T;IndexAny T T;LastIndex T T;LastIndexAny T T;Compare T T;index T 0;or N N',
  list: 'Split T T;SplitN T T N;SplitAfter T T;SplitAfterN T T N;slice L 1;slice L',
  truth:
    'eq T T;eq N N N;ne T T;lt T T;lt N N;le N N;gt T T;ge N N;not A;HasPrefix T T;HasSuffix T T;Contains T T;' +
    'ContainsAny T T;EqualFold T T;and B B;or B B;eq A nil',
} as const;

const verb = fc
  .tuple(
    fc.constantFrom('', '-', '+', '#', ' ', '0', '+0', '#-', '[1]', '[2]', '[3]'),
    fc.constantFrom('', '', '3', '12', '*'),
    fc.constantFrom('', '', '.2', '.', '.*', '.0'),
    fc.constantFrom(...'vsqdxXobOcUtTeEfFgGz%'),
  )
  .map((parts) => `%${parts.join('')}`);

/** What `printf` takes first, as a literal. */
const printfFormat = fc
  .array(fc.oneof(verb, fc.constantFrom('a', ' ', '|')), { maxLength: 3 })
  .map((parts) => `"${parts.join('')}"`);

const { text, list, any } = fc.letrec<Record<keyof typeof calls | 'any', string>>((tie) => {
  const called = (kind: keyof typeof calls): fc.Arbitrary<string> =>
    fc.constantFrom(...calls[kind].split(';')).chain((shape) => {
      const given = {
        T: tie('text'),
        N: tie('number'),
        L: tie('list'),
        B: tie('truth'),
        A: tie('any'),
        F: printfFormat,
      };
      const parts = shape
        .split(' ')
        .map((part, index) => (index > 0 && part in given ? given[part as keyof typeof given] : fc.constant(part)));
      return fc.tuple(...parts).map((words) => `(${words.join(' ')})`);
    });
  const of = (kind: keyof typeof calls, ...values: readonly string[]): fc.Arbitrary<string> =>
    fc.oneof({ depthSize: 'small', withCrossShrink: true }, fc.constantFrom(...values), called(kind));
  return {
    text: of('text', '.text', '$.text', '"the"', '""', '" "', '","', '`a b`', '"\\t\\u0041"'),
    number: of('number', '0', '1', '2', '3', '-1', '0x10', "'a'", '40'),
    list: of('list', '(Split .text " ")', '(Split .text ",")'),
    truth: of('truth', 'true', 'false'),
    any: fc.oneof(
      tie('text'),
      tie('number'),
      tie('list'),
      tie('truth'),
      fc.constantFrom('nil', '.nothing', '3.5', '0.001', '1e20', '.'),
    ),
  };
});

function nodesOf(
  action: fc.Arbitrary<string>,
  lists: fc.Arbitrary<string>,
  wrong: readonly string[],
): fc.Arbitrary<string> {
  const { node } = fc.letrec<{ node: string }>((tie) => {
    const body = fc.array(tie('node'), { maxLength: 3 }).map((parts) => parts.join(''));
    const otherwise = fc.constantFrom('', '{{else}}', '{{else}}');
    return {
      node: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.constantFrom('text ', ' ', '\n', '-', '"', '{{/* c */}}', '{{- /* c */ -}}', ...wrong),
        fc
          .tuple(fc.constantFrom('{{', '{{- ', '{{ '), action, fc.constantFrom('}}', ' -}}', ' }}'))
          .map((parts) => parts.join('')),
        action.map((value) => `{{$x := ${value}}}{{$x}}`),
        fc
          .tuple(fc.constantFrom('if', 'with', 'if $y :=', 'with $y :='), action, body, otherwise, body)
          .map(
            ([control, value, one, other, two]) => `{{${control} ${value}}}${one}${other}${other ? two : ''}{{end}}`,
          ),
        fc
          .tuple(
            fc.constantFrom('range', 'range $x :=', 'range $i, $x :='),
            lists,
            body,
            fc.constantFrom('', '{{break}}', '{{if .}}{{continue}}{{end}}'),
            body,
            otherwise,
            body,
          )
          .map(
            ([control, value, one, jump, two, other, three]) =>
              `{{${control} ${value}}}${one}${jump}${two}${other}${other ? three : ''}{{end}}`,
          ),
      ),
    };
  });
  return fc.array(node, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(''));
}

export const anyFormat: fc.Arbitrary<string> = nodesOf(anyCall, anyCall, [
  '{',
  '}',
  '{{break}}',
  '{{end}}',
  '{{else}}',
  '{{.text',
  '{{',
  '{{$x = 1}}',
  '{{else if .text}}',
  '{{else with .text}}',
]);

export const rightFormat: fc.Arbitrary<string> = nodesOf(
  fc.oneof(text, any),
  fc.oneof(list, fc.constantFrom('3', '.')),
  [],
);
