/** Where a line begins, in characters, and its number. */
export interface LineStart {
  readonly at: number;
  readonly line: number;
}

/** What begins another kind of block, or is no text. */
const noText =
  /^(?: {4}|\t| {0,3}(?:[>|#]|[-*+][ \t]|\d{1,9}[.)][ \t]|`{3}|~{3}|(?:[*_][ \t]*){3,}$|<(?:!--|\/?[a-z][a-z0-9]*\s*\/?>\s*$)))/i;
/** What ends in its own line, so that a paragraph may begin in the next. */
const alone = /^ {0,3}(?:#{1,6}(?:\s|$)|(?:[*_][ \t]*){3,}$|<!--.*-->\s*$)/;

/** A line of `-` or `=` is an underline, or a rule. */
export function isUnderline(line: string): boolean {
  return /^(?:=+|-+)[ \t]*$/.test(line);
}

/**
 * Follows the lines of a text, as far as it takes to know where the paragraph begins that a line may underline. What
 * stands right below a list or a quote goes on with it, and is not one.
 */
export class Paragraphs {
  #open: LineStart | undefined;
  #mayBegin = true;
  #inComment = false;

  /** The paragraph that the last line belongs to. */
  get open(): LineStart | undefined {
    return this.#open;
  }

  /** Goes on by a line. */
  next(text: string, start: LineStart): void {
    const goesOn = this.#inComment || (this.#open === undefined && text.startsWith('<!--') && !text.includes('-->'));
    if (goesOn) this.#comment(text);
    else if (text.trim() === '' || isUnderline(text)) this.reset();
    else if (noText.test(text)) {
      this.#open = undefined;
      this.#mayBegin = alone.test(text);
    } else if (this.#mayBegin) {
      this.#open = start;
      this.#mayBegin = false;
    }
  }

  /** A paragraph may begin in the next line. */
  reset(): void {
    this.#open = undefined;
    this.#mayBegin = true;
  }

  #comment(text: string): void {
    this.#inComment = !text.includes('-->');
    this.reset();
  }
}
