import { unicodeGlyphs } from '../glyphs.js';
import { east, north, opposite, type Side, south, west } from '../side.js';

/** A node's box in a drawing, with cells counted from 0, borders included. */
export interface Box {
  readonly label: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const sides: readonly Side[] = [north, east, south, west];
const steps = [
  [0, -1],
  [1, 0],
  [0, 1],
  [-1, 0],
] as const;

/** To which sides lines leave each sign. */
const arms = new Map<string, readonly Side[]>();
for (let code = 1; code < 81; code += 1) {
  const weights = [Math.floor(code / 27), Math.floor(code / 9) % 3, Math.floor(code / 3) % 3, code % 3] as const;
  arms.set(
    unicodeGlyphs.line(...weights),
    sides.filter((side) => (weights[side] ?? 0) > 0),
  );
}
arms.set(unicodeGlyphs.dotted.horizontal, [east, west]);
arms.set(unicodeGlyphs.dotted.vertical, [north, south]);

const arrows = new Map(sides.map((side) => [unicodeGlyphs.marker('arrow', side), side]));

/**
 * Reads a drawing as a person does, knowing nothing of how it was made: follows each line that leaves a round box, and
 * tells at which boxes' borders an arrow ends it. A line that is broken by another one goes on behind it.
 */
export function traced(rows: readonly string[]): readonly { readonly from: string; readonly to: string }[] {
  const at = (x: number, y: number): string => rows[y]?.[x] ?? ' ';
  const boxes = boxesIn(rows);
  const boxAt = (x: number, y: number): Box | undefined =>
    boxes.find((box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom);

  const follow = (x: number, y: number, side: Side): readonly string[] => {
    const found: string[] = [];
    const seen = new Set<string>();
    const queue: (readonly [x: number, y: number, side: Side])[] = [[x, y, side]];
    for (let next = queue.shift(); next; next = queue.shift()) {
      const [fromX, fromY, towards] = next;
      const [dx, dy] = steps[towards];
      const [nextX, nextY] = [fromX + dx, fromY + dy];
      const key = `${nextX},${nextY},${towards}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const box = boxAt(nextX, nextY);
      if (box) {
        // At a border, a line that comes in is the beginning of another edge, or an arrow's end.
        if (arrows.get(at(fromX, fromY)) === towards) found.push(box.label);
        continue;
      }
      const sign = at(nextX, nextY);
      const pointing = arrows.get(sign);
      if (pointing !== undefined) {
        if (pointing === towards) queue.push([nextX, nextY, towards]);
        else if (pointing === opposite(towards)) throw new Error(`an arrow against the line at ${nextX},${nextY}`);
        continue;
      }
      const ways = arms.get(sign);
      if (!ways) throw new Error(`a line ends in "${sign}" at ${nextX},${nextY}`);
      if (!ways.includes(opposite(towards))) queue.push([nextX, nextY, towards]);
      else for (const way of ways) if (way !== opposite(towards)) queue.push([nextX, nextY, way]);
    }
    return found;
  };

  return boxes.flatMap((box) =>
    borderOf(box)
      .filter(([x, y, side]) => (arms.get(at(x, y)) ?? []).includes(side))
      .flatMap(([x, y, side]) => follow(x, y, side).map((to) => ({ from: box.label, to }))),
  );
}

function borderOf(box: Box): readonly (readonly [x: number, y: number, side: Side])[] {
  const found: (readonly [number, number, Side])[] = [];
  for (let x = box.left + 1; x < box.right; x += 1) found.push([x, box.top, north], [x, box.bottom, south]);
  for (let y = box.top + 1; y < box.bottom; y += 1) found.push([box.left, y, west], [box.right, y, east]);
  return found;
}

function boxesIn(rows: readonly string[]): readonly Box[] {
  const [topLeft, topRight, bottomLeft] = unicodeGlyphs.corners.round;
  return rows.flatMap((row, top) =>
    [...row].flatMap((sign, left) => {
      if (sign !== topLeft) return [];
      const right = row.indexOf(topRight, left);
      const bottom = rows.findIndex((other, y) => y > top && other[left] === bottomLeft);
      const label = rows
        .slice(top + 1, bottom)
        .map((other) => other.slice(left + 1, right).trim())
        .join('');
      return [{ label, left, right, top, bottom }];
    }),
  );
}
