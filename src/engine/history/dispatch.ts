import type { Matching, QueueTask, QueueType } from '../matching/matching.js';
import type { Task } from './change.js';
import { closeChildren, startChild, tellParent } from './child.js';
import type { Executions } from './executions.js';
import { cancelExternal, signalExternal } from './external.js';
import type { Queries } from './queries.js';
import type { Updates } from './updates.js';

/** The parts of the service that tasks act on. */
export interface Parts {
  readonly executions: Executions;
  readonly matching: Matching;
  readonly queries: Queries;
  readonly updates: Updates;
}

/** Each kind of task, and what is done for it once its transaction is safe. */
const runners: { readonly [K in Task['kind']]: (parts: Parts, task: Extract<Task, { readonly kind: K }>) => void } = {
  'workflow-task': (parts, { runId }) => giveWorkflowTask(parts, runId),
  'activity-task': ({ executions, matching }, { runId, scheduledEventId }) => {
    const activity = executions.read(runId)?.activities.get(scheduledEventId);
    if (activity?.stage !== 'scheduled') return;
    const { attempt, taskQueue } = activity;
    matching.add('activity', taskQueue, { kind: 'activity-task', runId, scheduledEventId, attempt });
  },
  'start-child': ({ executions }, { runId, initiatedEventId }) => {
    const parent = executions.read(runId);
    const child = parent?.children.get(initiatedEventId);
    if (parent && child?.runId === '') startChild(executions, parent, child, executions.event(runId, initiatedEventId));
  },
  'signal-external': ({ executions }, { runId, initiatedEventId }) => {
    const state = executions.read(runId);
    const external = state?.externalSignals.get(initiatedEventId);
    const attributes = executions.event(
      runId,
      initiatedEventId,
    ).signalExternalWorkflowExecutionInitiatedEventAttributes;
    if (state && external && attributes) signalExternal(executions, state, external, attributes);
  },
  'cancel-external': ({ executions }, { runId, initiatedEventId }) => {
    const state = executions.read(runId);
    const external = state?.externalCancels.get(initiatedEventId);
    const attributes = executions.event(
      runId,
      initiatedEventId,
    ).requestCancelExternalWorkflowExecutionInitiatedEventAttributes;
    if (state && external && attributes) cancelExternal(executions, state, external, attributes);
  },
  closed: ({ executions, queries, updates }, { runId }) => {
    const state = executions.read(runId);
    if (state === undefined) return;
    queries.detach(runId);
    for (const updateId of updates.ids(runId)) updates.settle(runId, updateId, { stage: 0 });
    tellParent(executions, state);
    closeChildren(executions, state);
    if (state.aftermath) {
      executions.advance(runId, (change) => {
        change.state.aftermath = false;
      });
    }
  },
};

export function runTask(parts: Parts, task: Task): void {
  (runners[task.kind] as (parts: Parts, task: Task) => void)(parts, task);
}

/** Puts the scheduled workflow task of a run on its queue: the sticky one only while somebody polls it. */
function giveWorkflowTask({ executions, matching }: Parts, runId: string): void {
  const task = executions.read(runId)?.workflowTask;
  if (task?.stage !== 'scheduled') return;
  if (task.sticky && !matching.hasPollers('workflow', task.queue)) {
    executions.advance(runId, ({ state }) => {
      state.sticky = undefined;
      if (state.workflowTask === undefined) return;
      state.workflowTask.queue = state.taskQueue;
      state.workflowTask.sticky = false;
    });
  }
  const queue = executions.read(runId)?.workflowTask?.queue ?? task.queue;
  matching.add('workflow', queue, { kind: 'workflow-task', runId, stamp: task.stamp });
}

/** The last poller of a queue has gone: what waited for a worker's cache on a sticky queue goes where others poll. */
export function onQueueVanished(parts: Parts, type: QueueType, name: string): void {
  if (type !== 'workflow') return;
  const isSticky = (task: QueueTask) =>
    task.kind === 'workflow-task' && parts.executions.read(task.runId)?.workflowTask?.sticky === true;
  for (const task of parts.matching.withdraw(type, name, isSticky)) giveWorkflowTask(parts, task.runId);
  parts.queries.reconsider();
}
