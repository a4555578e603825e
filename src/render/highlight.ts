import type { ChromaKey } from '../theme/types.js';

/** A piece of one line of code; undefined: nothing is known of it, as of blanks and prose. */
export interface Token {
  readonly text: string;
  readonly key: ChromaKey | undefined;
}

/**
 * The tokens of each line of a text, which together are the text but for its line feeds. Undefined: there is no such
 * language, or the text is too long to be looked at.
 */
export type Highlighter = (language: string, text: string) => readonly (readonly Token[])[] | undefined;
