import { lineWidth, padTo, shown, truncate } from '../render/cells.js';
import { cutMark } from '../render/cut-mark.js';
import { type Line, plain } from '../render/line.js';
import type { Picture, Rows } from '../render/picture.js';
import type { ImageBlock, Segment } from '../render/segment.js';
import { joined } from '../render/spans.js';
import type { RenderTools } from '../render/tools.js';
import { wrap } from '../render/wrap.js';
import type { Theme } from '../theme/types.js';

type ImageSegment = Extract<Segment, { kind: 'image' }>;

/** The least rows that are left to a picture, and rows of words in a frame that stands for one. */
const leastRows = 3;
const mostWords = 5;

/** Rows that a picture makes use of: those of its own size, as wide as its room and as high as the screen allows. */
export function imageHeight(
  { block, width }: ImageSegment,
  { picture }: RenderTools,
  theme: Theme,
  height: number,
): { readonly least: number; readonly most: number } {
  const look = picture?.look(block.path) ?? pending;
  if (!picture || look.kind !== 'ready') {
    const { length } = framed(block, reasonOf(look), width, theme).lines;
    return { least: length, most: length };
  }
  const { rows } = picture.fit(look, { columns: width, rows: Math.max(leastRows, height) }, block.size);
  return { least: Math.min(rows, leastRows), most: rows };
}

/** A picture in the middle of its room, unless the slide wants it elsewhere; a frame with its name if it can't be had. */
export function imageRows(segment: ImageSegment, { picture }: RenderTools, theme: Theme, rows: number): Rows {
  const { block, width } = segment;
  const look = picture?.look(block.path) ?? pending;
  if (!picture || look.kind !== 'ready') return framed(block, reasonOf(look), width, theme);
  const box = picture.fit(look, { columns: width, rows }, block.size);
  const drawn = picture.draw(block.path, box);
  if (drawn.kind === 'problem') return framed(block, drawn.message, width, theme);
  const free = width - box.columns;
  const { alignment = 'center' } = block;
  const left = alignment === 'left' ? 0 : alignment === 'right' ? free : Math.floor(free / 2);
  if (drawn.kind === 'pending') return { lines: Array<Line>(box.rows).fill([]), spots: [] };
  const { drawing } = drawn;
  const lead: Line = left > 0 ? [{ text: ' '.repeat(left), style: plain }] : [];
  return {
    lines: drawing.lines.map((line) => joined(lead, line)),
    spots: [{ row: 0, column: left, ...box, path: block.path, drawing }],
  };
}

const pending: Picture = { kind: 'pending' };

function reasonOf(look: Picture): string | undefined {
  return look.kind === 'problem' ? look.message : undefined;
}

/** The picture's name, what it shows if somebody said so, and why it is not to be seen. */
function framed(
  { name, alt, alignment = 'center' }: ImageBlock,
  reason: string | undefined,
  width: number,
  theme: Theme,
): Rows {
  const quiet = theme.elements.hr.color === undefined ? plain : { color: theme.elements.hr.color };
  const [corners, dash, bar] = theme.ascii ? ['++++', '-', '|'] : ['╭╮╰╯', '─', '│'];
  const inner = Math.max(1, Math.min(width - 4, 60));
  const words = reason ?? (alt === '' ? 'a picture' : alt);
  const said = wrap([{ text: shown(words), style: plain }], inner);
  const rest = textOf(said.slice(mostWords - 1));
  const text = [
    truncate([{ text: shown(name), style: { bold: true } }], inner, cutMark(theme)),
    ...said.slice(0, mostWords - 1),
    ...(rest === '' ? [] : [truncate([{ text: rest, style: plain }], inner, cutMark(theme))]),
  ];
  const widest = Math.max(1, ...text.map(lineWidth));
  const free = Math.max(0, width - widest - 4);
  const left = alignment === 'left' ? 0 : alignment === 'right' ? free : Math.floor(free / 2);
  const lead: Line = left > 0 ? [{ text: ' '.repeat(left), style: plain }] : [];
  const rule = (from: 0 | 2): Line => [
    { text: `${corners[from]}${dash.repeat(widest + 2)}${corners[from + 1]}`, style: quiet },
  ];
  const rows = [
    rule(0),
    ...text.map((line) =>
      joined([{ text: `${bar} `, style: quiet }], padTo(line, widest, plain), [{ text: ` ${bar}`, style: quiet }]),
    ),
    rule(2),
  ];
  return { lines: rows.map((row) => truncate(joined(lead, row), width, '')), spots: [] };
}

function textOf(lines: readonly Line[]): string {
  return lines.map((line) => line.map(({ text }) => text).join('')).join(' ');
}
