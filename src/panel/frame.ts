import { lineWidth } from '../render/cells.js';
import type { Line, Span } from '../render/line.js';
import { blank, filled } from './cell.js';
import type { PanelLook } from './look.js';

/** Text that interrupts a frame's edge. `at` counts cells from the frame's left. */
export interface EdgeLabel {
  readonly at: number;
  readonly spans: Line;
}

/** Where the walls between columns meet an edge, in cells from the frame's left. */
export interface Joints {
  readonly above: readonly number[];
  readonly below: readonly number[];
}

export const noJoints: Joints = { above: [], below: [] };

export type EdgeKind = 'top' | 'divider' | 'bottom';

/**
 * One horizontal line of a frame: `╭ … ╮`, `├ … ┤` or `╰ … ╯`, with its labels, which must stand in order and not
 * overlap.
 */
export function edge(
  kind: EdgeKind,
  width: number,
  labels: readonly EdgeLabel[],
  joints: Joints,
  look: PanelLook,
): Line {
  const [left, right] = corners(kind, look);
  const spans: Span[] = [];
  let at = 1;
  for (const label of labels) {
    spans.push({ text: rule(at, label.at, joints, look), style: look.frame }, ...label.spans);
    at = label.at + lineWidth(label.spans);
  }
  return [
    { text: left, style: look.frame },
    ...spans,
    { text: rule(at, width - 1, joints, look) + right, style: look.frame },
  ];
}

/** One row between the edges: each column's line in its width, with a blank at either side and a wall between. */
export function framedRow(columns: readonly { readonly line: Line; readonly width: number }[], look: PanelLook): Line {
  const wall: Span = { text: look.glyphs.frame.vertical, style: look.frame };
  return [wall, ...columns.flatMap(({ line, width }) => [blank(1), ...filled(line, width, look), blank(1), wall])];
}

/** Words in an edge: ` a ─ b `. */
export function edgeWords(parts: readonly Line[], look: PanelLook): Line {
  const dash: Span = { text: ` ${look.glyphs.frame.horizontal} `, style: look.frame };
  return [blank(1), ...parts.flatMap((part, index) => (index === 0 ? part : [dash, ...part])), blank(1)];
}

function corners(kind: EdgeKind, look: PanelLook): readonly [string, string] {
  const { frame } = look.glyphs;
  switch (kind) {
    case 'top':
      return [frame.topLeft, frame.topRight];
    case 'divider':
      return [frame.left, frame.right];
    case 'bottom':
      return [frame.bottomLeft, frame.bottomRight];
  }
}

function rule(from: number, to: number, joints: Joints, look: PanelLook): string {
  const { frame } = look.glyphs;
  let text = '';
  for (let x = from; x < to; x++) {
    const above = joints.above.includes(x);
    const below = joints.below.includes(x);
    text += above && below ? frame.cross : above ? frame.up : below ? frame.down : frame.horizontal;
  }
  return text;
}
