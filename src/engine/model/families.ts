import type { EventAttributes, EventName } from '../proto/plain.js';
import { toMs } from '../proto/time.js';
import type { Finished } from './promises.js';
import { insist } from './reading.js';

/** In this time (ms) after its parent's end a child may end by itself before the parent-close policy reaches it. */
const RACE = 250;
const TERMINATE = [0, 1];
const REQUEST_CANCEL = 3;

type Started = EventAttributes<'workflowExecutionStarted'>;

/** Throws a Violation unless runs follow each other, and parents and children know of each other, as they should. */
export function checkFamilies(runs: readonly Finished[]): void {
  for (const run of runs) {
    checkSuccession(run, runs);
    checkChildren(run, runs);
  }
}

const startedOf = ({ reading }: Finished): Started => reading.events[0]?.workflowExecutionStartedEventAttributes ?? {};
const beginOf = ({ reading }: Finished) => toMs(reading.events[0]?.eventTime);
const endOf = ({ reading }: Finished) => toMs(reading.events.at(-1)?.eventTime);

/** The run that follows, if one does. */
function successorOf({ reading }: Finished): string {
  const last = reading.events.at(-1);
  const attributes =
    last?.workflowExecutionContinuedAsNewEventAttributes ??
    last?.workflowExecutionFailedEventAttributes ??
    last?.workflowExecutionTimedOutEventAttributes;
  return attributes?.newExecutionRunId ?? '';
}

/** One open run of a workflow id at a time, and no link of a chain is missing. */
function checkSuccession(run: Finished, runs: readonly Finished[]): void {
  const tell = () => `${run.runId} of ${run.workflowId}`;
  const next = successorOf(run);
  const following = runs.filter((other) => startedOf(other).continuedExecutionRunId === run.runId);
  insist(following.length === (next === '' ? 0 : 1), () => `${following.length} runs follow ${tell()}`);
  insist(
    following.every(({ runId }) => runId === next),
    () => `another run follows ${tell()}`,
  );
  const begin = beginOf(run);
  for (const other of runs) {
    if (other === run || other.workflowId !== run.workflowId) continue;
    const apart = beginOf(other) >= endOf(run) || begin >= endOf(other);
    insist(apart, () => `${tell()} was open together with ${other.runId}`);
  }
}

/** Children were told their parent's end as the policy says, and the parent theirs. */
function checkChildren(parent: Finished, runs: readonly Finished[]): void {
  const { events, names, open } = parent.reading;
  for (const [index, event] of events.entries()) {
    const begun = event.childWorkflowExecutionStartedEventAttributes;
    if (begun === undefined) continue;
    const { initiatedEventId = 0, workflowExecution } = begun;
    const chain = runs.filter((run) => startedOf(run).firstExecutionRunId === workflowExecution?.runId);
    const last = chain.find((run) => successorOf(run) === '');
    const tell = () => `${parent.runId}, event ${index + 1}, child ${workflowExecution?.runId}`;
    insist(last !== undefined, () => `the child never was: ${tell()}`);
    const initiated = open.child.get(initiatedEventId);
    if (initiated === undefined) {
      const closing = names.findIndex(
        (name, at) =>
          name.startsWith('childWorkflowExecution') && at > index && initiatedBy(events[at], name) === initiatedEventId,
      );
      const own = `workflowExecution${names[closing]?.slice('childWorkflowExecution'.length)}`;
      insist(
        last.reading.ending === own,
        () => `the parent was told ${names[closing]}, the child has ${last.reading.ending}: ${tell()}`,
      );
      continue;
    }
    const policy = initiated.startChildWorkflowExecutionInitiatedEventAttributes?.parentClosePolicy ?? 0;
    if (endOf(last) <= endOf(parent) + RACE) continue;
    const reached = TERMINATE.includes(policy)
      ? last.reading.ending === 'workflowExecutionTerminated'
      : policy !== REQUEST_CANCEL ||
        chain.some(({ reading }) => reading.names.includes('workflowExecutionCancelRequested'));
    insist(reached, () => `the parent-close policy ${policy} did not reach ${tell()}`);
  }
}

function initiatedBy(event: Finished['reading']['events'][number] | undefined, name: EventName): number {
  const attributes = event?.[`${name}EventAttributes`];
  return attributes !== undefined && 'initiatedEventId' in attributes ? (attributes.initiatedEventId ?? 0) : 0;
}
