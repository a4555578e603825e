import { Marked, type Token, Tokenizer, type TokenizerExtension, type Tokens } from 'marked';
import markedFootnote from 'marked-footnote';
import { artLength, artStart } from './art.js';
import { definitionsExtension, mayHoldDefinitions } from './definitions.js';

/** A run of block art, as our extension of marked finds it. */
export interface ArtToken {
  readonly type: 'art';
  readonly raw: string;
  readonly text: string;
}

const maxDepth = 16;
const maxEmphasisText = 10_000;
const maxHiddenText = 40_000;

/**
 * marked's tokens of a slide, as GitHub reads markdown, with block art, definition lists and footnotes as tokens of
 * their own. Throws if quotes and lists are nested too deeply. The tokens' `raw` texts, joined, have the line feeds of
 * the markdown.
 */
export function lex(markdown: string): Token[] {
  const marked = new Marked();
  const tokenizer = /[|\u2028\u2029]/.test(markdown) ? new CarefulTokenizer() : new SingleLineTokenizer();
  marked.setOptions({ gfm: true, tokenizer });
  marked.use({ extensions: [artExtension] });
  if (mayHoldDefinitions(markdown)) marked.use({ extensions: [definitionsExtension] });
  // It keeps what it has found: hence a new `Marked` for each slide.
  if (markdown.includes('[^')) marked.use(markedFootnote());
  return marked.lexer(markdown);
}

export const artExtension: TokenizerExtension = {
  name: 'art',
  level: 'block',
  start: artStart,
  tokenizer: (source): ArtToken | undefined => {
    const length = artLength(source);
    if (length === 0) return undefined;
    const raw = source.slice(0, source[length] === '\n' ? length + 1 : length);
    return { type: 'art', raw, text: source.slice(0, length) };
  },
};

/**
 * marked's tokenizer, with some care.
 *
 * Depth has an end: marked recurses without a limit and is quadratic in places, and V8 ends the whole process if it
 * compiles a regular expression with the stack nearly full.
 *
 * A look at the first characters saves expressions that can't match: compiling marked's largest ones costs more than
 * half of what a first slide takes. What comes out is the same; a test compares.
 */
class CarefulTokenizer extends Tokenizer {
  #depth = 0;
  #hidden = 0;

  override blockquote(source: string): Tokens.Blockquote | undefined {
    if (firstMark(source, 0) !== '>') return undefined;
    const { state } = this.lexer;
    const { lastToken } = state;
    // marked reads a list at the end of a quote once more, and takes what is before the quote for what is before the
    // list: behind text that may be none, and it throws.
    delete state.lastToken;
    try {
      return this.#deeper(() => super.blockquote(source), true);
    } finally {
      if (lastToken) state.lastToken = lastToken;
    }
  }

  override list(source: string): Tokens.List | undefined {
    return /[-*+0-9]/.test(firstMark(source, 0)) ? this.#deeper(() => super.list(source), true) : undefined;
  }

  override html(source: string): Tokens.HTML | undefined {
    return firstMark(source, 0) === '<' ? super.html(source) : undefined;
  }

  override table(source: string): Tokens.Table | undefined {
    const second = source.indexOf('\n') + 1;
    return second > 0 && /[-:|]/.test(firstMark(source, second)) ? super.table(source) : undefined;
  }

  override lheading(source: string): Tokens.Heading | undefined {
    if (!mayHaveUnderline(source)) return undefined;
    const heading = super.lheading(source);
    return heading !== undefined && artStart(heading.raw) !== undefined ? undefined : heading;
  }

  override emStrong(source: string, masked: string, before?: string): Tokens.Em | Tokens.Strong | undefined {
    if (source.length > maxEmphasisText || !/^[*_]/.test(source) || this.#isTooMuch(source, masked)) return undefined;
    return this.#deeper(() => super.emStrong(source, masked, before), false);
  }

  override del(source: string, masked: string, before?: string): Tokens.Del | undefined {
    if (source.length > maxEmphasisText || !source.startsWith('~') || this.#isTooMuch(source, masked)) return undefined;
    return this.#deeper(() => super.del(source, masked, before), false);
  }

  override link(source: string): Tokens.Link | Tokens.Image | undefined {
    return this.#deeper(() => super.link(source), false);
  }

  /**
   * marked hides from emphasis what reads like a link. Where that turns out to be none, the marks in it that close are
   * hidden from those that open, and each of these would be compared with all that follows.
   */
  #isTooMuch(source: string, masked: string): boolean {
    if (masked[masked.length - source.length] === source[0]) return false;
    this.#hidden += source.length;
    return this.#hidden > maxHiddenText;
  }

  #deeper<T>(lexNested: () => T | undefined, isBlock: boolean): T | undefined {
    if (this.#depth >= maxDepth) {
      if (isBlock) throw new Error(`quotes and lists are nested more than ${maxDepth} deep`);
      return undefined;
    }
    this.#depth += 1;
    try {
      return lexNested();
    } finally {
      this.#depth -= 1;
    }
  }
}

/**
 * The same for paragraphs of one line. marked joins paragraphs that a would-be table or heading broke up, but not those
 * of a tokenizer with a `paragraph` of its own: this one is for markdown in which that can't happen.
 */
class SingleLineTokenizer extends CarefulTokenizer {
  override paragraph(source: string): Tokens.Paragraph | undefined {
    const end = source.indexOf('\n');
    const isLine =
      source !== '' && (end === -1 || (end > 0 && (end + 1 === source.length || source[end + 1] === '\n')));
    if (!isLine) return super.paragraph(source);
    const text = end === -1 ? source : source.slice(0, end);
    return { type: 'paragraph', raw: text, text, tokens: this.lexer.inline(text) };
  }
}

/** What stands at this place behind up to three blanks, which is where a block's mark may stand. */
function firstMark(source: string, at: number): string {
  let here = at;
  while (here < at + 3 && source[here] === ' ') here += 1;
  return source[here] ?? '';
}

/** Whether a line of the paragraph, but the first, begins as the underline of a heading does. */
function mayHaveUnderline(source: string): boolean {
  for (let feed = source.indexOf('\n'); feed !== -1; ) {
    const next = source.indexOf('\n', feed + 1);
    if (/[-=]/.test(firstMark(source, feed + 1))) return true;
    if (source.slice(feed + 1, next === -1 ? undefined : next).trim() === '') return false;
    feed = next;
  }
  return false;
}
