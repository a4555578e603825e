import { expect, it } from 'vitest';
import { codeBlocks } from './code-blocks.js';
import { runnableCode, visibleCode } from './hidden-lines.js';

const go = '/// package main\n/// import "fmt"\nfmt.Println("/// stays")\n///}';

it('hides lines with three slashes on the slide and runs them without the mark', () => {
  expect(visibleCode('go', go)).toBe('fmt.Println("/// stays")');
  expect(runnableCode('go', go)).toBe('package main\nimport "fmt"\nfmt.Println("/// stays")\n}');
});

it('leaves documentation comments alone', () => {
  const rust = '/// Adds.\nfn add() {}';
  expect([visibleCode('Rust', rust), runnableCode('rust', rust)]).toEqual([rust, rust]);
});

it("hides presenterm's lines: with a number sign in Rust, but not attributes, and with two elsewhere", () => {
  const rust = '# use std::io;\n#\n#[derive(Debug)]\n#![allow(x)]\nstruct A; # no\n  # no';
  expect(visibleCode('rust', rust)).toBe('#\n#[derive(Debug)]\n#![allow(x)]\nstruct A; # no\n  # no');
  expect(runnableCode('rs', rust)).toBe('use std::io;\n#\n#[derive(Debug)]\n#![allow(x)]\nstruct A; # no\n  # no');
  const elixir = '## use A\n# a comment\n/// use B\nrun()';
  expect(visibleCode('elixir', elixir)).toBe('# a comment\nrun()');
  expect(runnableCode('elixir', elixir)).toBe('use A\n# a comment\nuse B\nrun()');
  expect(visibleCode('python', '# a comment')).toBe('# a comment');
});

it('is run and copied with its hidden lines, block by block', () => {
  const markdown = '```go\n/// package main\nfunc f() {}\n```\n\ntext\n\n```sh\nls\n```\n';
  const settings = { theme: '', author: '', date: '', paging: '' };
  expect(codeBlocks({ markdown, settings, source: { file: 'a.md', line: 1 } }, 0)).toEqual([
    { language: 'go', text: expect.stringMatching(/^package main\nfunc f\(\) \{\}\n?$/) },
    { language: 'sh', text: expect.stringMatching(/^ls\n?$/) },
  ]);
});

it('copies tabs as they are written', () => {
  const markdown = '```make\nall:\n\techo hi\n```';
  const settings = { theme: '', author: '', date: '', paging: '' };
  expect(codeBlocks({ markdown, settings, source: { file: 'a.md', line: 1 } }, 0)).toEqual([
    { language: 'make', text: 'all:\n\techo hi' },
  ]);
});
