import proto from '@temporalio/proto';

const names = new Map<number, string>();

/** `ActivityTaskScheduled` for EVENT_TYPE_ACTIVITY_TASK_SCHEDULED; `Event99` for one that this SDK does not know. */
export function eventTypeName(type: number): string {
  const name = names.get(type);
  if (name !== undefined) return name;
  const known = proto.temporal.api.enums.v1.EventType[type];
  if (known === undefined) return `Event${type}`;
  names.set(type, pascal(known.replace(/^EVENT_TYPE_/, '')));
  return eventTypeName(type);
}

/** `StartToClose` for TIMEOUT_TYPE_START_TO_CLOSE. */
export function timeoutTypeName(type: number): string {
  return pascal((proto.temporal.api.enums.v1.TimeoutType[type] ?? '').replace(/^TIMEOUT_TYPE_/, ''));
}

/** `workflow worker unhandled failure` for WORKFLOW_TASK_FAILED_CAUSE_WORKFLOW_WORKER_UNHANDLED_FAILURE. */
export function taskFailedCauseName(cause: number): string {
  const known = proto.temporal.api.enums.v1.WorkflowTaskFailedCause[cause] ?? '';
  return known
    .replace(/^WORKFLOW_TASK_FAILED_CAUSE_/, '')
    .toLowerCase()
    .replaceAll('_', ' ');
}

const pascal = (name: string) =>
  name.toLowerCase().replace(/(?:^|_)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
