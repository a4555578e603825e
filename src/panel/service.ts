import type { Line } from '../render/line.js';
import { clip, paragraph } from './cell.js';
import type { PanelLook } from './look.js';
import type { Panel, Room } from './panel.js';
import { braceRow, countRow, headRow } from './service-edges.js';
import { listCounts, listRow } from './service-list.js';
import { standIn, wayRow } from './service-row.js';
import { progress, type Way, waysOf } from './service-ways.js';
import { isFailure } from './service-words.js';
import { said } from './text.js';
import type { DemoView, TrafficView } from './view.js';

/** From here on each station has a column. */
const columnsWidth = 66;
const bracedHeight = 9;

const nothing: TrafficView = {
  counts: { clientCalls: 0, workerCalls: 0, events: 0, timers: 0, tasks: 0, waiting: 0, sweeps: 0 },
  hops: [],
};

/**
 * One execution's way through Frontend, History and Matching, the newest below. Detail 1 tells workers' polls too,
 * detail 2 everything.
 */
export const service: Panel = {
  size: () => ({ least: 3, fair: 10, worth: 3 }),
  draw: (view, room, look) => {
    if (room.height < 1) return [];
    const { traffic = nothing } = view;
    const lack = lackRows(traffic, room, look);
    const inside: Room = { width: room.width, height: room.height - lack.length };
    const ways = waysOf(traffic.hops, view.controls.detail);
    return [...lack, ...(room.width < columnsWidth ? list : table)(view, traffic, ways, inside, look)];
  },
};

type Draw = (
  view: DemoView,
  traffic: TrafficView,
  ways: readonly Way[],
  room: Room,
  look: PanelLook,
) => readonly Line[];

const table: Draw = (view, { counts }, ways, { width, height }, look) => {
  const stand = standIn(width);
  const head = [
    ...(height < bracedHeight ? [] : [braceRow(view, counts.sweeps, stand, look)]),
    headRow(stand, look),
  ].slice(0, height - 1);
  const rows = Math.max(0, height - head.length - 1);
  const shown = visible(view, ways, rows);
  const lines = Array.from({ length: rows }, (_, index): Line => {
    const one = shown[index];
    return wayRow(one?.way, one?.come ?? 0, one !== undefined && index === shown.length - 1, stand, look);
  });
  return [...head, ...lines, countRow(counts, stand, look)];
};

const list: Draw = (view, { counts }, ways, { width, height }, look) => {
  const rows = Math.max(0, height - 1);
  const shown = visible(view, ways, rows);
  const lines = shown.map(({ way }, index) => listRow(way, index === shown.length - 1, width, look));
  const empty: Line = [{ text: clip('nothing was seen of it yet', width, look), style: look.quiet }];
  const filled = lines.length === 0 && rows > 0 ? [empty] : lines;
  return [...filled, ...Array.from({ length: rows - filled.length }, (): Line => []), listCounts(counts, width, look)];
};

interface Shown {
  readonly way: Way;
  readonly come: number;
}

/** The ways that have begun, as far as there is room: the newest, or where the speaker looks. */
function visible(
  { controls: { look }, now, reducedMotion }: DemoView,
  ways: readonly Way[],
  rows: number,
): readonly Shown[] {
  const come = reducedMotion ? ways.map(() => 1) : progress(ways, now);
  const begun = ways.flatMap((way, index): readonly Shown[] => {
    const own = come[index] ?? 1;
    return own < 0 ? [] : [{ way, come: own }];
  });
  const last = Math.max(0, begun.length - rows);
  if (look.kind === 'follow') return begun.slice(last);
  const failure = begun.findIndex(({ way }) => way.hops.some(isFailure));
  const from = look.kind === 'back' ? last - look.by * Math.max(1, Math.ceil(rows / 2)) : failure < 0 ? last : failure;
  const first = Math.max(0, Math.min(last, from));
  return begun.slice(first, first + rows);
}

/** Why this is less than everything, in words. */
function lackRows({ lack }: TrafficView, { width, height }: Room, look: PanelLook): readonly Line[] {
  if (lack === undefined || height < 5) return [];
  return paragraph(said(lack), width, height < 12 ? 1 : 2, look).map((text): Line => [{ text, style: look.quiet }]);
}
