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
  const activityId = id(attributes.activityId, 'activityId is not set');
  const activityType = id(attributes.activityType?.name, 'activityType is not set');
  const taskQueue = id(attributes.taskQueue?.name, 'missing task queue name');
  room(state.activities, Cause.WORKFLOW_TASK_FAILED_CAUSE_PENDING_ACTIVITIES_LIMIT_EXCEEDED, 'activities');
  for (const other of state.activities.values()) {
    if (other.activityId !== activityId) continue;
    throw new BadCommand(
      Cause.WORKFLOW_TASK_FAILED_CAUSE_SCHEDULE_ACTIVITY_DUPLICATE_ID,
      `invalid history builder state for action: add-activitytask-scheduled-event, ActivityID: ${activityId}`,
    );
  }
  const given = {
    scheduleToClose: duration(attributes.scheduleToCloseTimeout, 'invalid ScheduleToCloseTimeout'),
    scheduleToStart: duration(attributes.scheduleToStartTimeout, 'invalid ScheduleToStartTimeout'),
    startToClose: duration(attributes.startToCloseTimeout, 'invalid StartToCloseTimeout'),
    heartbeat: duration(attributes.heartbeatTimeout, 'invalid HeartbeatTimeout'),
  };
  if (given.scheduleToClose === 0 && given.startToClose === 0) {
    throw new Error(
      `a valid StartToCloseTimeout or ScheduleToCloseTimeout must be set on the activity. ActivityId=${activityId} ActivityType=${activityType}`,
    );
  }
  const runTimeout = toMs(state.started.workflowRunTimeout);
  const scheduleToClose = capped(given.scheduleToClose || runTimeout, runTimeout);
  const startToClose = capped(given.startToClose || scheduleToClose, scheduleToClose);
  const scheduleToStart = capped(given.scheduleToStart || scheduleToClose, scheduleToClose);
  const heartbeat = capped(given.heartbeat, startToClose);
  const retryPolicy = completePolicy(attributes.retryPolicy ?? {});
  const { header, input } = attributes;
  const scheduledEventId = append(change, 'activityTaskScheduled', {
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
  });
  if (attributes.requestEagerExecution === true && context.eager !== undefined) context.eager.push(scheduledEventId);
  else change.tasks.push({ kind: 'activity-task', runId: state.runId, scheduledEventId });
}

export function cancelActivity(
  change: Change,
  attributes: CommandAttributes<'requestCancelActivityTask'>,
  { completedId, identity }: CommandContext,
) {
  const scheduledEventId = attributes.scheduledEventId ?? 0;
  const activity = change.state.activities.get(scheduledEventId);
  if (activity !== undefined) {
    if (activity.cancelRequestedEventId === 0) {
      requestCancelActivity(change, activity, completedId, identity);
    }
    return;
  }
  // it may have closed while this workflow task ran: then its end waits in the buffer, and the request is history only
  const closing = change.state.buffered.some(
    (event) => event.activityTaskStartedEventAttributes?.scheduledEventId === scheduledEventId,
  );
  if (!closing) {
    throw new Error(
      `invalid history builder state for action: add-activitytask-cancel-requested-event, ScheduledEventID: ${scheduledEventId}`,
    );
  }
  append(change, 'activityTaskCancelRequested', { scheduledEventId, workflowTaskCompletedEventId: completedId });
}
