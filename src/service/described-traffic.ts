import type { HistoryEvent, Hop, Station, TaskQueueView, TrafficView, WorkflowView } from '../panel/view.js';
import { span } from './traffic-words.js';

const mostHops = 100;

type Step = readonly [from: Station, to: Station, text: string];

/**
 * What a service that does not show its traffic tells of it all the same: what the Event History says that must have
 * happened, and what waits in the Task Queue. Attempts, polls, and calls that wrote no event are not in it.
 */
export function describedTraffic(workflow: WorkflowView, taskQueue: TaskQueueView | undefined): TrafficView {
  const { events } = workflow;
  const counts = { clientCalls: 0, workerCalls: 0, events: events.length, timers: 0, tasks: 0 };
  for (const { type } of events) {
    if (type === 'TimerStarted') counts.timers += 1;
    else if (/TaskStarted$/.test(type)) counts.tasks += 1;
    const [first] = callOf(type) ?? [];
    if (first === 'client') counts.clientCalls += 1;
    else if (first === 'worker') counts.workerCalls += 1;
  }
  return {
    lack: 'This service does not show what happens inside it: this is what the Event History and describe calls tell; attempts and polls are missing.',
    counts: { ...counts, waiting: waiting(workflow, taskQueue), sweeps: 0 },
    hops: hopsOf(events),
  };
}

function waiting(workflow: WorkflowView, taskQueue: TaskQueueView | undefined): number {
  if (workflow.status !== 'running') return 0;
  const { backlog: workflowTasks } = taskQueue?.workflow ?? {};
  const { backlog: activityTasks } = taskQueue?.activity ?? {};
  if (workflowTasks !== undefined || activityTasks !== undefined) return (workflowTasks ?? 0) + (activityTasks ?? 0);
  return workflow.pendingActivities.filter(
    ({ state, nextAttemptAt }) => state === 'scheduled' && nextAttemptAt === undefined,
  ).length;
}

/** Numbered by all that came before, as far back as they can be shown: an event makes at most four. */
function hopsOf(events: readonly HistoryEvent[]): readonly Hop[] {
  const shown = events.slice(-mostHops);
  const before = (events.length - shown.length) * 4;
  const hops = shown.flatMap((event, index) =>
    stepsOf(event).map(
      ([from, to, text], step): Hop => ({ id: before + index * 4 + step + 1, at: event.at, from, to, text }),
    ),
  );
  return hops.slice(-mostHops);
}

function stepsOf(event: HistoryEvent): readonly Step[] {
  const { id, type } = event;
  const writes: Step = ['history', 'history', `writes ${id}`];
  const call = callOf(type);
  if (call !== undefined) {
    const [from, method] = call;
    return [[from, 'frontend', method], ['frontend', 'history', ''], writes];
  }
  switch (type) {
    case 'WorkflowTaskScheduled':
      return [writes, ['history', 'matching', 'workflow task']];
    case 'ActivityTaskScheduled':
      return [writes, ['history', 'matching', 'activity task']];
    case 'WorkflowTaskStarted':
      return [['matching', 'worker', 'workflow task'], writes];
    case 'ActivityTaskStarted':
      return [['matching', 'worker', 'activity task'], writes];
    case 'TimerStarted': {
      const length = event.due === undefined ? '' : `, ${span(event.due - event.at)}`;
      return [writes, ['history', 'history', `sets timer${length}`]];
    }
    case 'TimerFired':
      return [['history', 'history', 'timer is due'], writes];
    default:
      return [writes];
  }
}

/** The call that made the service write such an event. */
function callOf(type: string): readonly ['client' | 'worker', string] | undefined {
  switch (type) {
    case 'WorkflowExecutionStarted':
      return ['client', 'StartWorkflowExecution'];
    case 'WorkflowExecutionSignaled':
      return ['client', 'SignalWorkflowExecution'];
    case 'WorkflowExecutionCancelRequested':
      return ['client', 'RequestCancelWorkflowExecution'];
    case 'WorkflowExecutionTerminated':
      return ['client', 'TerminateWorkflowExecution'];
    case 'WorkflowExecutionUpdateAccepted':
      return ['client', 'UpdateWorkflowExecution'];
    case 'WorkflowTaskCompleted':
    case 'WorkflowTaskFailed':
    case 'ActivityTaskCompleted':
    case 'ActivityTaskFailed':
    case 'ActivityTaskCanceled':
      return ['worker', `Respond${type}`];
    default:
      return undefined;
  }
}
