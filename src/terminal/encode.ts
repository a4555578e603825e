import { Chalk, type ChalkInstance } from 'chalk';
import { type Line, plain, type Style } from '../render/line.js';

/** 0: no colours (bold, underline and the like stay), 1: 16 colours, 2: 256, 3: true colour. */
export type ColorDepth = 0 | 1 | 2 | 3;

type Paint = (text: string) => string;

/**
 * The one place where styles become escape sequences: one sequence a property, each closed by its own closer,
 * because that is the form Ink gives back byte for byte.
 */
export class Encoder {
  readonly depth: ColorDepth;
  readonly #chalk: ChalkInstance;
  readonly #paints = new WeakMap<Style, Paint>();
  readonly #rows = new WeakMap<Line, string>();

  constructor(depth: ColorDepth) {
    this.depth = depth;
    this.#chalk = new Chalk({ level: depth === 0 ? 1 : depth });
  }

  /** The line as it is written to the terminal, trailing blanks without a background gone. */
  row(line: Line): string {
    let row = this.#rows.get(line);
    if (row === undefined) {
      row = '';
      for (const span of trimmed(line)) row += this.#paint(span.style)(harmless(span.text));
      this.#rows.set(line, row);
    }
    return row;
  }

  #paint(style: Style): Paint {
    let paint = this.#paints.get(style);
    if (!paint) {
      paint = this.#compile(style);
      this.#paints.set(style, paint);
    }
    return paint;
  }

  #compile(style: Style): Paint {
    let chalk = this.#chalk;
    if (this.depth > 0) {
      if (style.background !== undefined)
        chalk =
          typeof style.background === 'number' ? chalk.bgAnsi256(style.background) : chalk.bgHex(style.background);
      if (style.color !== undefined)
        chalk = typeof style.color === 'number' ? chalk.ansi256(style.color) : chalk.hex(style.color);
    }
    if (style.bold) chalk = chalk.bold;
    if (style.faint) chalk = chalk.dim;
    if (style.italic) chalk = chalk.italic;
    if (style.underline) chalk = chalk.underline;
    if (style.crossedOut) chalk = chalk.strikethrough;
    if (style.overlined) chalk = chalk.overline;
    if (style.inverse) chalk = chalk.inverse;
    if (style.conceal) chalk = chalk.hidden;
    const paint: Paint = chalk === this.#chalk ? (text) => text : (text) => chalk(text);
    if (!style.link) return paint;
    // BEL, not ST: Ink's layout counts the backslash of an ST as a cell.
    const open = `\x1b]8;;${harmless(style.link)}\x07`;
    return (text) => `${open}${paint(text)}\x1b]8;;\x07`;
  }
}

/** The last defence: nothing that a terminal obeys leaves here, whoever forgot to make it visible before. */
function harmless(text: string): string {
  return /[\x00-\x1f\x7f-\x9f]/.test(text) ? text.replace(/[\x00-\x1f\x7f-\x9f]/g, '\ufffd') : text;
}

function trimmed(line: Line): Line {
  let end = line.length;
  while (end > 0) {
    const span = line[end - 1];
    if (!span || leavesATrace(span.style)) break;
    const text = span.text.trimEnd();
    if (text === span.text) break;
    if (text !== '') return [...line.slice(0, end - 1), { text, style: span.style }];
    end -= 1;
  }
  return end === line.length ? line : line.slice(0, end);
}

function leavesATrace(style: Style): boolean {
  return (
    style !== plain &&
    Boolean(style.background !== undefined || style.underline || style.inverse || style.crossedOut || style.overlined)
  );
}
