/** From which detail on something is shown. */
export type Level = 0 | 1 | 2;

const workerCalls =
  /^(Poll(Workflow|Activity|Nexus)TaskQueue|Respond\w+|RecordActivityTaskHeartbeat|ResetStickyTaskQueue|ShutdownWorker)$/;

/** Whether workers make such calls; all others are a client's. */
export function isWorkerCall(method: string): boolean {
  return workerCalls.test(method);
}

/** Whether it is a worker that asks for a task. */
export function isPoll(method: string): boolean {
  return method.startsWith('Poll') && isWorkerCall(method);
}

export function levelOf(method: string): Level {
  if (/^(Describe|List|Count|Get|Query|PollWorkflowExecution)|^RespondQuery/.test(method)) return 2;
  return /^Poll|^RecordActivityTaskHeartbeat$|^ResetSticky/.test(method) ? 1 : 0;
}

const codes = [
  'OK',
  'CANCELLED',
  'UNKNOWN',
  'INVALID_ARGUMENT',
  'DEADLINE_EXCEEDED',
  'NOT_FOUND',
  'ALREADY_EXISTS',
  'PERMISSION_DENIED',
  'RESOURCE_EXHAUSTED',
  'FAILED_PRECONDITION',
  'ABORTED',
  'OUT_OF_RANGE',
  'UNIMPLEMENTED',
  'INTERNAL',
  'UNAVAILABLE',
  'DATA_LOSS',
  'UNAUTHENTICATED',
];

/** gRPC's name of a status code. */
export function codeName(code: number): string {
  return codes[code] ?? `code ${code}`;
}

/** `30 ms`, `2 s`, `3 min`, `30 d`: rounded, for a timer's length. */
export function span(ms: number): string {
  const units = [
    ['d', 86_400_000],
    ['h', 3_600_000],
    ['min', 60_000],
    ['s', 1_000],
  ] as const;
  const [unit, length] = units.find(([, least]) => ms >= least * 0.95) ?? (['ms', 1] as const);
  const value = Math.max(0, ms) / length;
  return `${value < 10 && unit !== 'ms' ? Math.round(value * 10) / 10 : Math.round(value)} ${unit}`;
}
