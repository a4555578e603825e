import { cellWidth, graphemes, shown } from '../render/cells.js';
import type { DiagramRole, DiagramSpan } from '../render/diagram-types.js';
import { type Arms, collide, has, uppermost, withSide } from './arms.js';
import type { Glyphs, Stroke } from './glyphs.js';
import { east, north, type Side, south, west } from './side.js';

interface Cell {
  text: string | undefined;
  role: DiagramRole;
  /** Text that nothing may run into; else an ornament, which may stand upon a line. */
  solid: boolean;
  arms: Arms[];
}

export interface Pen {
  /** Lines of one owner join where they meet, those of two cross. */
  readonly owner: number;
  readonly stroke: Stroke;
  readonly role: DiagramRole;
  /** Drawn over what is none, and never upon text. */
  readonly edge: boolean;
}

/** A sheet of cells. Where two lines cross, the vertical one is drawn through and the other is broken. */
export class Canvas {
  readonly glyphs: Glyphs;
  readonly #width: number;
  readonly #height: number;
  readonly #cells: (Cell | undefined)[];
  #owners = 0;
  #overlaps = 0;

  constructor(width: number, height: number, glyphs: Glyphs) {
    this.#width = width;
    this.#height = height;
    this.#cells = new Array(width * height);
    this.glyphs = glyphs;
  }

  pen(stroke: Stroke, role: DiagramRole, edge = role === 'line'): Pen {
    this.#owners += 1;
    return { owner: this.#owners, stroke, role, edge };
  }

  /** Text that stands alone; may be wide. */
  text(x: number, y: number, text: string, role: DiagramRole): void {
    let at = x;
    for (const grapheme of graphemes(shown(text))) {
      const cells = cellWidth(grapheme);
      if (cells === 0) continue;
      this.#put(at, y, grapheme, role, true);
      for (let i = 1; i < cells; i += 1) this.#put(at + i, y, '', role, true);
      at += cells;
    }
  }

  /** Lines of text, one below the other. */
  lines(x: number, y: number, lines: readonly string[], role: DiagramRole): void {
    lines.forEach((line, index) => {
      this.text(x, y + index, line, role);
    });
  }

  /** One sign in place of whatever line is there. */
  glyph(x: number, y: number, glyph: string, role: DiagramRole): void {
    this.#put(x, y, glyph, role, false);
  }

  /** Nothing may be drawn here any more. */
  fill(x: number, y: number, width: number, height: number): void {
    for (let row = y; row < y + height; row += 1)
      for (let column = x; column < x + width; column += 1) {
        const cell = this.#cell(column, row);
        if (cell) cell.solid = true;
      }
  }

  /** A line out of a cell to one side, half a cell long. */
  arm(x: number, y: number, side: Side, { owner, stroke, role, edge }: Pen): void {
    const cell = this.#cell(x, y);
    if (!cell) return;
    let arms = cell.arms.find((known) => known.owner === owner);
    if (!arms) {
      arms = { owner, role, edge, sides: 0, dotted: stroke === 'dotted' };
      cell.arms.push(arms);
    }
    arms.sides = withSide(arms.sides, side, stroke === 'heavy' ? 2 : 1);
  }

  /** A straight line from cell to cell; `open` ends go on to the border of their cell. */
  line(
    x1: number,
    y1: number,
    x2: number,
    y2: number,
    pen: Pen,
    open: readonly [boolean, boolean] = [false, false],
  ): void {
    const vertical = x1 === x2;
    const [from, to] = vertical ? [y1, y2] : [x1, x2];
    if (from > to) {
      this.line(x2, y2, x1, y1, pen, [open[1], open[0]]);
      return;
    }
    for (let at = from; at <= to; at += 1) {
      const [x, y] = vertical ? [x1, at] : [at, y1];
      if (at > from || open[0]) this.arm(x, y, vertical ? north : west, pen);
      if (at < to || open[1]) this.arm(x, y, vertical ? south : east, pen);
    }
  }

  /** Lets the line that is there have an arm to one side: where an edge leaves a box. */
  attach(x: number, y: number, side: Side, stroke: Stroke): void {
    const [arms] = this.#cell(x, y)?.arms ?? [];
    if (arms) arms.sides = withSide(arms.sides, side, stroke === 'heavy' ? 2 : 1);
  }

  /** How often something was drawn upon something else that it does not belong to. */
  overlaps(): number {
    let overlaps = this.#overlaps;
    for (const cell of this.#cells) if (cell && isOverlap(cell)) overlaps += 1;
    return overlaps;
  }

  rows(): readonly (readonly DiagramSpan[])[] {
    return Array.from({ length: this.#height }, (_, y) => this.#row(y));
  }

  #row(y: number): readonly DiagramSpan[] {
    const spans: DiagramSpan[] = [];
    let text = '';
    let role: DiagramRole = 'text';
    for (let x = 0; x < this.#width; x += 1) {
      const cell = this.#cells[y * this.#width + x];
      const look = cell ? this.#look(cell) : undefined;
      if (look && look.role !== role && look.text.trim() !== '') {
        if (text !== '') spans.push({ text, role });
        text = '';
        role = look.role;
      }
      text += look?.text ?? ' ';
    }
    if (text.trimEnd() !== '') return [...spans, { text: text.trimEnd(), role }];
    return spans;
  }

  #look(cell: Cell): { readonly text: string; readonly role: DiagramRole } {
    if (cell.text !== undefined) return { text: cell.text, role: cell.role };
    const { sides, dotted, role } = uppermost(cell.arms);
    const vertical = has(sides, north) + has(sides, south);
    const horizontal = has(sides, east) + has(sides, west);
    if (dotted && (vertical === 0 || horizontal === 0))
      return { text: vertical > 0 ? this.glyphs.dotted.vertical : this.glyphs.dotted.horizontal, role };
    return { text: this.glyphs.line(has(sides, north), has(sides, east), has(sides, south), has(sides, west)), role };
  }

  #put(x: number, y: number, text: string, role: DiagramRole, solid: boolean): void {
    const cell = this.#cell(x, y);
    if (!cell) return;
    if (cell.text !== undefined && cell.solid && solid) this.#overlaps += 1;
    cell.text = text;
    cell.role = role;
    cell.solid ||= solid;
  }

  #cell(x: number, y: number): Cell | undefined {
    if (x < 0 || y < 0 || x >= this.#width || y >= this.#height) {
      this.#overlaps += 1;
      return undefined;
    }
    const index = y * this.#width + x;
    this.#cells[index] ??= { text: undefined, role: 'text', solid: false, arms: [] };
    return this.#cells[index];
  }
}

/** An edge in a text, or in another edge. */
function isOverlap({ solid, arms }: Cell): boolean {
  return collide(arms) || (solid && arms.some(({ edge }) => edge));
}
