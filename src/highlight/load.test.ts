import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Token } from '../render/highlight.js';
import { anyText } from '../render/testing.js';
import { loadHighlighter } from './load.js';

const highlight = loadHighlighter();

/** As `key:text` without blanks, a line each. */
function seen(lines: readonly (readonly Token[])[] | undefined): readonly string[] | undefined {
  return lines?.map((line) =>
    line.flatMap(({ text, key }) => (text.trim() === '' ? [] : [`${key ?? ''}:${text}`])).join(' | '),
  );
}

it('cuts what goes over several lines at its line feeds, and keeps its key', () => {
  expect(seen(highlight('c', '/* one\n\n  two */ x'))).toEqual(['comment:/* one', '', 'comment:  two */ | name:x']);
  expect(seen(highlight('sh', 'x "a\nb"'))).toEqual([':x  | literal_string:"a', 'literal_string:b"']);
});

it('knows languages by the names that people give them', () => {
  const spellings =
    'ts typescript tsx jsx js py rs c++ cpp c# cs csharp rb kt sh bash shell console zsh yml yaml json json5 jsonc toml html xml ' +
    'css scss dockerfile docker proto protobuf diff patch make makefile lua hs haskell ex elixir scala zig go golang sql ' +
    'swift php java rust markdown md graphql hcl terraform nginx ini powershell perl r julia dart clojure ocaml erlang ' +
    'nix vim latex Go TypeScript';
  expect(spellings.split(' ').filter((name) => highlight(name, 'a b') === undefined)).toEqual([]);
});

it.each([
  'text',
  'plain',
  'txt',
  '',
  'no-such-language',
  '../core',
  'constructor',
  '__proto__',
  'extend',
  'DFS',
  'core',
  'all',
])('leaves what is in no language it knows as it is: %j', (language) => {
  expect(highlight(language, 'if (true) return 1;')).toBeUndefined();
});

it('leaves alone what is too long', () => {
  expect(highlight('diff', `+${'a'.repeat(4_990)}\n+b`)).toBeDefined();
  expect(highlight('diff', `+b\n+${'a'.repeat(5_000)}`)).toBeUndefined();
  expect(highlight('diff', '+ab\n'.repeat(25_000))).toBeDefined();
  expect(highlight('diff', '+ab\n'.repeat(25_001))).toBeUndefined();
});

it('gives up on what takes too long, and remembers it', () => {
  // Prism looks for a selector from each of its letters on.
  const endless = 'a,\n'.repeat(30_000);
  const times = [1, 2].map(() => {
    const start = performance.now();
    expect(highlight('scss', endless)).toBeUndefined();
    return performance.now() - start;
  });
  expect(times[0]).toBeLessThan(20_000);
  expect(times[1]).toBeLessThan(100);
  expect(highlight('scss', 'a { b: 1 }')).toBeDefined();
});

it('answers the same text with the same tokens', () => {
  expect(highlight('go', 'package main')).toBe(highlight('golang', 'package main'));
});

it('takes a diff line by line', () => {
  const diff = 'diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@ func main() {\n same\n-old\n+new\n\\ No newline';
  expect(seen(highlight('diff', diff))).toEqual([
    'generic_subheading:diff --git a/x b/x',
    'generic_subheading:--- a/x',
    'generic_subheading:+++ b/x',
    'generic_subheading:@@ -1 +1 @@ func main() {',
    ': same',
    'generic_deleted:-old',
    'generic_inserted:+new',
    ':\\ No newline',
  ]);
});

it('highlights a language inside of another, whatever was loaded before', () => {
  highlight('scss', 'a { b: c }');
  highlight('css', 'a { b: c }');
  highlight('typescript', 'let a');
  expect(seen(highlight('html', '<style>\n.a { b: 1 }\n</style>'))?.[1]).toBe(
    'name_class:.a | punctuation:{ | keyword:b | punctuation:: | literal_number:1 | punctuation:}',
  );
  expect(seen(highlight('md', '```go\npackage a\n```'))?.[1]).toBe('keyword_namespace:package | name_other:a');
  expect(seen(highlight('md', '---\na: 1\n---\n'))?.[1]).toBe('name_tag:a | punctuation:: | literal_number:1');
});

const languages =
  'go ts tsx py rust java c cpp cs rb php kt swift bash console sql yaml json toml html css scss docker proto diff make lua hs ex ' +
  'scala zig md graphql hcl nginx ini powershell perl r julia clojure ocaml erlang nix vim latex fsharp cmake http';

it('gives back the text of any code', () => {
  const marks = fc.constantFrom(
    ...'( ) { } [ ] < > " \' ` / /* */ // # $ ${ \\ = : - + @ , ; | & ! ? . \n \r\n \t 0 1.5 a if'.split(' '),
    '\n',
    ' ',
  );
  const code = fc
    .array(fc.oneof({ weight: 3, arbitrary: marks }, anyText), { maxLength: 40 })
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.constantFrom(...languages.split(' ')), code, (language, text) => {
      const lines = highlight(language, text);
      expect(lines?.map((line) => line.map((token) => token.text).join('')).join('\n')).toBe(text);
      for (const token of lines?.flat() ?? []) expect(token.text).not.toBe('');
    }),
    { numRuns: 1000 },
  );
});
