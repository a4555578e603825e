import type { WorkflowView } from '../view.js';
import type { Lane } from './lane.js';
import { type Scene, triesAt } from './scene.js';

/** What one row shows. */
export type Row =
  | { readonly kind: 'lane'; readonly lane: Lane }
  /** Lanes of one name that share a row. */
  | { readonly kind: 'group'; readonly word: GroupWord; readonly lanes: readonly Lane[] }
  /** Lanes that there is no room for. */
  | { readonly kind: 'more'; readonly count: number };

export type GroupWord = 'done' | 'failed' | 'timed out' | 'canceled' | 'left' | 'waiting';

interface Known {
  readonly workflow: WorkflowView;
  readonly height: number;
  readonly rows: readonly Row[];
}

const known = new WeakMap<readonly Lane[], Known>();

/** At most `height` rows for these lanes: what is pending and what is newest is among them, and what is over is gathered. */
export function newestRows(scene: Scene, lanes: readonly Lane[], height: number): readonly Row[] {
  const { workflow } = scene;
  const before = known.get(lanes);
  if (before?.workflow === workflow && before.height === height) return before.rows;
  const rows = lanes.length <= height ? lanes.map(laneRow) : chosen(scene, lanes, height);
  known.set(lanes, { workflow, height, rows });
  return rows;
}

function chosen(scene: Scene, lanes: readonly Lane[], height: number): readonly Row[] {
  const over = lanes.filter(({ end }) => end !== undefined);
  const kinds = gathered(over, 0).length;
  const open = openRows(scene, lanes, height - Math.min(kinds, 2, Math.floor(height / 3)));
  const room = height - open.length;
  // The newest of them keep a row of their own as long as all others can be gathered in what is left.
  let single = Math.max(0, room - 1);
  let rows = gathered(over, single);
  while (rows.length > room && single > 0) {
    single = Math.max(0, single - (rows.length - room));
    rows = gathered(over, single);
  }
  if (rows.length <= room) return [...rows, ...open].sort((a, b) => orderOf(a) - orderOf(b));
  const kept = room > 1 ? rows.slice(-(room - 1)) : [];
  const unseen = count(rows) - count(kept);
  return room < 1
    ? open
    : [{ kind: 'more', count: unseen }, ...[...kept, ...open].sort((a, b) => orderOf(a) - orderOf(b))];
}

/** The lanes themselves, so that the one at `last` is the last one. */
export function rowsUpTo(lanes: readonly Lane[], last: number, height: number): readonly Row[] {
  if (lanes.length <= height) return lanes.map(laneRow);
  const end = Math.min(lanes.length, Math.max(height, last + 1));
  const from = end - height;
  const rows: Row[] = lanes.slice(from, end).map(laneRow);
  if (from > 0 && height > 2) rows[0] = { kind: 'more', count: from + 1 };
  if (end < lanes.length && height > 2) rows[rows.length - 1] = { kind: 'more', count: lanes.length - end + 1 };
  return rows;
}

/** What is pending: those that somebody works on before those that wait in the queue. */
function openRows(scene: Scene, lanes: readonly Lane[], height: number): readonly Row[] {
  const open = lanes.filter(({ end }) => end === undefined);
  const room = Math.max(1, height);
  if (open.length <= room) return open.map(laneRow);
  const queued = open.filter(
    (lane) => lane.kind === 'activity' && triesAt(scene, lane).length === 0 && isFirst(scene, lane),
  );
  const waiting = new Set(queued);
  const groups = byName(queued).map((group) => groupRow('waiting', group));
  const working = open.filter((lane) => !waiting.has(lane));
  const left = room - groups.length;
  if (working.length <= left) return [...working.map(laneRow), ...groups];
  const kept = working.slice(0, Math.max(0, left - 1));
  const more: Row = { kind: 'more', count: working.length - kept.length };
  return [...kept.map(laneRow), more, ...groups].slice(0, room);
}

function isFirst(scene: Scene, lane: Lane): boolean {
  return (scene.pending.get(lane.group)?.attempt ?? 1) === 1;
}

function gathered(over: readonly Lane[], single: number): readonly Row[] {
  const groups = byName(over.slice(0, over.length - single));
  return [
    ...groups.map((group) => groupRow(wordOf(group), group)),
    ...over.slice(over.length - single).map(laneRow),
  ].sort((a, b) => orderOf(a) - orderOf(b));
}

function wordOf([first]: readonly Lane[]): GroupWord {
  switch (first?.end?.outcome) {
    case 'failed':
      return 'failed';
    case 'timed-out':
      return 'timed out';
    case 'canceled':
      return 'canceled';
    case 'abandoned':
      return 'left';
    default:
      return 'done';
  }
}

/** Those of one name that went the same way. */
function byName(lanes: readonly Lane[]): readonly (readonly Lane[])[] {
  const names = new Map<string, Lane[][]>();
  const groups: Lane[][] = [];
  for (const lane of lanes) {
    // Few groups have the same name, and a key for each of thousands of lanes takes longer than to look.
    const named = names.get(lane.name) ?? [];
    if (named.length === 0) names.set(lane.name, named);
    const group = named.find(([first]) => first?.kind === lane.kind && first.end?.outcome === lane.end?.outcome);
    if (group !== undefined) group.push(lane);
    else {
      const begun = [lane];
      named.push(begun);
      groups.push(begun);
    }
  }
  return groups;
}

function groupRow(word: GroupWord, lanes: readonly Lane[]): Row {
  const [only] = lanes;
  return lanes.length === 1 && only !== undefined ? laneRow(only) : { kind: 'group', word, lanes };
}

function laneRow(lane: Lane): Row {
  return { kind: 'lane', lane };
}

/** Where a row stands: what is gathered comes before all others. */
function orderOf(row: Row): number {
  switch (row.kind) {
    case 'lane':
      return row.lane.group < 0 ? Number.MAX_SAFE_INTEGER : row.lane.group;
    case 'group':
      return row.word === 'waiting' ? Number.MAX_SAFE_INTEGER : (row.lanes[0]?.group ?? 0);
    case 'more':
      return Number.MAX_SAFE_INTEGER;
  }
}

function count(rows: readonly Row[]): number {
  return rows.reduce(
    (sum, row) => sum + (row.kind === 'lane' ? 1 : row.kind === 'group' ? row.lanes.length : row.count),
    0,
  );
}
