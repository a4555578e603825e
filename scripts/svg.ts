import type { Terminal } from '@xterm/headless';

/** How a terminal cell looks: colours are CSS values, already swapped where the cell is inverse. */
interface Look {
  readonly color: string;
  readonly background: string | undefined;
  readonly bold: boolean;
  readonly faint: boolean;
  readonly italic: boolean;
  /** `text-decoration`, empty for none. */
  readonly lines: string;
}

interface Cell {
  readonly text: string;
  /** Columns it takes: 1 or 2. */
  readonly width: number;
  readonly look: Look;
}

type Buffer = Terminal['buffer']['active'];
type BufferCell = NonNullable<ReturnType<Buffer['getNullCell']>>;

/** Pixels. Whole numbers, halves too, so that neighbouring blocks meet exactly. */
const cell = { width: 9, height: 20 } as const;
const fontSize = 15;
/** From the top of a cell to the baseline of its text. */
const baseline = 15;
const padding = 18;
const ground = '#14161b';
const ink = '#d7dae0';
const fonts = "'JetBrains Mono', 'Cascadia Mono', Menlo, Consolas, 'DejaVu Sans Mono', 'Liberation Mono', monospace";

/** The first 16 colours are the terminal's own choice; these are ours. */
const palette = [
  ...['#2b2f38', '#e5616d', '#8fc27a', '#dfb75c', '#6ea3e8', '#c08ae0', '#5bb8c4', '#c8ccd4'],
  ...['#636b78', '#f07f89', '#a9d797', '#edca7c', '#8fbaf2', '#d3a8ec', '#7fd0da', '#ffffff'],
];

/**
 * An emulated screen as an SVG picture. Text keeps to the grid whatever font it is shown in; block elements and lines
 * are drawn, because a font's own leave gaps between rows.
 */
export function screenSvg(terminal: Terminal, title: string): string {
  const rows = Array.from({ length: terminal.rows }, (_, y) => cellsOf(terminal, y));
  const width = terminal.cols * cell.width + 2 * padding;
  const height = terminal.rows * cell.height + 2 * padding;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${width}" height="${height}" rx="10" fill="${ground}"/>`,
    `<g font-family="${fonts}" font-size="${fontSize}">`,
    ...rows.flatMap((row, y) => drawRow(row, padding + y * cell.height)),
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

function cellsOf(terminal: Terminal, y: number): readonly Cell[] {
  const { active } = terminal.buffer;
  const line = active.getLine(active.baseY + y);
  const cells: Cell[] = [];
  for (let x = 0; x < terminal.cols; x += 1) {
    const found = line?.getCell(x);
    if (!found || found.getWidth() === 0) continue;
    const text = found.isInvisible() ? ' ' : found.getChars() || ' ';
    cells.push({ text, width: found.getWidth(), look: lookOf(found) });
  }
  return cells;
}

function lookOf(found: BufferCell): Look {
  const own = colorOf(found.isFgDefault(), found.isFgRGB(), found.getFgColor());
  const behind = colorOf(found.isBgDefault(), found.isBgRGB(), found.getBgColor());
  const inverse = found.isInverse() !== 0;
  const lines = [
    ...(found.isUnderline() ? ['underline'] : []),
    ...(found.isStrikethrough() ? ['line-through'] : []),
    ...(found.isOverline() ? ['overline'] : []),
  ];
  return {
    color: inverse ? (behind ?? ground) : (own ?? ink),
    background: inverse ? (own ?? ink) : behind,
    bold: found.isBold() !== 0,
    faint: found.isDim() !== 0,
    italic: found.isItalic() !== 0,
    lines: lines.join(' '),
  };
}

/** Undefined: the terminal's default. */
function colorOf(isDefault: boolean, isRgb: boolean, value: number): string | undefined {
  if (isDefault) return undefined;
  return isRgb ? hex(value) : paletteColor(value);
}

/** xterm's 256 colours: 16 of its own, a cube of 6×6×6, 24 greys. */
export function paletteColor(index: number): string {
  const own = palette[index];
  if (own !== undefined) return own;
  if (index >= 232) return hex(0x010101 * (8 + 10 * (index - 232)));
  const level = (part: number): number => (part === 0 ? 0 : 55 + 40 * part);
  const cube = index - 16;
  return hex((level(Math.floor(cube / 36)) << 16) | (level(Math.floor(cube / 6) % 6) << 8) | level(cube % 6));
}

function hex(value: number): string {
  return `#${value.toString(16).padStart(6, '0')}`;
}

/** Cells next to each other that are drawn as one. */
interface Run {
  readonly x: number;
  readonly text: string;
  readonly width: number;
  readonly look: Look;
}

function drawRow(row: readonly Cell[], top: number): readonly string[] {
  const grounds = runs(row, (before, next) => before.look.background === next.look.background);
  const texts = runs(row, (before, next) => sameLook(before.look, next.look) && joins(before.text, next.text));
  return [
    ...grounds.flatMap(({ x, width, look }) =>
      look.background === undefined ? [] : [rect({ x, y: 0, width, height: cell.height }, top, look.background)],
    ),
    ...texts.flatMap((run) => drawRun(run, top)),
  ];
}

function runs(row: readonly Cell[], together: (before: Run, next: Cell) => boolean): readonly Run[] {
  const found: Run[] = [];
  let x = padding;
  for (const next of row) {
    const before = found.at(-1);
    const width = next.width * cell.width;
    if (before && together(before, next)) {
      found[found.length - 1] = { ...before, text: before.text + next.text, width: before.width + width };
    } else found.push({ x, text: next.text, width, look: next.look });
    x += width;
  }
  return found;
}

/**
 * Letters of the ordinary font are stretched to their cells together. A glyph from elsewhere may have another width
 * and would push its neighbours off the grid, so it stands alone, as drawn ones do unless they are the same.
 */
function joins(before: string, next: string): boolean {
  const plain = /^[\x20-\x7e]*$/;
  if (plain.test(before) && plain.test(next)) return true;
  return isDrawn(next) && [...before].every((glyph) => glyph === next);
}

function sameLook(a: Look, b: Look): boolean {
  return (
    a.color === b.color && a.bold === b.bold && a.faint === b.faint && a.italic === b.italic && a.lines === b.lines
  );
}

function drawRun(run: Run, top: number): readonly string[] {
  const { text, look } = run;
  if (text.trim() === '' && look.lines === '') return [];
  const [glyph = ''] = text;
  const count = [...text].length;
  const blocks = blockParts(glyph);
  if (blocks) return blocks.flatMap((part) => drawBlock(run, count, part, top));
  const strokes = lineStrokes(glyph);
  if (strokes !== undefined) return [drawLines(run, count, strokes, top)];
  return words(run).map((word) => drawText(word, top));
}

/** Blanks at the ends and more than one between words are left out: renderers do not agree on them. */
function words({ text, x, width, look }: Run): readonly Run[] {
  if (look.lines !== '') return [{ text, x, width, look }];
  const unit = width / text.length;
  return [...text.matchAll(/\S+(?: \S+)*/g)].map(({ 0: word, index }) => ({
    text: word,
    x: x + index * unit,
    width: word.length * unit,
    look,
  }));
}

function drawText({ text, look, x, width }: Run, top: number): string {
  const attributes = [
    `x="${x}" y="${top + baseline}" textLength="${width}" lengthAdjust="spacingAndGlyphs" fill="${look.color}"`,
    ...(look.bold ? ['font-weight="bold"'] : []),
    ...(look.italic ? ['font-style="italic"'] : []),
    ...(look.faint ? ['opacity="0.6"'] : []),
    ...(look.lines === '' ? [] : [`text-decoration="${look.lines}"`]),
  ];
  return `<text ${attributes.join(' ')}>${escaped(text)}</text>`;
}

function isDrawn(glyph: string): boolean {
  return blockParts(glyph) !== undefined || lineStrokes(glyph) !== undefined;
}

/** A part of a cell, in eighths of its width and height. */
interface Part {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Of a shade. */
  readonly opacity?: number;
}

const quadrants = { '1': [0, 0], '2': [4, 0], '3': [0, 4], '4': [4, 4] } as const;
/** U+2596 to U+259F as quadrants: 1 and 2 above, 3 and 4 below. */
const quadrantGlyphs = ['3', '4', '1', '134', '14', '123', '124', '2', '23', '234'];

/** The parts of a block element (U+2580 to U+259F); undefined for any other glyph. */
export function blockParts(glyph: string): readonly Part[] | undefined {
  const code = (glyph.codePointAt(0) ?? 0) - 0x2580;
  if (code < 0 || code > 0x1f) return undefined;
  if (code === 0) return [{ x: 0, y: 0, width: 8, height: 4 }];
  if (code <= 8) return [{ x: 0, y: 8 - code, width: 8, height: code }];
  if (code <= 15) return [{ x: 0, y: 0, width: 16 - code, height: 8 }];
  if (code === 16) return [{ x: 4, y: 0, width: 4, height: 8 }];
  if (code <= 19) return [{ x: 0, y: 0, width: 8, height: 8, opacity: (code - 16) / 4 }];
  if (code === 20) return [{ x: 0, y: 0, width: 8, height: 1 }];
  if (code === 21) return [{ x: 7, y: 0, width: 1, height: 8 }];
  return [...(quadrantGlyphs[code - 22] ?? '')].map((name) => {
    const [x, y] = quadrants[name as keyof typeof quadrants];
    return { x, y, width: 4, height: 4 };
  });
}

/** One rectangle if the part is as wide as its cell, else one for each cell. */
function drawBlock({ x, width, look }: Run, count: number, part: Part, top: number): readonly string[] {
  const shape = (from: number, wide: number): string => {
    const at = { x: from, y: (part.y * cell.height) / 8, width: wide, height: (part.height * cell.height) / 8 };
    return rect(at, top, look.color, (part.opacity ?? 1) * (look.faint ? 0.6 : 1));
  };
  if (part.width === 8) return [shape(x, width)];
  const unit = cell.width / 8;
  return Array.from({ length: count }, (_, at) => shape(x + at * cell.width + part.x * unit, part.width * unit));
}

function rect(
  at: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  top: number,
  color: string,
  opacity = 1,
): string {
  const faded = opacity === 1 ? '' : ` fill-opacity="${opacity}"`;
  return `<rect x="${at.x}" y="${top + at.y}" width="${at.width}" height="${at.height}" fill="${color}"${faded} shape-rendering="crispEdges"/>`;
}

/** Light, rounded and heavy lines: which sides of the cell the middle is joined to. */
const lineGlyphs: Readonly<Record<string, string>> = {
  ...{ '─': 'lr', '│': 'ud', '┌': 'rd', '┐': 'ld', '└': 'ru', '┘': 'lu', '├': 'udr', '┤': 'udl', '┬': 'lrd' },
  ...{ '┴': 'lru', '┼': 'lrud', '╴': 'l', '╵': 'u', '╶': 'r', '╷': 'd' },
  ...{ '╭': 'rd', '╮': 'ld', '╰': 'ru', '╯': 'lu', '━': 'LR', '┃': 'UD' },
};
const rounded = '╭╮╰╯';

/** The path through a cell whose corner is at 0, 0; undefined for a glyph that is no line. */
function lineStrokes(glyph: string): { readonly path: string; readonly thick: number } | undefined {
  const sides = lineGlyphs[glyph];
  if (sides === undefined) return undefined;
  const middle = { x: cell.width / 2, y: cell.height / 2 };
  const ends: Readonly<Record<string, string>> = {
    l: `0 ${middle.y}`,
    r: `${cell.width} ${middle.y}`,
    u: `${middle.x} 0`,
    d: `${middle.x} ${cell.height}`,
  };
  const thick = sides === sides.toLowerCase() ? 1.2 : 3;
  const [first = '', second = ''] = [...sides.toLowerCase()].map((side) => ends[side] ?? '');
  if (rounded.includes(glyph)) return { path: `M${first}Q${middle.x} ${middle.y} ${second}`, thick };
  return { path: [...sides.toLowerCase()].map((side) => `M${middle.x} ${middle.y}L${ends[side]}`).join(''), thick };
}

function drawLines(
  { x, text, look, width }: Run,
  count: number,
  { path, thick }: { readonly path: string; readonly thick: number },
  top: number,
): string {
  const style = `fill="none" stroke="${look.color}" stroke-width="${thick}"${look.faint ? ' opacity="0.6"' : ''}`;
  if ('─━'.includes(text.charAt(0))) {
    return `<path d="M${x} ${top + cell.height / 2}h${width}" ${style}/>`;
  }
  return Array.from(
    { length: count },
    (_, at) => `<path d="${path}" transform="translate(${x + at * cell.width} ${top})" ${style}/>`,
  ).join('\n');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
