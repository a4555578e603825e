import xterm from '@xterm/headless';

/** How a cell looks; a blank has no colour of its own unless something of it shows. */
export interface CellStyle {
  /** `default`, a palette index as text, or `#rrggbb`. */
  readonly fg: string;
  readonly bg: string;
  /** Names of what is on, sorted: bold, dim, italic, inverse, overline, strike, underline. */
  readonly attributes: string;
}

export interface Cell {
  /** One grapheme; empty for the right half of a wide one. */
  readonly text: string;
  readonly style: CellStyle;
}

/** A row without the blanks at its end that show nothing. */
export type Row = readonly Cell[];
export type Cells = readonly Row[];

/** OSC 8: the emulator tells linked cells as underlined, a terminal shows them so only under the mouse. */
const hyperlink = /\x1b\]8;[^\x07\x1b]*(?:\x07|\x1b\\)/g;

/** What a terminal of this size shows after `output`: a fresh one, so that it owes nothing to how the output was cut. */
export async function cellsOf(output: string, columns: number, rows: number): Promise<Cells> {
  const terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 0, logLevel: 'off' });
  await new Promise<void>((resolve) => terminal.write(output.replace(hyperlink, ''), resolve));
  const { active } = terminal.buffer;
  const cells = Array.from({ length: rows }, (_, y) => {
    const line = active.getLine(active.baseY + y);
    const row = Array.from({ length: columns }, (_, x) => cellOf(line?.getCell(x)));
    return row.slice(0, row.findLastIndex((cell) => cell.text !== ' ' || !isBare(cell.style)) + 1);
  });
  terminal.dispose();
  return cells;
}

export function rowText(row: Row): string {
  return row
    .map((cell) => cell.text)
    .join('')
    .trimEnd();
}

export function sameStyle(one: CellStyle, other: CellStyle): boolean {
  return one.fg === other.fg && one.bg === other.bg && one.attributes === other.attributes;
}

/** `39 bold`, `228 on 63`, `plain`: for the report. */
export function styleText({ fg, bg, attributes }: CellStyle): string {
  const colours = `${fg === 'default' ? '' : fg}${bg === 'default' ? '' : ` on ${bg}`}`;
  return `${colours} ${attributes}`.trim() || 'plain';
}

type BufferCell = NonNullable<ReturnType<NonNullable<ReturnType<xterm.IBuffer['getLine']>>['getCell']>>;

const bare: CellStyle = { fg: 'default', bg: 'default', attributes: '' };

function isBare(style: CellStyle): boolean {
  return sameStyle(style, bare);
}

function cellOf(cell: BufferCell | undefined): Cell {
  if (!cell) return { text: ' ', style: bare };
  const text = cell.getWidth() === 0 ? '' : cell.getChars() || ' ';
  const on = {
    bold: cell.isBold(),
    dim: cell.isDim(),
    inverse: cell.isInverse(),
    italic: cell.isItalic(),
    overline: cell.isOverline(),
    strike: cell.isStrikethrough(),
    underline: cell.isUnderline(),
  };
  const visible = text.trim() === '' ? (['inverse', 'overline', 'strike', 'underline'] as const) : undefined;
  const names = Object.entries(on).filter(([name, value]) => value && (visible ?? [name]).some((one) => one === name));
  const attributes = names.map(([name]) => name).join(' ');
  const bg = colour(cell.isBgRGB(), cell.isBgPalette(), cell.getBgColor());
  const fg = colour(cell.isFgRGB(), cell.isFgPalette(), cell.getFgColor());
  return { text, style: { fg: visible && attributes === '' ? 'default' : fg, bg, attributes } };
}

function colour(rgb: boolean, palette: boolean, value: number): string {
  return rgb ? `#${value.toString(16).padStart(6, '0')}` : palette ? String(value) : 'default';
}
