import { Recent } from '../deck/recent.js';
import type { Highlighter, Token } from '../render/highlight.js';
import { diffTokens } from './diff.js';
import { grammarOf } from './languages.js';
import { loadPrism } from './prism.js';
import { timeLimit } from './time-limit.js';
import { chromaTokens, type Embedded } from './tokens.js';

/** In characters: what is longer is no slide's code. */
const longestText = 100_000;
const longestLine = 5_000;

/** Milliseconds for one text. 200 lines take 2 to 15, but the machine may be busy. */
const longestTime = 1_000;

/** Texts whose tokens are kept. */
const kept = 100;

type Tokens = readonly (readonly Token[])[];

/**
 * Loads the highlighter, at once; a language's grammar is loaded when it is first asked for. What can't be
 * highlighted, for whatever reason, is answered with undefined.
 */
export function loadHighlighter(): Highlighter {
  const grammars = loadPrism();
  const limited = timeLimit();
  const known = new Recent<string, Tokens | 'none'>(kept);
  const missing = new Set<string>();

  const load = (grammar: string): boolean => {
    if (missing.has(grammar)) return false;
    try {
      grammars.load(grammar);
      return true;
    } catch {
      missing.add(grammar);
      return false;
    }
  };
  const tokensOf = (grammar: string, text: string): Tokens | 'none' => {
    if (grammar === 'diff') return diffTokens(text);
    const end = performance.now() + longestTime;
    // A grammar is never loaded inside of the time limit, which might leave half of one.
    const taken: Embedded = (language, piece) => {
      const own = grammarOf(language);
      if (own === undefined || !load(own)) return undefined;
      try {
        return { grammar: own, stream: limited(end - performance.now(), () => grammars.tokenize(own, piece)) };
      } catch {
        return undefined;
      }
    };
    const whole = taken(grammar, text);
    return whole ? chromaTokens(whole.stream, grammar, taken) : 'none';
  };

  return (language, text) => {
    const grammar = grammarOf(language);
    if (grammar === undefined || isTooLong(text)) return undefined;
    const key = `${grammar}\n${text}`;
    let tokens = known.get(key);
    if (!tokens) {
      tokens = tokensOf(grammar, text);
      known.set(key, tokens);
    }
    return tokens === 'none' ? undefined : tokens;
  };
}

function isTooLong(text: string): boolean {
  if (text.length > longestText) return true;
  if (text.length <= longestLine) return false;
  for (let start = 0; ; ) {
    const feed = text.indexOf('\n', start);
    if ((feed < 0 ? text.length : feed) - start > longestLine) return true;
    if (feed < 0) return false;
    start = feed + 1;
  }
}
