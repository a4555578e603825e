import { fixedPin, type Segment, type Vertex } from './vertex.js';

const sweeps = 8;

/** Orders the vertices of each layer so that few edges cross; sets their `order`. */
export function orderLayers(layers: Vertex[][]): void {
  let best = layers.map((layer) => [...layer]);
  number(layers);
  let fewest = crossings(layers);
  for (let sweep = 0; sweep < sweeps && fewest > 0; sweep += 1) {
    if (sweep % 2 === 0) for (let i = 1; i < layers.length; i += 1) sortLayer(layers, i, 'up');
    else for (let i = layers.length - 2; i >= 0; i -= 1) sortLayer(layers, i, 'down');
    swapNeighbours(layers);
    const now = crossings(layers);
    if (now < fewest) {
      fewest = now;
      best = layers.map((layer) => [...layer]);
    }
  }
  for (let i = 0; i < layers.length; i += 1) layers[i] = best[i] ?? [];
  number(layers);
}

function number(layers: readonly (readonly Vertex[])[]): void {
  for (const layer of layers) {
    layer.forEach((it, index) => {
      it.order = index;
    });
  }
}

/** Where an edge reaches its layer: a cluster's edges have their order within. */
function place(it: Vertex, edge: number): number {
  const pin = it.block ? fixedPin(it, edge) : undefined;
  return it.order + (pin === undefined ? 0.5 : (pin + 1) / (it.size.across + 2));
}

/**
 * The same, with edges of one net together: a net leaves its vertex where, on the whole, it goes to, in the next layer
 * and, if that is no difference, in the one after it.
 */
function places(layer: readonly Vertex[]): ReadonlyMap<Segment, readonly [top: number, bottom: number]> {
  const nets = new Map<number, Segment[]>();
  for (const { down } of layer) {
    for (const segment of down) {
      const net = nets.get(segment.net);
      if (net) net.push(segment);
      else nets.set(segment.net, [segment]);
    }
  }
  const found = new Map<Segment, readonly [number, number]>();
  for (const net of nets.values()) {
    const tops = net.map(({ top, edge }) => place(top, edge));
    const bottoms = net.map(({ bottom, edge }) => place(bottom, edge));
    // So little that it only counts where the places are the same; and never the same for two nets.
    const number = (net[0]?.net ?? 0) * 1e-9;
    const aims = net.map(({ bottom }) => mean(bottom.down.map((next) => place(next.bottom, next.edge))));
    const top = mean(tops) * 1e-5 + number;
    const bottom = mean(bottoms) * 1e-5 + mean(aims) * 1e-7 + number;
    net.forEach((segment, index) => {
      found.set(segment, [(tops[index] ?? 0) + bottom, (bottoms[index] ?? 0) + top]);
    });
  }
  return found;
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / Math.max(1, numbers.length);
}

function sortLayer(layers: Vertex[][], index: number, towards: 'up' | 'down'): void {
  const layer = layers[index] ?? [];
  const known = places(towards === 'up' ? (layers[index - 1] ?? []) : layer);
  const wanted = new Map<Vertex, number>();
  for (const it of layer) {
    const others = it[towards].map((segment) => known.get(segment)?.[towards === 'up' ? 0 : 1] ?? 0);
    if (others.length > 0) wanted.set(it, median(others));
  }
  // What nothing pulls keeps its place.
  const pulled = layer.filter((it) => wanted.has(it)).sort((a, b) => (wanted.get(a) ?? 0) - (wanted.get(b) ?? 0));
  let next = 0;
  layers[index] = layer.map((it) => (wanted.has(it) ? (pulled[next++] ?? it) : it));
  number([layers[index] ?? []]);
}

function median(numbers: number[]): number {
  numbers.sort((a, b) => a - b);
  const half = numbers.length >> 1;
  const upper = numbers[half] ?? 0;
  return numbers.length % 2 === 1 ? upper : ((numbers[half - 1] ?? 0) + upper) / 2;
}

function swapNeighbours(layers: Vertex[][]): void {
  for (let round = 0; round < 4; round += 1) {
    let better = false;
    for (const layer of layers) {
      for (let i = 0; i + 1 < layer.length; i += 1) {
        const [a, b] = [layer[i], layer[i + 1]];
        if (!a || !b || between(a, b) <= between(b, a)) continue;
        layer[i] = b;
        layer[i + 1] = a;
        b.order = i;
        a.order = i + 1;
        better = true;
      }
    }
    if (!better) return;
  }
}

/** Crossings of two neighbours' edges when the first stands on the left. */
function between(left: Vertex, right: Vertex): number {
  let count = 0;
  for (const a of left.up) for (const b of right.up) if (place(a.top, a.edge) > place(b.top, b.edge)) count += 1;
  for (const a of left.down)
    for (const b of right.down) if (place(a.bottom, a.edge) > place(b.bottom, b.edge)) count += 1;
  return count;
}

function crossings(layers: readonly (readonly Vertex[])[]): number {
  let count = 0;
  for (const layer of layers) {
    const ends = [...places(layer).values()].sort((a, b) => a[0] - b[0]);
    for (let i = 0; i < ends.length; i += 1)
      for (let j = i + 1; j < ends.length; j += 1)
        if ((ends[i]?.[0] ?? 0) < (ends[j]?.[0] ?? 0) && (ends[i]?.[1] ?? 0) > (ends[j]?.[1] ?? 0)) count += 1;
  }
  return count;
}
