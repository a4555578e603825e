import type { CodeLook, LineGroup } from '../deck/types.js';
import { shown } from './cells.js';
import { type Gutter, gutterOf, type Light } from './code-gutter.js';
import { boxFrame, type CodeStyles, codeStyles } from './code-look.js';
import { type CodeRow, codeRows } from './code-rows.js';
import type { Token } from './highlight.js';
import type { Line, Span } from './line.js';
import { framed, type Room } from './room.js';
import { append, trimmed } from './spans.js';

/** Cells that are left for code, whatever stands beside it. */
const leastWidth = 4;

export interface Code {
  readonly language: string;
  /** What is shown of it: without hidden lines. */
  readonly text: string;
  readonly look: CodeLook;
}

/**
 * Code as it is written, in the theme's colours once there is a highlighter. Lines outside of `group` are dimmed; a
 * line that is longer than the room goes on in the next row, behind a mark that says so.
 */
export function code({ language, text, look }: Code, group: LineGroup | undefined, outer: Room): readonly Line[] {
  const own = outer.theme.elements.code_block;
  const styles = codeStyles(outer.style, own, look.noBackground);
  const lines = sourceLines(text);
  const tokens = styles.plain ? undefined : tokensOf(lines, outer.tools.highlight?.(language, lines.join('\n')));
  const draw = ({ width }: Room): readonly Line[] => {
    const padding = styles.boxed && width >= leastWidth + 2 ? 1 : 0;
    const inside = width - 2 * padding;
    const gutter = look.lineNumbers ? gutterOf(look.firstLine, lines.length, inside - leastWidth) : undefined;
    const place: RowPlace = { width, padding, styles, gutter };
    return lines.flatMap((line, index) => {
      const light = lightOf(index + 1, group);
      const { ascii } = outer.theme;
      const room = { width: inside - (gutter?.width ?? 0), styles, light, ascii };
      return codeRows(line, tokens?.[index] ?? [{ text: line, key: undefined }], room).map((row, part) =>
        placed(row, part === 0 ? index : undefined, light, place),
      );
    });
  };
  return styles.boxed
    ? framed(boxFrame(own), outer, draw, { fill: false })
    : framed(own, outer, draw, { rightMargin: false, fill: false });
}

/** As they are shown, which is also what is highlighted: so no token can hide a piece of what is on the screen. */
export function sourceLines(text: string): readonly string[] {
  const whole = text.endsWith('\n') ? text.slice(0, -1) : text;
  return whole.split('\n').map((line) => shown(line.endsWith('\r') ? line.slice(0, -1) : line));
}

type Tokens = readonly (readonly Token[])[];

/** What the highlighter says, if it left the text as it is. */
function tokensOf(lines: readonly string[], tokens: Tokens | undefined): Tokens | undefined {
  if (tokens?.length !== lines.length) return undefined;
  return tokens.every((line, index) => line.map(({ text }) => text).join('') === lines[index]) ? tokens : undefined;
}

function lightOf(line: number, group: LineGroup | undefined): Light {
  if (group === undefined || group === 'all') return 'usual';
  return group.some(({ from, to }) => from <= line && line <= to) ? 'lit' : 'dimmed';
}

/** What stands around a row's code. */
interface RowPlace {
  /** Cells of the whole row. */
  readonly width: number;
  /** Cells on both sides that have the block's background. */
  readonly padding: number;
  readonly styles: CodeStyles;
  readonly gutter: Gutter | undefined;
}

/** `index` is that of the line; undefined: it goes on from the row before. */
function placed({ cells, width, fill }: CodeRow, index: number | undefined, light: Light, place: RowPlace): Line {
  const { padding, styles, gutter } = place;
  const line: Span[] = [];
  append(line, ' '.repeat(padding), styles.base);
  gutter?.write(line, index, light, styles);
  for (const span of cells) append(line, span.text, span.style);
  const left = place.width - 2 * padding - (gutter?.width ?? 0) - width;
  if (fill) append(line, ' '.repeat(left), fill);
  if (!styles.boxed) return trimmed(line);
  append(line, ' '.repeat(padding + (fill ? 0 : left)), styles.base);
  return line;
}
