import { runInNewContext } from 'node:vm';
import type { Deck } from './types.js';

const maxPattern = 200;
const maxSlideText = 100_000;
const maxMs = 500;

/**
 * The slide whose markdown the pattern is found in: the first after `from`, going round, `from` itself last. The
 * pattern is a regular expression; `/i` at its end ignores case. Undefined if there is none, or nothing is searched.
 * A pattern that can't be used comes back as a sentence.
 */
export function findSlide(
  deck: Deck,
  pattern: string,
  from: number,
): number | undefined | { readonly problem: string } {
  if (pattern.length > maxPattern) return { problem: `a pattern may have at most ${maxPattern} characters` };
  const ignoreCase = pattern.endsWith('/i');
  const source = ignoreCase ? pattern.slice(0, -2) : pattern;
  if (source === '') return undefined;
  let expression: RegExp;
  try {
    expression = new RegExp(source, ignoreCase ? 'i' : '');
  } catch {
    return { problem: `${source} is no regular expression` };
  }
  const { slides } = deck;
  const order = slides.map((_, index) => (from + 1 + index) % slides.length);
  const texts = order.map((index) => slides[index]?.markdown.slice(0, maxSlideText) ?? '');
  const found = firstMatch(expression, texts);
  if (found === 'timeout') return { problem: `searching for ${source} takes too long` };
  return found === -1 ? undefined : order[found];
}

/** A regular expression can take for ever; only a context of its own can be stopped. */
function firstMatch(expression: RegExp, texts: readonly string[]): number | 'timeout' {
  const search = 'texts.findIndex((text) => expression.test(text))';
  try {
    const found: unknown = runInNewContext(search, { expression, texts }, { timeout: maxMs });
    return typeof found === 'number' ? found : -1;
  } catch {
    return 'timeout';
  }
}
