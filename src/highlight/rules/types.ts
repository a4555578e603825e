import type { ChromaKey } from '../../theme/types.js';

/**
 * What a token is: a key (with `!`: whatever is inside), the key of what stands around it (`outer`), what nothing is
 * known of (`plain`), or a piece in another language (`@json`).
 */
export type Kind = ChromaKey | `${ChromaKey}!` | 'outer' | 'plain' | `@${string}`;

/** How the tokens of a grammar become Chroma's, where it differs from what is common. */
export interface Rules {
  /**
   * By Prism's name of a token or one of its aliases. `a b` is `b` directly inside of `a`, `a *` whatever is there.
   */
  readonly kinds?: Readonly<Record<string, Kind>>;
  /** Keywords, names and operators that are something else than the grammar takes them for, blanks between them. */
  readonly words?: Readonly<Partial<Record<ChromaKey, string>>>;
  /** True: upper and lower case of the words are alike. */
  readonly anyCase?: boolean;
  /** Words that the grammar says nothing of; absent: they are names. */
  readonly rest?: ChromaKey;
  /** Those that begin a line, if they are something else. */
  readonly lineStart?: ChromaKey;
  /** Those before a parenthesis, if they are something else. */
  readonly called?: ChromaKey;
  /** Classes where they are used; absent: as the rest. */
  readonly types?: ChromaKey;
  /** Words before the name of a class where it is declared; absent: the usual ones. */
  readonly declares?: string;
  /** True: the grammar does not know the names of classes; they are the words behind those. */
  readonly namesClasses?: boolean;
  /** Strings that begin like this hold no escapes; `all`: none does. */
  readonly raw?: RegExp | 'all';
}
