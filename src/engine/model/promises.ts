import type { EventName, HistoryEvent } from '../proto/plain.js';
import type { Entry, Journal } from './journal.js';
import { insist, type Reading } from './reading.js';

/** A run at the end of a script. */
export interface Finished {
  readonly workflowId: string;
  readonly runId: string;
  readonly reading: Reading;
}

type Trace = (event: HistoryEvent, name: EventName) => string | undefined;

function text(
  payloads: { readonly payloads?: readonly { readonly data?: Uint8Array | undefined }[] | undefined } | undefined,
) {
  const data = payloads?.payloads?.[0]?.data;
  return data === undefined ? undefined : String(JSON.parse(Buffer.from(data).toString()));
}

/** Where the mark of each kind of request is found. */
const traces: Readonly<Record<Entry['kind'], Trace>> = {
  start: ({ workflowExecutionStartedEventAttributes: started }) =>
    started?.continuedExecutionRunId ? undefined : text(started?.input),
  signal: ({ workflowExecutionSignaledEventAttributes: signaled }) => text(signaled?.input),
  update: ({ workflowExecutionUpdateAcceptedEventAttributes: accepted }) => accepted?.protocolInstanceId,
  cancel: ({ workflowExecutionCancelRequestedEventAttributes: requested }) => requested?.cause,
  terminate: ({ workflowExecutionTerminatedEventAttributes: terminated }) => terminated?.reason,
  task: ({ workflowTaskCompletedEventAttributes: completed }) => completed?.identity,
  activity: ({ activityTaskCompletedEventAttributes: completed }) => text(completed?.result),
};

/** Throws a Violation unless all that was acknowledged is in the histories once, and nothing that was refused. */
export function checkPromises(journal: Journal, runs: readonly Finished[]): void {
  for (const kind of Object.keys(traces) as Entry['kind'][]) {
    const found = tracesOf(kind, runs);
    for (const entry of journal.of(kind)) {
      const places = found.get(entry.mark) ?? [];
      const sent = journal.of(kind).filter(({ mark }) => mark === entry.mark);
      const tell = () =>
        `${JSON.stringify(sent)} is in ${JSON.stringify(places.map(({ run, eventId }) => [run.runId, eventId]))}`;
      const inOneRun = new Set(places.map(({ run }) => run.runId)).size;
      insist(inOneRun === places.length, () => `twice in a run: ${tell()}`);
      insist(places.length <= sent.length, () => `more often than it was sent: ${tell()}`);
      if (entry.outcome === 'acknowledged' && !canBeSilent(entry)) {
        insist(places.length > 0, () => `acknowledged, but lost: ${tell()}`);
      }
      const refused = sent.every(({ outcome }) => outcome === 'refused');
      insist(!refused || kind === 'update' || places.length === 0, () => `refused, but done: ${tell()}`);
      if (kind === 'task') for (const { run, eventId } of places) checkCommands(entry, run, eventId);
      if (kind === 'update' && entry.expected === 1)
        insist(isCompleted(entry, runs), () => `lost its outcome: ${tell()}`);
      if (entry.outcome === 'acknowledged' && entry.runId !== '') {
        insist(
          runs.some(({ runId }) => runId === entry.runId),
          () => `the run is not there: ${tell()}`,
        );
      }
    }
  }
  checkOrder(journal.of('signal'), tracesOf('signal', runs));
}

interface Place {
  readonly run: Finished;
  readonly eventId: number;
}

function tracesOf(kind: Entry['kind'], runs: readonly Finished[]): Map<string, Place[]> {
  const found = new Map<string, Place[]>();
  for (const run of runs) {
    for (const [index, event] of run.reading.events.entries()) {
      const mark = traces[kind](event, run.reading.names[index] ?? 'timerFired');
      if (mark !== undefined) found.set(mark, [...(found.get(mark) ?? []), { run, eventId: index + 1 }]);
    }
  }
  return found;
}

// a start may find a run that is there, a second request to cancel does nothing, and a workflow task may end without a trace
function canBeSilent({ kind, again }: Entry): boolean {
  return kind === 'start' || kind === 'cancel' || kind === 'task' || (kind === 'update' && again);
}

/** A worker's answer is taken whole or not at all. */
function checkCommands({ expected, optional, mark }: Entry, { reading }: Finished, completedId: number): void {
  const done = reading.events.filter((event, index) => {
    const attributes = event[`${reading.names[index] ?? 'timerFired'}EventAttributes`];
    return (
      attributes !== undefined &&
      'workflowTaskCompletedEventId' in attributes &&
      attributes.workflowTaskCompletedEventId === completedId
    );
  });
  insist(
    done.length <= expected && done.length >= expected - optional,
    () => `${mark} had ${expected} commands, ${done.length} were done`,
  );
}

function isCompleted({ mark }: Entry, runs: readonly Finished[]): boolean {
  return runs.some(({ reading }) =>
    reading.events.some(({ workflowExecutionUpdateCompletedEventAttributes: done }) => done?.meta?.updateId === mark),
  );
}

/** A signal that was acknowledged before another one was sent comes before it. */
function checkOrder(signals: readonly Entry[], places: ReadonlyMap<string, readonly Place[]>): void {
  const once = signals.filter(({ mark }) => signals.filter((other) => other.mark === mark).length === 1);
  for (const first of once) {
    for (const second of once) {
      if (first.outcome !== 'acknowledged' || first.answered > second.sent) continue;
      const [a] = places.get(first.mark) ?? [];
      const [b] = places.get(second.mark) ?? [];
      if (a === undefined || b === undefined || a.run !== b.run) continue;
      insist(a.eventId < b.eventId, () => `${first.mark} is behind ${second.mark}`);
    }
  }
}
