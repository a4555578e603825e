import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Token } from '../render/highlight.js';
import { loadHighlighter } from './load.js';

/** `samples.md`: code in each language, and lists of what is to be found in it. */
interface Sample {
  readonly language: string;
  readonly code: string;
  readonly found: readonly { readonly key: string; readonly piece: string }[];
}

const samples = [
  ...readFileSync(new URL('samples.md', import.meta.url), 'utf8').matchAll(
    /^(`{3,})(\S+)\n([\s\S]*?)\n\1\n((?:\n- .*)?(?:\n- .*)*)/gm,
  ),
].map(([, , language = '', code = '', list = '']): Sample => {
  const found = [...list.matchAll(/^- (\w+): (.*)$/gm)].flatMap(([, key = '', pieces = '']) =>
    [...pieces.matchAll(/`([^`]+)`/g)].map(([, piece = '']) => ({ key, piece })),
  );
  return { language, code, found };
});

const highlight = loadHighlighter();

/** The thirty, and what else is seen in talks. */
const promised =
  'go typescript tsx python java rust c cpp csharp ruby php kotlin swift bash sql yaml json toml html css dockerfile ' +
  'proto diff makefile lua haskell elixir scala zig text javascript console xml scss markdown graphql hcl powershell';

it('has a sample of every language that is promised, with what is to be found in it', () => {
  expect(samples.map(({ language }) => language)).toEqual(expect.arrayContaining(promised.split(' ')));
  for (const { language, found } of samples) {
    if (language !== 'text') expect(found.length, language).toBeGreaterThan(2);
  }
});

describe('each piece has its key', () => {
  it.each(samples.filter(({ language }) => language !== 'text'))('in $language', ({ language, code, found }) => {
    const lines = highlight(language, code);
    expect(lines && textOf(lines)).toBe(code);
    const wrong = found.filter(({ key, piece }) => !stands(piece, key, lines ?? []));
    expect(wrong).toEqual([]);
  });

  it('but for text, which has none', () => {
    expect(highlight('text', 'if true then 42')).toBeUndefined();
  });
});

function textOf(lines: readonly (readonly Token[])[]): string {
  return lines.map((line) => line.map(({ text }) => text).join('')).join('\n');
}

/** Whether a piece is a token of that key, but for blanks around it. */
function stands(piece: string, key: string, lines: readonly (readonly Token[])[]): boolean {
  return lines.some((line) => line.some((token) => token.key === key && token.text.trim() === piece));
}
