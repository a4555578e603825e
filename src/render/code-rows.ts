import type { TextStyle } from '../theme/types.js';
import { cellWidth, graphemes } from './cells.js';
import { chop } from './chop.js';
import type { Light } from './code-gutter.js';
import type { CodeStyles } from './code-look.js';
import type { Token } from './highlight.js';
import { type Line, plain, type Span } from './line.js';
import { append, blanksShow } from './spans.js';

export interface RowLook {
  /** Cells for the code, at least 1. */
  readonly width: number;
  readonly styles: CodeStyles;
  readonly light: Light;
  /** The mark of a line that goes on is ASCII. */
  readonly ascii: boolean;
}

/** One row of a line of code. */
export interface CodeRow {
  readonly cells: Line;
  /** Cells that it takes. */
  readonly width: number;
  /** A background that goes on to the end of the row. */
  readonly fill: TextStyle | undefined;
}

/** A line of code, whose tokens together are its text, in rows. */
export function codeRows(line: string, tokens: readonly Token[], look: RowLook): readonly CodeRow[] {
  const { width, styles, light } = look;
  const simple = isAscii(line);
  const styleOf = ({ key }: Token): TextStyle =>
    light === 'dimmed' ? styles.quiet : light === 'lit' ? styles.lit(key) : styles.of(key);
  const fill = light === 'dimmed' ? undefined : wholeLine(tokens, styles);
  const whole = simple ? line.length : cellWidth(line);
  if (whole <= width) {
    const cells: Span[] = [];
    if (simple) for (const token of tokens) append(cells, token.text, styleOf(token));
    else new Pieces(tokens, styleOf).take(line, cells);
    return [{ cells, width: whole, fill }];
  }
  const mark: Span = { text: look.ascii ? '> ' : '↪ ', style: styles.quiet };
  const markWidth = width > 4 ? cellWidth(mark.text) : 0;
  const pieces = new Pieces(tokens, styleOf);
  return chop(line, width, width - markWidth).map((row, index) => {
    const before = index > 0 ? markWidth : 0;
    const cells: Span[] = before > 0 ? [mark] : [];
    const own = cellWidth(row);
    const hanging = Math.max(0, before + own - width);
    pieces.take(row.slice(0, row.length - hanging), cells);
    pieces.skip(hanging);
    return { cells, width: before + own - hanging, fill };
  });
}

/** A line that was added or taken away is so as a whole. */
function wholeLine(tokens: readonly Token[], styles: CodeStyles): TextStyle | undefined {
  const [only] = tokens;
  if (tokens.length !== 1 || (only?.key !== 'generic_inserted' && only?.key !== 'generic_deleted')) return undefined;
  const style = styles.of(only.key);
  return blanksShow(style) && style.background !== styles.base.background ? style : undefined;
}

/** The tokens of a line, taken off piece by piece. */
class Pieces {
  readonly #tokens: readonly Token[];
  readonly #style: (token: Token) => TextStyle;
  #index = 0;
  /** Characters of the first token that are gone. */
  #used = 0;

  constructor(tokens: readonly Token[], style: (token: Token) => TextStyle) {
    this.#tokens = tokens;
    this.#style = style;
  }

  /** Appends the next piece of the text to a row. */
  take(piece: string, row: Span[]): void {
    // Some grammars end a token in the middle of what is one character for a reader: it gets the style it begins with.
    for (const grapheme of graphemes(piece)) {
      const token = this.#tokens[this.#index];
      append(row, grapheme, token ? this.#style(token) : plain);
      this.skip(grapheme.length);
    }
  }

  /** Leaves out so many characters. */
  skip(characters: number): void {
    this.#used += characters;
    for (let token = this.#tokens[this.#index]; token && this.#used >= token.text.length; ) {
      this.#used -= token.text.length;
      this.#index += 1;
      token = this.#tokens[this.#index];
    }
  }
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i += 1) if (text.charCodeAt(i) > 0x7e) return false;
  return true;
}
