import { inlinesOf } from './inlines.js';
import { lex } from './lex.js';
import type { Inline } from './types.js';

/** A line of markdown that stands alone, such as a footer's. What is no paragraph comes out as it is written. */
export function inlineMarkdown(text: string): readonly Inline[] {
  const [token, ...others] = lex(text);
  const isParagraph = token?.type === 'paragraph' && others.length === 0;
  return isParagraph && token.tokens ? inlinesOf(token.tokens, () => undefined) : [{ kind: 'text', text }];
}
