import { lineWidth, padTo, shown, truncate } from '../render/cells.js';
import { type Line, plain } from '../render/line.js';
import type { Rows } from '../render/picture.js';
import type { ImageBlock, Segment } from '../render/segment.js';
import { joined } from '../render/spans.js';
import type { RenderTools } from '../render/tools.js';
import { wrap } from '../render/wrap.js';
import type { Theme } from '../theme/types.js';

type ImageSegment = Extract<Segment, { kind: 'image' }>;

/** Rows of a frame that stands for a picture, and the least that is left to one. */
const frameRows = 4;
const leastRows = 3;

/** Rows that a picture makes use of: those of its own size, as wide as its room and as high as the screen allows. */
export function imageHeight(
  { block, width }: ImageSegment,
  { picture }: RenderTools,
  height: number,
): { readonly least: number; readonly most: number } {
  const look = picture?.look(block.path);
  if (!picture || look?.kind !== 'ready') return { least: frameRows, most: frameRows };
  const { rows } = picture.fit(look, { columns: width, rows: Math.max(leastRows, height) }, block.size);
  return { least: Math.min(rows, leastRows), most: rows };
}

/** A picture in the middle of its room, unless the slide wants it elsewhere; a frame with its name if it can't be had. */
export function imageRows(segment: ImageSegment, { picture }: RenderTools, theme: Theme, rows: number): Rows {
  const { block, width } = segment;
  const look = picture?.look(block.path) ?? { kind: 'pending' };
  if (!picture || look.kind !== 'ready') {
    return framed(block, look.kind === 'problem' ? look.message : undefined, width, theme);
  }
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

/** The picture's name, what it shows if somebody said so, and why it is not to be seen. */
function framed(
  { name, alt, alignment = 'center' }: ImageBlock,
  reason: string | undefined,
  width: number,
  theme: Theme,
): Rows {
  const quiet = theme.elements.hr.color === undefined ? plain : { color: theme.elements.hr.color };
  const [edge, top, bottom, bar] = theme.ascii ? ['++', '-', '-', '|'] : ['╭╮╰╯', '─', '─', '│'];
  const corners = Array.from(edge.length === 2 ? '++++' : edge);
  const inner = Math.max(1, Math.min(width - 4, 60));
  const words = reason ?? (alt === '' ? 'a picture' : alt);
  const text = [
    truncate([{ text: shown(name), style: { bold: true } }], inner, theme.ascii ? '>' : '…'),
    ...wrap([{ text: shown(words), style: plain }], inner).slice(0, 1),
  ];
  const widest = Math.max(1, ...text.map(lineWidth));
  const free = Math.max(0, width - widest - 4);
  const left = alignment === 'left' ? 0 : alignment === 'right' ? free : Math.floor(free / 2);
  const lead: Line = left > 0 ? [{ text: ' '.repeat(left), style: plain }] : [];
  const rule = (line: string | undefined, from: number): Line => [
    { text: `${corners[from]}${(line ?? '-').repeat(widest + 2)}${corners[from + 1]}`, style: quiet },
  ];
  const rows = [
    rule(top, 0),
    ...text.map((line) =>
      joined([{ text: `${bar} `, style: quiet }], padTo(line, widest, plain), [{ text: ` ${bar}`, style: quiet }]),
    ),
    rule(bottom, 2),
  ];
  return { lines: rows.map((row) => truncate(joined(lead, row), width, '')), spots: [] };
}
