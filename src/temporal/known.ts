import type { StackView, WorkflowView } from '../panel/view.js';
import { type Attempts, attemptList, attemptsSeen } from './attempts.js';
import { withClose, withRecorded } from './attempts-recorded.js';
import type { TemporalClient } from './connect.js';
import type { DescribedActivity } from './describe.js';
import { type Folded, foldEvents, nothingYet } from './fold.js';
import { type HistoryEventMessage, number } from './protocol.js';
import { closedStack } from './stack.js';

export interface Run {
  readonly workflowId: string;
  readonly runId: string;
}

/** What is known of a run so far: several loops write to it. */
export interface Known {
  folded: Folded;
  attempts: Attempts;
  described: ReadonlyMap<string, DescribedActivity>;
  answer?: { readonly value: unknown; readonly at: number };
  /** Why the newest query had no answer. */
  queryProblem?: string | undefined;
  /** Why the history can't be followed now. */
  historyProblem?: string | undefined;
  stack?: StackView | undefined;
  /** Nothing more will come. */
  over: boolean;
}

/** What those who follow a run share. */
export interface Following {
  readonly temporal: TemporalClient;
  readonly run: Run;
  readonly known: Known;
  /** Something new is known. */
  readonly publish: () => void;
  readonly signal: AbortSignal;
}

/** Times in ms: what a call may take, and how long one rests when it went wrong. */
export const callLimit = 2_000;
export const afterTrouble = 1_000;

/** @param before the view to build on, of this run or the one before it */
export function knownBefore(run: Run, before: WorkflowView | undefined): Known {
  const own = before?.runId === run.runId ? before : undefined;
  return {
    folded: nothingYet,
    attempts: attemptsSeen(own?.attempts ?? []),
    described: new Map(),
    ...(before?.statusQuery === undefined ? {} : { answer: before.statusQuery }),
    ...(own?.stack === undefined ? {} : { stack: own.stack }),
    over: false,
  };
}

/** Takes in further events of the history. */
export function takeEvents(known: Known, messages: readonly HistoryEventMessage[]): void {
  const last = known.folded.events.at(-1)?.id ?? 0;
  // Most answers hold nothing that is known: pages follow one another.
  const fresh =
    number(messages[0]?.eventId) > last ? messages : messages.filter(({ eventId }) => number(eventId) > last);
  known.folded = foldEvents(known.folded, fresh);
  known.attempts = withRecorded(known.attempts, fresh);
  known.historyProblem = undefined;
  const { closedAt } = known.folded;
  if (closedAt === undefined) return;
  known.over = true;
  known.attempts = withClose(known.attempts, closedAt);
  known.stack = known.stack && closedStack(known.stack, closedAt);
}

/** Undefined until it is known what workflow this is. */
export function viewOf(run: Run, known: Known, before: WorkflowView | undefined): WorkflowView | undefined {
  const { folded, described, answer, stack } = known;
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
    pendingActivities: folded.openActivities.map((activity) => {
      const told = described.get(activity.activityId);
      return told === undefined ? activity : { ...told, group: activity.group };
    }),
    attempts: attemptList(known.attempts),
    ...(stack === undefined ? {} : { stack }),
    ...(answer === undefined ? {} : { statusQuery: answer }),
    ...(problem === undefined ? {} : { statusProblem: problem }),
    ...(folded.result === undefined ? {} : { result: folded.result }),
    ...(folded.failure === undefined ? {} : { failure: folded.failure }),
  };
}
