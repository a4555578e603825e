import type { PanelLook } from '../look.js';
import { pendingByGroup } from '../pending.js';
import type { DemoView, PendingActivity, WorkflowView } from '../view.js';
import { type FoldedPast, foldNow, foldPast, type Interval } from './folds.js';
import type { Lane } from './lane.js';
import { type Model, modelOf } from './model.js';
import { deathOf, type Presence, servicePresence, workerPresence } from './presence.js';
import type { Extent } from './scale.js';
import { attemptsByGroup, runs, type Try, triesOf } from './tries.js';

/** All that the rows of one frame are drawn from. */
export interface Scene {
  readonly view: DemoView;
  readonly workflow: WorkflowView;
  readonly model: Model;
  readonly pending: ReadonlyMap<number, PendingActivity>;
  readonly presences: readonly Presence[];
  readonly start: number;
  /** The clock, or when the run was closed. */
  readonly now: number;
  readonly look: PanelLook;
}

/** Times beyond are no times: a thousand years. */
const longest = 365_000 * 86_400_000;
/** What is due so soon is on the axis from the beginning. */
const soon = 20_000;
const leastRunning = 4_000;
const leastClosed = 100;

export function sceneOf(view: DemoView, workflow: WorkflowView, look: PanelLook): Scene {
  const start = Number.isFinite(workflow.startedAt) ? workflow.startedAt : 0;
  // The service's clock may be ahead of ours.
  const newest = workflow.closedAt ?? Math.max(view.now, workflow.events.at(-1)?.at ?? view.now);
  const ran = Number.isFinite(newest) ? Math.min(longest, Math.max(0, newest - start)) : 0;
  // Where nothing may move that need not, a second is the least step.
  const now = start + (view.reducedMotion && workflow.closedAt === undefined ? ran - (ran % 1_000) : ran);
  const presences = [servicePresence(view, start, now), workerPresence(view, start, now)];
  return { view, workflow, model: modelOf(workflow), pending: pendingByGroup(workflow), presences, start, now, look };
}

export function pendingAt({ pending }: Scene, lane: Lane): PendingActivity | undefined {
  return lane.end === undefined ? pending.get(lane.group) : undefined;
}

export function triesAt(scene: Scene, lane: Lane): readonly Try[] {
  const observed = attemptsByGroup(scene.workflow.attempts).get(lane.group) ?? [];
  return triesOf(lane, observed, pendingAt(scene, lane));
}

/** When the one who worked on an attempt was gone, if that was before its end. */
export function lostAt({ view, presences }: Scene, { identity, from }: Try, to: number): number | undefined {
  if (identity !== undefined) {
    const died = deathOf(identity, view.workers.processes);
    return died !== undefined && died > from && died < to ? died : undefined;
  }
  const away = presences
    .find(({ name }) => name === 'worker')
    ?.absences.find((one) => one.from > from && one.from < to);
  return away?.from;
}

interface Past extends FoldedPast {
  readonly key: readonly unknown[];
}

const pasts = new WeakMap<Model, Past>();

/** How much time there is to draw. */
export function extentOf(scene: Scene): Extent {
  const { start, now, workflow, model } = scene;
  const past = pastOf(scene);
  const working = model.open.some((lane) => lane.kind === 'activity' && runs(triesAt(scene, lane)));
  const folded = foldNow(past, now, working);
  const due = workflow.closedAt === undefined ? Math.max(now, ...soonDue(scene, past.last)) : now;
  const drawn = folded.drawn + due - now;
  const least = workflow.closedAt === undefined ? leastRunning : leastClosed;
  return { start, now, folds: folded.folds, drawn, least };
}

function pastOf(scene: Scene): FoldedPast {
  const { model, workflow, start, presences } = scene;
  const marks = presences.flatMap(({ deaths, arrivals, absences }) => [
    ...deaths,
    ...arrivals,
    ...absences.map(({ from }) => from),
  ]);
  const key = [workflow.attempts, workflow.pendingActivities, workflow.closedAt, ...marks];
  const before = pasts.get(model);
  if (before !== undefined && before.key.length === key.length && key.every((part, i) => part === before.key[i])) {
    return before;
  }
  const moments = workflow.events.map(({ at }) => at);
  for (const at of marks) moments.push(at);
  for (const { startedAt, endedAt } of workflow.attempts) moments.push(startedAt, endedAt ?? startedAt);
  for (const { startedAt } of workflow.pendingActivities) if (startedAt !== undefined) moments.push(startedAt);
  const busy: Interval[] = [];
  for (const lane of model.activities) {
    for (const { from, to = Number.POSITIVE_INFINITY } of triesAt(scene, lane)) busy.push({ from, to });
  }
  const past = { ...foldPast(start, moments, busy), key };
  pasts.set(model, past);
  return past;
}

function soonDue(scene: Scene, last: number): readonly number[] {
  const dues: number[] = [];
  for (const lane of scene.model.open) {
    if (lane.due !== undefined && lane.due - lane.from <= soon) dues.push(lane.due);
  }
  for (const { nextAttemptAt } of scene.pending.values()) {
    if (nextAttemptAt !== undefined && nextAttemptAt - last <= soon) dues.push(nextAttemptAt);
  }
  return dues;
}
