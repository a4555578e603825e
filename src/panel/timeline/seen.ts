import { said } from '../text.js';
import type { ActView, WorkflowStatus } from '../view.js';
import type { Lane, Outcome } from './lane.js';
import type { Model } from './model.js';
import type { Scale } from './scale.js';
import type { Scene } from './scene.js';

interface Seen {
  readonly key: string;
  readonly acts: readonly ActView[];
  readonly lanes: readonly Lane[];
}

const known = new WeakMap<Model, Map<string, Seen>>();

/** The lanes that this detail tells of; with `scale` only those of which something is in sight. */
export function lanesSeen(scene: Scene, detail: 0 | 1 | 2, scale?: Scale): readonly Lane[] {
  const { model, start } = scene;
  const { acts } = scene.view;
  const kept = known.get(model) ?? new Map<string, Seen>();
  known.set(model, kept);
  const place = scale === undefined ? 'all' : 'sight';
  const key = scale === undefined ? `${detail}` : `${detail} ${scale.perCell} ${scale.pieces[0]?.x} ${scale.width}`;
  const before = kept.get(place);
  if (before?.key === key && (detail < 2 || before.acts === acts)) return before.lanes;
  const all = [...model.lanes, ...(detail < 2 ? [] : clientLane(acts, start))].filter((lane) => isTold(lane, detail));
  if (all.length === 0) all.push(runLane(scene));
  const lanes = scale === undefined ? all : all.filter((lane) => inSight(lane, scale));
  kept.set(place, { key, acts, lanes });
  return lanes;
}

/** A run that schedules nothing is a bar of its own. */
function runLane({ workflow, start, now }: Scene): Lane {
  const { status, closedAt, workflowType } = workflow;
  const run = { kind: 'run', group: 1, name: said(workflowType), level: 0, from: start, attempt: 1 } as const;
  const lane: Lane = { ...run, maximumAttempts: 0, moments: [], detail: workflow.failure?.message ?? '' };
  return closedAt === undefined ? lane : { ...lane, end: { outcome: runOutcome(status), at: now } };
}

function runOutcome(status: WorkflowStatus): Outcome {
  switch (status) {
    case 'failed':
    case 'terminated':
      return 'failed';
    case 'timed-out':
    case 'canceled':
      return status;
    default:
      return 'done';
  }
}

function isTold({ kind, level }: Lane, detail: 0 | 1 | 2): boolean {
  // Where all workflow tasks are told, those that failed are among them.
  return kind === 'task' && level === 0 ? detail === 0 : level <= detail;
}

function inSight({ from, end, moments }: Lane, scale: Scale): boolean {
  if (scale.column(from) >= scale.width) return false;
  if (moments.length > 0) {
    return moments.some(({ at }) => scale.column(at) >= 0 && scale.column(at) < scale.width);
  }
  return end === undefined || scale.column(end.at) >= 0;
}

/** What was done as a client: queries are in no history. */
function clientLane(acts: readonly ActView[], start: number): readonly Lane[] {
  const mine = acts.filter(({ at }) => at >= start);
  const [first] = mine;
  const last = mine.at(-1);
  if (first === undefined || last === undefined) return [];
  return [
    {
      kind: 'signal',
      group: Number.MAX_SAFE_INTEGER,
      name: 'client',
      level: 2,
      from: first.at,
      attempt: 1,
      maximumAttempts: 0,
      end: { outcome: 'done', at: last.at },
      moments: mine.map(({ at, state }) => ({ at, meaning: state === 'failed' ? 'failed' : 'running' })),
      detail: last.label,
    },
  ];
}
