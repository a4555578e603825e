import { cellWidth } from '../../render/cells.js';
import type { Canvas } from '../canvas.js';
import { finish } from '../graph/attachments.js';
import { paintBorder, shapeBlock } from '../graph/shapes.js';
import { labelWidth } from '../label.js';
import { east, opposite, type Side, west } from '../side.js';
import { reach } from './columns.js';
import type { Fragment, Message, Note, Step } from './model.js';

type Paint = (canvas: Canvas, shift: number) => void;

/** Rows of a lifeline, from one to another. */
export interface Stretch {
  readonly of: number;
  readonly from: number;
  readonly to: number;
}

/** First and last cell. */
type Extent = readonly [left: number, right: number];

/** Gives the steps their rows, from the top down, and remembers how to paint them. */
export class Arrangement {
  readonly paints: Paint[] = [];
  readonly active: Stretch[] = [];
  /** Where a lifeline is covered. */
  readonly hidden: Stretch[] = [];
  /** In which row a participant comes into being (the middle of its box), and where one ends. */
  readonly created = new Map<number, number>();
  readonly ended = new Map<number, number>();
  row: number;
  readonly #columns: readonly number[];
  readonly #headWidth: (participant: number) => number;
  readonly #open = new Map<number, number[]>();
  #lastMessage: number;

  /** `row`: the first one. `headWidth`: of a participant's box. */
  constructor(columns: readonly number[], row: number, headWidth: (participant: number) => number) {
    this.#columns = columns;
    this.#headWidth = headWidth;
    this.row = row;
    this.#lastMessage = row;
  }

  /** Cells that the steps take, from left to right. */
  all(steps: readonly Step[]): Extent {
    return steps.map((step) => this.#step(step)).reduce(union, nothing);
  }

  /** Ends what is still active. */
  finish(): void {
    for (const [of, starts] of this.#open) for (const from of starts) this.active.push({ of, from, to: this.row });
  }

  #step(step: Step): Extent {
    switch (step.kind) {
      case 'message':
        return step.from === step.to ? this.#self(step) : this.#message(step);
      case 'note':
        return this.#note(step);
      case 'fragment':
        return this.#fragment(step);
      case 'activate':
        this.#open.set(step.of, [...(this.#open.get(step.of) ?? []), this.#lastMessage]);
        return nothing;
      case 'deactivate': {
        const from = this.#open.get(step.of)?.pop();
        if (from !== undefined) this.active.push({ of: step.of, from, to: this.#lastMessage });
        return nothing;
      }
    }
  }

  #message({ from, to, lines, stroke, startMarker, endMarker, creates, destroys }: Message): Extent {
    const top = this.row;
    const row = top + Math.max(lines.length, creates ? 1 : 0);
    const [start, end] = [this.#column(from), this.#column(to)];
    const [left, right] = [Math.min(start, end), Math.max(start, end)];
    const forward: Side = end > start ? east : west;
    this.#lastMessage = row;
    this.row = row + (creates ? 2 : 1);
    if (creates) this.created.set(to, row);
    if (destroys !== undefined) this.ended.set(destroys, row);
    // A box that has just come into being stands in the way.
    const half = creates ? Math.floor(this.#headWidth(to) / 2) : 0;
    const border = forward === east ? end - half : end + half;
    const [innerLeft, innerRight] = [Math.min(start, border) + 1, Math.max(start, border) - 1];
    this.paints.push((canvas, shift) => {
      lines.forEach((line, index) => {
        const spare = innerRight - innerLeft + 1 - cellWidth(line) - 2;
        canvas.text(shift + innerLeft + Math.floor(spare / 2), top + index, ` ${line} `, 'label');
      });
      const pen = canvas.pen(stroke, 'line');
      canvas.line(shift + innerLeft, row, shift + innerRight, row, pen, [true, true]);
      finish(canvas, shift + start, row, forward, startMarker, stroke);
      finish(canvas, shift + border, row, opposite(forward), endMarker, stroke);
    });
    return [Math.min(left, end - half), Math.max(right, end + half)];
  }

  #self({ from, lines, stroke, startMarker, endMarker, destroys }: Message): Extent {
    const top = this.row;
    const column = this.#column(from);
    this.row = top + Math.max(2, lines.length);
    this.#lastMessage = top + 1;
    if (destroys !== undefined) this.ended.set(destroys, top + 1);
    this.paints.push((canvas, shift) => {
      const pen = canvas.pen(stroke, 'line');
      const end = shift + column + 3;
      canvas.line(shift + column + 1, top, end, top, pen, [true, false]);
      canvas.line(end, top, end, top + 1, pen);
      canvas.line(shift + column + 1, top + 1, end, top + 1, pen, [true, false]);
      finish(canvas, shift + column, top, east, startMarker, stroke);
      finish(canvas, shift + column, top + 1, east, endMarker, stroke);
      canvas.lines(end + 2, top, lines, 'label');
    });
    return [column, column + 4 + labelWidth(lines)];
  }

  #note({ place, from, to, lines }: Note): Extent {
    const top = this.row;
    const width = labelWidth(lines) + 4;
    const [first, last] = [this.#column(from), this.#column(to)];
    const left =
      place === 'right'
        ? last + 2
        : place === 'left'
          ? first - 1 - width
          : from === to
            ? first - Math.floor((width - 1) / 2)
            : first - 2;
    const right = place === 'over' && from !== to ? Math.max(last + 2, left + width - 1) : left + width - 1;
    const block = shapeBlock('box', lines, right - left + 1);
    this.row = top + block.height;
    for (let of = from; place === 'over' && of <= to; of += 1) this.hidden.push({ of, from: top, to: this.row - 1 });
    this.paints.push((canvas, shift) => block.paint(canvas, shift + left, top));
    return [left, right];
  }

  #fragment({ name, sections }: Fragment): Extent {
    const top = this.row;
    const dividers: { readonly row: number; readonly label: string }[] = [];
    let inside: Extent = nothing;
    for (const { label, steps } of sections) {
      const title = dividers.length === 0 ? `${name} ${label === '' ? '' : `[${label}]`}`.trim() : `[${label}]`;
      dividers.push({ row: this.row, label: dividers.length > 0 && label === '' ? '' : title });
      this.row += 1;
      inside = union(inside, this.all(steps));
    }
    const bottom = this.row;
    this.row += 1;
    const [first, last] = reach([{ kind: 'fragment', name, sections }]);
    const about: Extent =
      first === undefined || last === undefined ? nothing : [this.#column(first), this.#column(last)];
    const [innerLeft, innerRight] = union(inside, about);
    const left = Number.isFinite(innerLeft) ? innerLeft - 2 : (this.#columns[0] ?? 0) - 2;
    const titles = Math.max(...dividers.map(({ label }) => cellWidth(label)));
    let right = Math.max(Number.isFinite(innerRight) ? innerRight + 2 : 0, left + titles + 5);
    // On a lifeline the border could not be told from it.
    while (this.#columns.some((column) => Math.abs(column - right) < 2)) right += 1;
    this.paints.unshift((canvas, shift) => {
      const width = right - left + 1;
      const pen = paintBorder(
        canvas,
        { x: shift + left, y: top, width, height: bottom - top + 1 },
        canvas.glyphs.corners.round,
        'solid',
      );
      dividers.forEach(({ row, label }, index) => {
        if (index > 0) canvas.line(shift + left, row, shift + right, row, { ...pen, stroke: 'solid' });
        if (label !== '') canvas.text(shift + left + 2, row, ` ${label} `, 'label');
      });
    });
    return [left, right];
  }

  #column(participant: number): number {
    return this.#columns[participant] ?? 0;
  }
}

const nothing: Extent = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];

function union([left, right]: Extent, [otherLeft, otherRight]: Extent): Extent {
  return [Math.min(left, otherLeft), Math.max(right, otherRight)];
}
