import { WorkflowTaskFailedCause as Cause, TaskQueueKind } from '../proto/enums.js';
import type { CommandAttributes } from '../proto/plain.js';
import { fromMs, toMs } from '../proto/time.js';
import { requestCancelActivity } from './activity.js';
import { append, type Change } from './change.js';
import { BadCommand, type CommandContext, capped, duration, id, room } from './command.js';
import { completePolicy } from './retry.js';

export function scheduleActivity(
  change: Change,
  attributes: CommandAttributes<'scheduleActivityTask'>,
  context: CommandContext,
) {
  const { state } = change;
  const activityId = id(attributes.activityId, 'ActivityId is not set on ScheduleActivityTaskCommand.');
  const activityType = id(attributes.activityType?.name, 'ActivityType is not set on ScheduleActivityTaskCommand.');
  const taskQueue = attributes.taskQueue?.name || state.taskQueue;
  room(state.activities, Cause.WORKFLOW_TASK_FAILED_CAUSE_PENDING_ACTIVITIES_LIMIT_EXCEEDED, 'activities');
  for (const other of state.activities.values()) {
    if (other.activityId !== activityId) continue;
    throw new BadCommand(
      Cause.WORKFLOW_TASK_FAILED_CAUSE_SCHEDULE_ACTIVITY_DUPLICATE_ID,
      `An activity with ID ${activityId} is already running.`,
    );
  }
  const given = {
    scheduleToClose: duration(attributes.scheduleToCloseTimeout, 'ScheduleToCloseTimeout'),
    scheduleToStart: duration(attributes.scheduleToStartTimeout, 'ScheduleToStartTimeout'),
    startToClose: duration(attributes.startToCloseTimeout, 'StartToCloseTimeout'),
    heartbeat: duration(attributes.heartbeatTimeout, 'HeartbeatTimeout'),
  };
  if (given.scheduleToClose === 0 && given.startToClose === 0) {
    throw new Error('A valid StartToClose or ScheduleToCloseTimeout is not set on ScheduleActivityTaskCommand.');
  }
  const runTimeout = toMs(state.started.workflowRunTimeout);
  const scheduleToClose = capped(given.scheduleToClose || runTimeout, runTimeout);
  const startToClose = capped(given.startToClose || scheduleToClose, scheduleToClose);
  const scheduleToStart = capped(given.scheduleToStart || scheduleToClose, scheduleToClose);
  const heartbeat = capped(given.heartbeat, startToClose);
  const retryPolicy = completePolicy(attributes.retryPolicy ?? {});
  const { header, input } = attributes;
  const scheduledEventId = append(
    change,
    'activityTaskScheduled',
    {
      activityId,
      activityType: { name: activityType },
      taskQueue: { name: taskQueue, kind: TaskQueueKind.TASK_QUEUE_KIND_NORMAL },
      useWorkflowBuildId: attributes.useWorkflowBuildId,
      ...(attributes.priority !== undefined && { priority: attributes.priority }),
      ...(header !== undefined && { header }),
      ...(input !== undefined && { input }),
      scheduleToCloseTimeout: fromMs(scheduleToClose),
      scheduleToStartTimeout: fromMs(scheduleToStart),
      startToCloseTimeout: fromMs(startToClose),
      heartbeatTimeout: fromMs(heartbeat),
      workflowTaskCompletedEventId: context.completedId,
      retryPolicy,
    },
    context.userMetadata,
  );
  change.tasks.push({ kind: 'activity-task', runId: state.runId, scheduledEventId });
}

export function cancelActivity(
  change: Change,
  attributes: CommandAttributes<'requestCancelActivityTask'>,
  { completedId }: CommandContext,
) {
  const scheduledEventId = attributes.scheduledEventId ?? 0;
  const activity = change.state.activities.get(scheduledEventId);
  if (activity !== undefined) {
    if (activity.cancelRequestedEventId === 0) requestCancelActivity(change, activity, completedId);
    return;
  }
  // it may have closed while this workflow task ran: then its end waits in the buffer, and the request is history only
  const closing = change.state.buffered.some(
    (event) => event.activityTaskStartedEventAttributes?.scheduledEventId === scheduledEventId,
  );
  if (!closing) throw new Error(`unable to find the activity with scheduled event id ${scheduledEventId}`);
  append(change, 'activityTaskCancelRequested', { scheduledEventId, workflowTaskCompletedEventId: completedId });
}
