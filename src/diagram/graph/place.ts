import type { Axis } from './axis.js';
import type { Net, Pin } from './net.js';
import type { Vertex } from './vertex.js';

/** A line that wants to run straight. */
interface Tie {
  readonly top: Pin;
  readonly bottom: Pin;
  readonly weight: number;
}

interface Pull {
  readonly to: number;
  readonly weight: number;
}

type Ties = ReadonlyMap<Vertex, readonly Tie[]>;

const sweeps = 12;

/**
 * Sets where each vertex stands across the layers: in their order, with the gaps that they need, and otherwise so
 * that edges run as straight as they can, long ones before all. The pins must have their offsets.
 */
export function placeAcross(layers: readonly (readonly Vertex[])[], nets: readonly Net[], axis: Axis): void {
  for (const layer of layers) {
    let at = 0;
    layer.forEach((it, index) => {
      const previous = layer[index - 1];
      if (previous) at += previous.size.across + gap(previous, it, axis);
      it.at = at;
    });
  }
  const ties = nets.flatMap(tiesOf);
  const up = grouped(ties, ({ bottom }) => bottom.vertex);
  const down = grouped(ties, ({ top }) => top.vertex);
  let best = positions(layers);
  let least = bends(ties);
  for (let sweep = 0; sweep < sweeps; sweep += 1) {
    const both = sweep >= sweeps - 4;
    const downwards = sweep % 2 === 0;
    const ordered = downwards ? layers : [...layers].reverse();
    for (const layer of ordered)
      settle(layer, both || downwards ? up : undefined, both || !downwards ? down : undefined, axis);
    const now = bends(ties);
    if (now < least) {
      least = now;
      best = positions(layers);
    }
  }
  for (const [it, at] of best) it.at = at;
}

function positions(layers: readonly (readonly Vertex[])[]): ReadonlyMap<Vertex, number> {
  return new Map(layers.flat().map((it) => [it, it.at]));
}

function gap(left: Vertex, right: Vertex, { gaps }: Axis): number {
  if (left.kind === 'block' && right.kind === 'block') return gaps.blocks;
  if (left.kind === 'block' || right.kind === 'block') return gaps.edge;
  return left.kind === 'label' || right.kind === 'label' ? Math.max(gaps.edges, gaps.edge - 1) : gaps.edges;
}

function tiesOf({ tops, bottoms }: Net): readonly Tie[] {
  // What branches bends anyway.
  const share = tops.length * bottoms.length > 1 ? 0.5 : 1;
  return tops.flatMap((top) => bottoms.map((bottom) => ({ top, bottom, weight: share * weight(top, bottom) })));
}

/** How much a bend matters: most where an edge only passes. */
function weight({ vertex: top }: Pin, { vertex: bottom }: Pin): number {
  const blocks = (top.kind === 'block' ? 1 : 0) + (bottom.kind === 'block' ? 1 : 0);
  return blocks === 2 ? 1 : blocks === 1 ? 2 : 8;
}

function grouped(ties: readonly Tie[], vertexOf: (tie: Tie) => Vertex): Ties {
  const groups = new Map<Vertex, Tie[]>();
  for (const tie of ties) {
    const group = groups.get(vertexOf(tie));
    if (group) group.push(tie);
    else groups.set(vertexOf(tie), [tie]);
  }
  return groups;
}

function cell({ vertex, offset }: Pin): number {
  return vertex.at + offset;
}

function bends(ties: readonly Tie[]): number {
  return ties.reduce((sum, { top, bottom, weight: force }) => sum + force * Math.abs(cell(top) - cell(bottom)), 0);
}

/** Moves the vertices of a layer to where their edges pull them, as far as their neighbours let them. */
function settle(layer: readonly Vertex[], up: Ties | undefined, down: Ties | undefined, axis: Axis): void {
  // Where each would stand if the ones before it took no room: then order is all that neighbours ask for.
  const groups: { pulls: Pull[]; members: { it: Vertex; before: number }[]; at: number }[] = [];
  let before = 0;
  layer.forEach((it, index) => {
    const previous = layer[index - 1];
    if (previous) before += previous.size.across + gap(previous, it, axis);
    const pulls: Pull[] = [];
    for (const { top, bottom, weight: force } of up?.get(it) ?? [])
      pulls.push({ to: cell(top) - bottom.offset - before, weight: force });
    for (const { top, bottom, weight: force } of down?.get(it) ?? [])
      pulls.push({ to: cell(bottom) - top.offset - before, weight: force });
    if (pulls.length === 0) pulls.push({ to: it.at - before, weight: 0.01 });
    let group = { pulls, members: [{ it, before }], at: middle(pulls) };
    for (let last = groups.at(-1); last && last.at > group.at; last = groups.at(-1)) {
      groups.pop();
      const all = [...last.pulls, ...group.pulls];
      group = { pulls: all, members: [...last.members, ...group.members], at: middle(all) };
    }
    groups.push(group);
  });
  for (const { at, members } of groups) for (const { it, before: room } of members) it.at = at + room;
}

/** The weighted median; between two that weigh the same, the middle. */
function middle(pulls: readonly Pull[]): number {
  const sorted = [...pulls].sort((a, b) => a.to - b.to);
  const half = sorted.reduce((sum, { weight: force }) => sum + force, 0) / 2;
  let sum = 0;
  for (let i = 0; i < sorted.length; i += 1) {
    const { to, weight: force } = sorted[i] ?? { to: 0, weight: 0 };
    sum += force;
    if (sum > half + 1e-9) return to;
    if (sum > half - 1e-9) return Math.floor((to + (sorted[i + 1]?.to ?? to)) / 2);
  }
  return 0;
}
