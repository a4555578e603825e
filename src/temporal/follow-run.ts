import { status } from '@grpc/grpc-js';
import type { PendingActivity, WorkflowView } from '../panel/view.js';
import { type Bell, bell } from './bell.js';
import { call } from './call.js';
import type { TemporalClient } from './connect.js';
import { pendingActivities } from './describe.js';
import { type Folded, foldEvents, nothingYet } from './fold.js';
import { decoded } from './payload.js';
import { grpcCode, queryProblemOf, sentenceOf } from './problem.js';
import { rest } from './rest.js';

/** Times in ms. */
const historyLimit = 70_000;
const callLimit = 2_000;
const describePace = 200;
const countingPace = 250;
const shortestPause = 50;
const afterTrouble = 1_000;
const untilTaken = 1_500;

interface Run {
  readonly workflowId: string;
  readonly runId: string;
}

/** What is known of a run so far; the three loops below write to it, `publish` shows it. */
interface Known {
  folded: Folded;
  described: ReadonlyMap<string, PendingActivity>;
  answer?: { readonly value: unknown; readonly at: number };
  /** Why the newest query had no answer. */
  queryProblem?: string | undefined;
  /** Why the history can't be followed now. */
  historyProblem?: string | undefined;
  /** Nothing more will come. */
  over: boolean;
}

/**
 * Follows one run to its close.
 *
 * @param before the view to build on, of this run or the one before it
 * @returns the id of the run that it handed over to, if it did
 */
export async function followRun(
  temporal: TemporalClient,
  run: Run,
  before: WorkflowView | undefined,
  onView: (view: WorkflowView) => void,
  signal: AbortSignal,
): Promise<string | undefined> {
  const known: Known = { folded: nothingYet, described: new Map(), over: false };
  if (before?.statusQuery !== undefined) known.answer = before.statusQuery;
  const describeBell = bell();
  const queryBell = bell();
  const ring = () => {
    describeBell.ring();
    queryBell.ring();
  };
  signal.addEventListener('abort', ring, { once: true });
  const publish = () => {
    const view = viewOf(run, known, before);
    if (view !== undefined && !signal.aborted) onView(view);
  };
  const context: Context = { temporal, run, known, publish, signal };
  await Promise.all([history(context, ring), describes(context, describeBell), queries(context, queryBell)]);
  signal.removeEventListener('abort', ring);
  return known.folded.nextRunId;
}

interface Context {
  readonly temporal: TemporalClient;
  readonly run: Run;
  readonly known: Known;
  readonly publish: () => void;
  readonly signal: AbortSignal;
}

/** The Event History by long poll, until the run is closed or the service knows it no more. */
async function history({ temporal, run, known, publish, signal }: Context, moved: () => void): Promise<void> {
  const { connection, client } = temporal;
  let nextPageToken: Uint8Array | null = null;
  let delay = 100;
  while (!signal.aborted && !known.over) {
    try {
      const answer = await call(temporal, historyLimit, signal, () =>
        connection.workflowService.getWorkflowExecutionHistory({
          namespace: client.options.namespace,
          execution: run,
          waitNewEvent: true,
          nextPageToken,
        }),
      );
      const events = answer.history?.events ?? [];
      known.folded = foldEvents(known.folded, events);
      known.historyProblem = undefined;
      known.over = known.folded.closedAt !== undefined;
      nextPageToken = answer.nextPageToken;
      delay = 100;
      publish();
      if (events.length > 0) moved();
      // A service that neither waits nor has more to tell is not asked in a hurry.
      else if (nextPageToken.length === 0) await rest(afterTrouble, signal);
    } catch (error) {
      const code = grpcCode(error);
      if (signal.aborted || code === status.DEADLINE_EXCEEDED) continue;
      known.historyProblem = sentenceOf(error);
      if (code === status.NOT_FOUND) {
        known.historyProblem = 'The service does not know this workflow any more.';
        known.over = true;
      }
      // A token of a service that was started anew may mean nothing to it.
      if (code === status.INVALID_ARGUMENT) nextPageToken = null;
      publish();
      if (!known.over) await rest(delay, signal);
      delay = Math.min(delay * 2, afterTrouble);
    }
  }
  moved();
}

/** Attempts are not in the history: while an activity is open the service is asked about it again and again. */
async function describes({ temporal, run, known, publish, signal }: Context, moved: Bell): Promise<void> {
  const { connection, client } = temporal;
  while (!signal.aborted && !known.over) {
    if (known.folded.openActivities.length === 0) {
      await moved.wait();
      continue;
    }
    try {
      const answer = await call(temporal, callLimit, signal, () =>
        connection.workflowService.describeWorkflowExecution({ namespace: client.options.namespace, execution: run }),
      );
      const activities = pendingActivities(answer.pendingActivities, Date.now());
      known.described = new Map(activities.map((activity) => [activity.activityId, activity]));
      publish();
    } catch {
      // The history's long poll meets the same trouble and tells it.
    }
    await moved.wait(describePace);
  }
}

/** The `status` query: when history moves, while the answer says that it counts, and again after trouble. */
async function queries({ temporal, run, known, publish, signal }: Context, moved: Bell): Promise<void> {
  const { connection, client } = temporal;
  const begun = Date.now();
  for (let last = false; !signal.aborted; ) {
    if (!known.folded.taken && !known.over) {
      await moved.wait(untilTaken);
      const waited = Date.now() - begun >= untilTaken && known.folded.events.length > 0;
      if (waited && !known.folded.taken && !known.over) {
        known.queryProblem = 'No worker has taken this workflow yet.';
        publish();
      }
      continue;
    }
    last = known.over;
    if (last && (known.folded.nextRunId !== undefined || !known.folded.taken)) return;
    try {
      const answer = await call(temporal, callLimit, signal, () =>
        connection.workflowService.queryWorkflow({
          namespace: client.options.namespace,
          execution: run,
          query: { queryType: 'status' },
        }),
      );
      const payload = answer.queryResult?.payloads?.[0];
      known.answer = { value: payload ? decoded(payload) : undefined, at: Date.now() };
      known.queryProblem = undefined;
    } catch (error) {
      if (signal.aborted) return;
      known.queryProblem = queryProblemOf(error);
    }
    publish();
    if (last) return;
    await rest(shortestPause, signal);
    await moved.wait(pauseAfter(known));
  }
}

function pauseAfter({ queryProblem, answer }: Known): number | undefined {
  if (queryProblem !== undefined) return afterTrouble;
  const value = answer?.value;
  const counting = typeof value === 'object' && value !== null && 'counting' in value && value.counting === true;
  return counting ? countingPace - shortestPause : undefined;
}

/** Undefined until it is known what workflow this is. */
function viewOf(run: Run, known: Known, before: WorkflowView | undefined): WorkflowView | undefined {
  const { folded, described, answer } = known;
  const workflowType = folded.workflowType ?? before?.workflowType;
  if (workflowType === undefined) return undefined;
  const problem = known.historyProblem ?? known.queryProblem;
  return {
    ...run,
    workflowType,
    taskQueue: folded.taskQueue ?? before?.taskQueue ?? '',
    status: folded.status,
    startedAt: folded.startedAt ?? before?.startedAt ?? Date.now(),
    ...(folded.closedAt === undefined ? {} : { closedAt: folded.closedAt }),
    events: folded.events,
    pendingActivities: folded.openActivities.map(
      ({ scheduledEventId: _, ...activity }) => described.get(activity.activityId) ?? activity,
    ),
    ...(answer === undefined ? {} : { statusQuery: answer }),
    ...(problem === undefined ? {} : { statusProblem: problem }),
    ...(folded.result === undefined ? {} : { result: folded.result }),
    ...(folded.failure === undefined ? {} : { failure: folded.failure }),
  };
}
