import { randomUUID } from 'node:crypto';
import {
  WorkflowTaskFailedCause as Cause,
  CommandType,
  ContinueAsNewInitiator,
  ParentClosePolicy,
  TaskQueueKind,
  WorkflowIdReusePolicy,
} from '../proto/enums.js';
import type { Command, CommandAttributes, CommandName, Payload, UserMetadata } from '../proto/plain.js';
import { fromMs, toMs } from '../proto/time.js';
import { requestCancelActivity } from './activity.js';
import { append, type Change } from './change.js';
import { closeExecution, failExecution, inherited, nextRun } from './close.js';
import { activityMachine, childMachine, step } from './machines.js';
import { completePolicy, retryOf } from './retry.js';

/** Pending activities, timers, children, signals of one run, each (limit.numPending….error of the server). */
const MAXIMUM_PENDING = 2000;
const MAXIMUM_ID = 1000;

/** A command that can't be carried out: the workflow task fails with `cause`, and nothing of it has happened. */
export class BadCommand extends Error {
  override readonly name = 'BadCommand';
  constructor(
    readonly failedCause: Cause,
    message: string,
  ) {
    super(message);
  }
}

export interface CommandContext {
  readonly completedId: number;
  readonly namespace: string;
  readonly identity: string;
  readonly userMetadata: UserMetadata | undefined;
  /** Gives search attributes their types; throws for unknown ones. */
  readonly typed: (fields: Readonly<Record<string, Payload>> | undefined) => Readonly<Record<string, Payload>>;
  /** Handles the protocol message (of an update) that the command stands for. */
  readonly onMessage: (messageId: string) => void;
}

interface Handler<N extends CommandName> {
  /** The cause that the workflow task fails with when `apply` refuses the attributes. */
  readonly cause: Cause;
  /** It ends the run: refused while there are events that the worker has not seen. */
  readonly closes?: true;
  readonly apply: (change: Change, attributes: CommandAttributes<N>, context: CommandContext) => void;
}

/** Every command the service knows, and what it does. */
const handlers: { readonly [N in CommandName]?: Handler<N> } = {
  scheduleActivityTask: {
    cause: Cause.WORKFLOW_TASK_FAILED_CAUSE_BAD_SCHEDULE_ACTIVITY_ATTRIBUTES,
    apply: scheduleActivity,
  },
  requestCancelActivityTask: {
    cause: Cause.WORKFLOW_TASK_FAILED_CAUSE_BAD_REQUEST_CANCEL_ACTIVITY_ATTRIBUTES,
    apply: cancelActivity,
  },
  startTimer: { cause: Cause.WORKFLOW_TASK_FAILED_CAUSE_BAD_START_TIMER_ATTRIBUTES, apply: startTimer },
  cancelTimer: { cause: Cause.WORKFLOW_TASK_FAILED_CAUSE_BAD_CANCEL_TIMER_ATTRIBUTES, apply: cancelTimer },
  completeWorkflowExecution: {
    cause: Cause.WORKFLOW_TASK_FAILED_CAUSE_BAD_COMPLETE_WORKFLOW_EXECUTION_ATTRIBUTES,
    closes: true,
    apply: (change, { result }, { completedId: workflowTaskCompletedEventId }) =>
      closeExecution(change, 'workflowExecutionCompleted', { result, workflowTaskCompletedEventId }),
  },
  failWorkflowExecution: {
    cause: Cause.WORKFLOW_TASK_FAILED_CAUSE_BAD_FAIL_WORKFLOW_EXECUTION_ATTRIBUTES,
    closes: true,
    apply: (change, { failure }, { completedId }) =>
      failExecution(change, must(failure, 'Failure is not set on FailWorkflowExecutionCommand.'), completedId),
  },
  cancelWorkflowExecution: {
    cause: Cause.WORKFLOW_TASK_FAILED_CAUSE_BAD_CANCEL_WORKFLOW_EXECUTION_ATTRIBUTES,
    closes: true,
    apply: (change, { details }, { completedId: workflowTaskCompletedEventId }) =>
      closeExecution(change, 'workflowExecutionCanceled', { details, workflowTaskCompletedEventId }),
  },
  continueAsNewWorkflowExecution: {
    cause: Cause.WORKFLOW_TASK_FAILED_CAUSE_BAD_CONTINUE_AS_NEW_ATTRIBUTES,
    closes: true,
    apply: continueAsNew,
  },
  recordMarker: {
    cause: Cause.WORKFLOW_TASK_FAILED_CAUSE_BAD_RECORD_MARKER_ATTRIBUTES,
    apply: (change, attributes, { completedId: workflowTaskCompletedEventId, userMetadata }) => {
      id(attributes.markerName, 'MarkerName is not set on RecordMarkerCommand.');
      append(change, 'markerRecorded', { ...attributes, workflowTaskCompletedEventId }, userMetadata);
    },
  },
  startChildWorkflowExecution: {
    cause: Cause.WORKFLOW_TASK_FAILED_CAUSE_BAD_START_CHILD_EXECUTION_ATTRIBUTES,
    apply: startChild,
  },
  signalExternalWorkflowExecution: {
    cause: Cause.WORKFLOW_TASK_FAILED_CAUSE_BAD_SIGNAL_WORKFLOW_EXECUTION_ATTRIBUTES,
    apply: signalExternal,
  },
  requestCancelExternalWorkflowExecution: {
    cause: Cause.WORKFLOW_TASK_FAILED_CAUSE_BAD_REQUEST_CANCEL_EXTERNAL_WORKFLOW_EXECUTION_ATTRIBUTES,
    apply: cancelExternal,
  },
  upsertWorkflowSearchAttributes: {
    cause: Cause.WORKFLOW_TASK_FAILED_CAUSE_BAD_SEARCH_ATTRIBUTES,
    apply: (change, { searchAttributes }, { completedId: workflowTaskCompletedEventId, typed }) => {
      const indexedFields = typed(searchAttributes?.indexedFields);
      change.state.searchAttributes = { ...change.state.searchAttributes, ...indexedFields };
      append(change, 'upsertWorkflowSearchAttributes', {
        searchAttributes: { indexedFields },
        workflowTaskCompletedEventId,
      });
    },
  },
  modifyWorkflowProperties: {
    cause: Cause.WORKFLOW_TASK_FAILED_CAUSE_BAD_MODIFY_WORKFLOW_PROPERTIES_ATTRIBUTES,
    apply: (change, { upsertedMemo }, { completedId: workflowTaskCompletedEventId }) => {
      change.state.memo = { ...change.state.memo, ...upsertedMemo?.fields };
      append(change, 'workflowPropertiesModified', { upsertedMemo, workflowTaskCompletedEventId });
    },
  },
  protocolMessage: {
    cause: Cause.WORKFLOW_TASK_FAILED_CAUSE_BAD_UPDATE_WORKFLOW_EXECUTION_MESSAGE,
    apply: (_change, { messageId }, { onMessage }) => onMessage(messageId ?? ''),
  },
};

const names = new Map<number, CommandName>(
  (Object.keys(handlers) as CommandName[]).map((name) => [
    (CommandType as unknown as Record<string, number>)[`COMMAND_TYPE_${name.replace(/[A-Z]/g, '_$&').toUpperCase()}`] ??
      0,
    name,
  ]),
);

/** Carries out the commands of a completed workflow task in order; none after one that closes the run. Throws BadCommand. */
export function applyCommands(
  change: Change,
  commands: readonly Command[],
  context: Omit<CommandContext, 'userMetadata'>,
): void {
  for (const command of commands) {
    if (change.state.closeTime > 0) return;
    applyCommand(change, command, context);
  }
}

function applyCommand(change: Change, command: Command, context: Omit<CommandContext, 'userMetadata'>): void {
  const name = names.get(command.commandType ?? 0);
  const handler = name === undefined ? undefined : (handlers[name] as Handler<CommandName> | undefined);
  if (name === undefined || handler === undefined) {
    throw new BadCommand(
      Cause.WORKFLOW_TASK_FAILED_CAUSE_UNSPECIFIED,
      `the embedded service does not know the command type ${command.commandType}; a real Temporal Service (--address) may`,
    );
  }
  if (handler.closes === true && change.state.buffered.length > 0) {
    throw new BadCommand(Cause.WORKFLOW_TASK_FAILED_CAUSE_UNHANDLED_COMMAND, 'UnhandledCommand');
  }
  const attributes = command[`${name}CommandAttributes`] ?? {};
  try {
    handler.apply(change, attributes as never, { ...context, userMetadata: command.userMetadata });
  } catch (error) {
    if (error instanceof BadCommand) throw error;
    throw new BadCommand(handler.cause, error instanceof Error ? error.message : String(error));
  }
}

function scheduleActivity(
  change: Change,
  attributes: CommandAttributes<'scheduleActivityTask'>,
  context: CommandContext,
) {
  const { state, now } = change;
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
  state.activities.set(scheduledEventId, {
    stage: step(activityMachine, 'none', 'schedule'),
    scheduledEventId,
    activityId,
    activityType,
    taskQueue,
    scheduleToClose,
    scheduleToStart,
    startToClose,
    heartbeat,
    retry: retryOf(retryPolicy),
    firstScheduledTime: now,
    attempt: 1,
    attemptScheduledTime: now,
    startedTime: 0,
    lastStartedTime: 0,
    lastAttemptCompleteTime: 0,
    lastHeartbeatTime: 0,
    heartbeatDetails: undefined,
    lastFailure: undefined,
    retryInterval: 0,
    cancelRequestedEventId: 0,
    identity: '',
    requestId: '',
  });
  change.tasks.push({ kind: 'activity-task', runId: state.runId, scheduledEventId });
}

function cancelActivity(
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

function startTimer(change: Change, attributes: CommandAttributes<'startTimer'>, context: CommandContext) {
  const { state, now } = change;
  const timerId = id(attributes.timerId, 'TimerId is not set on StartTimerCommand.');
  const wait = duration(attributes.startToFireTimeout, 'StartToFireTimeout');
  if (wait === 0) throw new Error('An invalid StartToFireTimeout is set on StartTimerCommand: it must be above 0.');
  if (state.timers.has(timerId)) {
    throw new BadCommand(
      Cause.WORKFLOW_TASK_FAILED_CAUSE_START_TIMER_DUPLICATE_ID,
      `A timer with ID ${timerId} is already running.`,
    );
  }
  room(state.timers, Cause.WORKFLOW_TASK_FAILED_CAUSE_BAD_START_TIMER_ATTRIBUTES, 'timers');
  const startedEventId = append(
    change,
    'timerStarted',
    { timerId, startToFireTimeout: fromMs(wait), workflowTaskCompletedEventId: context.completedId },
    context.userMetadata,
  );
  state.timers.set(timerId, { timerId, startedEventId, fireTime: now + wait });
}

function cancelTimer(
  change: Change,
  attributes: CommandAttributes<'cancelTimer'>,
  { completedId: workflowTaskCompletedEventId, identity }: CommandContext,
) {
  const { state } = change;
  const timerId = id(attributes.timerId, 'TimerId is not set on CancelTimerCommand.');
  // a timer that fired while this workflow task ran has not fired for the worker: it is taken back
  const fired = state.buffered.find((event) => event.timerFiredEventAttributes?.timerId === timerId);
  const startedEventId = state.timers.get(timerId)?.startedEventId ?? fired?.timerFiredEventAttributes?.startedEventId;
  if (startedEventId === undefined) throw new Error(`unable to find the timer ${timerId}`);
  state.buffered = state.buffered.filter((event) => event !== fired);
  state.timers.delete(timerId);
  append(change, 'timerCanceled', { timerId, startedEventId, workflowTaskCompletedEventId, identity });
}

function continueAsNew(
  change: Change,
  attributes: CommandAttributes<'continueAsNewWorkflowExecution'>,
  { completedId: workflowTaskCompletedEventId, typed }: CommandContext,
) {
  const base = inherited(change.state);
  const workflowType = attributes.workflowType?.name ? attributes.workflowType : base.workflowType;
  const taskQueue = attributes.taskQueue?.name ? attributes.taskQueue : base.taskQueue;
  const workflowRunTimeout = attributes.workflowRunTimeout ?? base.workflowRunTimeout;
  const workflowTaskTimeout = attributes.workflowTaskTimeout ?? base.workflowTaskTimeout;
  const { input, header, lastCompletionResult, failure, backoffStartInterval } = attributes;
  const memo = attributes.memo ?? base.memo;
  const searchAttributes =
    attributes.searchAttributes === undefined
      ? base.searchAttributes
      : { indexedFields: typed(attributes.searchAttributes.indexedFields) };
  const initiator = attributes.initiator || ContinueAsNewInitiator.CONTINUE_AS_NEW_INITIATOR_WORKFLOW;
  const newExecutionRunId = nextRun(change, {
    ...base,
    workflowType,
    taskQueue,
    input,
    header,
    workflowRunTimeout: workflowRunTimeout ?? fromMs(0),
    workflowTaskTimeout,
    memo,
    searchAttributes,
    initiator,
    lastCompletionResult,
    continuedFailure: failure,
    firstWorkflowTaskBackoff: backoffStartInterval,
    retryPolicy: attributes.retryPolicy ?? base.retryPolicy,
    attempt: 1,
  });
  closeExecution(change, 'workflowExecutionContinuedAsNew', {
    newExecutionRunId,
    workflowType,
    taskQueue,
    input,
    header,
    workflowRunTimeout,
    workflowTaskTimeout,
    workflowTaskCompletedEventId,
    memo,
    searchAttributes,
    initiator,
    lastCompletionResult,
    failure,
    backoffStartInterval,
  });
}

function startChild(
  change: Change,
  attributes: CommandAttributes<'startChildWorkflowExecution'>,
  { completedId, namespace, userMetadata, typed }: CommandContext,
) {
  const { state } = change;
  const workflowId = id(attributes.workflowId, 'WorkflowId is not set on StartChildWorkflowExecutionCommand.');
  const workflowType = id(attributes.workflowType?.name, 'Required field WorkflowType is not set on command.');
  if (attributes.cronSchedule) {
    throw new Error('the embedded service has no cron schedules; use a real Temporal Service (--address)');
  }
  room(state.children, Cause.WORKFLOW_TASK_FAILED_CAUSE_PENDING_CHILD_WORKFLOWS_LIMIT_EXCEEDED, 'child workflows');
  const { versioningOverride: _, ...kept } = attributes;
  const parentClosePolicy = attributes.parentClosePolicy || ParentClosePolicy.PARENT_CLOSE_POLICY_TERMINATE;
  const initiatedEventId = append(
    change,
    'startChildWorkflowExecutionInitiated',
    {
      ...kept,
      namespace,
      taskQueue: attributes.taskQueue?.name ? attributes.taskQueue : { name: state.taskQueue },
      parentClosePolicy,
      ...(attributes.searchAttributes !== undefined && {
        searchAttributes: { indexedFields: typed(attributes.searchAttributes.indexedFields) },
      }),
      workflowRunTimeout: attributes.workflowRunTimeout ?? fromMs(0),
      workflowTaskTimeout: toMs(attributes.workflowTaskTimeout)
        ? attributes.workflowTaskTimeout
        : fromMs(state.workflowTaskTimeout),
      workflowIdReusePolicy:
        attributes.workflowIdReusePolicy || WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE,
      ...(attributes.retryPolicy !== undefined && { retryPolicy: completePolicy(attributes.retryPolicy) }),
      workflowTaskCompletedEventId: completedId,
    },
    userMetadata,
  );
  step(childMachine, 'none', 'initiate');
  state.children.set(initiatedEventId, {
    initiatedEventId,
    startedEventId: 0,
    workflowId,
    runId: '',
    workflowType,
    parentClosePolicy,
    requestId: randomUUID(),
  });
  change.tasks.push({ kind: 'start-child', runId: state.runId, initiatedEventId });
}

function signalExternal(
  change: Change,
  attributes: CommandAttributes<'signalExternalWorkflowExecution'>,
  { completedId, namespace }: CommandContext,
) {
  const { state } = change;
  id(attributes.execution?.workflowId, 'WorkflowId is not set on SignalExternalWorkflowExecutionCommand.');
  id(attributes.signalName, 'SignalName is not set on SignalExternalWorkflowExecutionCommand.');
  room(state.externalSignals, Cause.WORKFLOW_TASK_FAILED_CAUSE_PENDING_SIGNALS_LIMIT_EXCEEDED, 'signals');
  const { execution, ...kept } = attributes;
  const initiatedEventId = append(change, 'signalExternalWorkflowExecutionInitiated', {
    ...kept,
    namespace,
    workflowExecution: execution,
    workflowTaskCompletedEventId: completedId,
  });
  state.externalSignals.set(initiatedEventId, { initiatedEventId, requestId: randomUUID() });
  change.tasks.push({ kind: 'signal-external', runId: state.runId, initiatedEventId });
}

function cancelExternal(
  change: Change,
  attributes: CommandAttributes<'requestCancelExternalWorkflowExecution'>,
  { completedId, namespace }: CommandContext,
) {
  const { state } = change;
  const { workflowId, runId, control, childWorkflowOnly, reason } = attributes;
  id(workflowId, 'WorkflowId is not set on RequestCancelExternalWorkflowExecutionCommand.');
  room(
    state.externalCancels,
    Cause.WORKFLOW_TASK_FAILED_CAUSE_PENDING_REQUEST_CANCEL_LIMIT_EXCEEDED,
    'cancel requests',
  );
  const initiatedEventId = append(change, 'requestCancelExternalWorkflowExecutionInitiated', {
    workflowTaskCompletedEventId: completedId,
    namespace,
    workflowExecution: { workflowId, runId },
    control,
    childWorkflowOnly,
    reason,
  });
  state.externalCancels.set(initiatedEventId, { initiatedEventId, requestId: randomUUID() });
  change.tasks.push({ kind: 'cancel-external', runId: state.runId, initiatedEventId });
}

function must<T>(value: T | undefined, message: string): T {
  if (value === undefined) throw new Error(message);
  return value;
}

function id(value: string | undefined, message: string): string {
  if (value === undefined || value === '') throw new Error(message);
  if (value.length > MAXIMUM_ID) throw new Error(`${message.split(' ')[0]} exceeds length limit of ${MAXIMUM_ID}.`);
  return value;
}

function duration(value: Parameters<typeof toMs>[0], name: string): number {
  const ms = toMs(value);
  if (ms < 0) throw new Error(`${name} cannot be negative.`);
  return ms;
}

/** `value`, no longer than `limit`; 0 = none for both. */
function capped(value: number, limit: number): number {
  return limit > 0 ? Math.min(value, limit) : value;
}

function room(pending: { readonly size: number }, cause: Cause, what: string): void {
  if (pending.size < MAXIMUM_PENDING) return;
  throw new BadCommand(cause, `the number of pending ${what}, ${pending.size}, has reached the limit`);
}
