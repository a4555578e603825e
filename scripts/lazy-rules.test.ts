import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { runInNewContext } from 'node:vm';
import { transformSync } from 'esbuild';
import type * as Marked from 'marked';
import { expect, test } from 'vitest';
import { specExamples } from '../src/testing/spec-examples.js';
import { withLazyRules } from './lazy-rules.js';

const source = readFileSync(createRequire(import.meta.url).resolve('marked'), 'utf8');

function load(text: string, made?: string[]): typeof Marked {
  const module = { exports: {} };
  const { code } = transformSync(text, { format: 'cjs' });
  const Counted = class extends RegExp {
    constructor(pattern: string, flags?: string) {
      super(pattern, flags);
      made?.push(pattern);
    }
  };
  runInNewContext(code, { module, exports: module.exports, RegExp: Counted });
  return module.exports as typeof Marked;
}

test('marked with lazy rules reads every example as it does without', () => {
  const plain = load(source);
  const lazy = load(withLazyRules(source));
  for (const { markdown } of specExamples()) {
    expect(JSON.stringify(lazy.lexer(markdown)), markdown).toBe(JSON.stringify(plain.lexer(markdown)));
    expect(lazy.parse(markdown), markdown).toBe(plain.parse(markdown));
  }
});

test('a rule with Unicode properties is made when it is used', () => {
  const made: string[] = [];
  const { lexer } = load(withLazyRules(source), made);
  expect(made.some((pattern) => pattern.includes('\\p{'))).toBe(false);
  lexer('some *emphasis*');
  expect(made.some((pattern) => pattern.includes('\\p{'))).toBe(true);
});

test('a marked that makes its rules otherwise is refused', () => {
  expect(() => withLazyRules('export {}')).toThrow('scripts/lazy-rules.ts');
});
