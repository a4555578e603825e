import { WorkflowTaskFailedCause as Cause } from '../proto/enums.js';
import type { Payload } from '../proto/plain.js';
import { toMs } from '../proto/time.js';

/** Pending activities, timers, children, signals of one run, each (limit.numPending….error of the server). */
const MAXIMUM_PENDING = 2000;
const MAXIMUM_ID = 1000;
const RUN_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A command that can't be carried out: the workflow task fails with `cause`, and nothing of it has happened. */
export class BadCommand extends Error {
  override readonly name = 'BadCommand';
  /** `message`: what is wrong, if the cause does not say it all. */
  constructor(
    readonly failedCause: Cause,
    message = '',
  ) {
    super(message === '' ? nameOf(failedCause) : `${nameOf(failedCause)}: ${message}`);
  }
}

/** WORKFLOW_TASK_FAILED_CAUSE_UNHANDLED_COMMAND → 'UnhandledCommand' */
function nameOf(cause: Cause): string {
  const name = Object.keys(Cause).find((key) => Cause[key as keyof typeof Cause] === cause) ?? '';
  const words = name.replace('WORKFLOW_TASK_FAILED_CAUSE_', '').toLowerCase().split('_');
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

export interface CommandContext {
  readonly completedId: number;
  readonly namespace: string;
  readonly identity: string;
  /** Gives search attributes their types; throws for unknown ones. */
  readonly typed: (fields: Readonly<Record<string, Payload>> | undefined) => Readonly<Record<string, Payload>>;
  /** Handles the protocol message (of an update) that the command stands for. */
  readonly onMessage: (messageId: string) => void;
  /** Takes the activities that go back with the answer, where that may be. */
  readonly eager?: number[];
}

/** Throws an Error with `message` for nothing. */
export function must<T>(value: T | undefined, message: string): T {
  if (value === undefined) throw new Error(message);
  return value;
}

/** An id or a name: there, and not too long. Throws an Error. */
export function id(value: string | undefined, message: string): string {
  if (value === undefined || value === '') throw new Error(message);
  if (value.length > MAXIMUM_ID) throw new Error(`${message.split(' ')[0]} exceeds length limit of ${MAXIMUM_ID}.`);
  return value;
}

/** The id of a run: empty or a UUID. Throws an Error with `message`. */
export function runId(value: string | undefined, message: string): string | undefined {
  if (value && !RUN_ID.test(value)) throw new Error(message);
  return value;
}

/** A duration in ms, 0 when absent. Throws an Error that says what `name` is for a negative one. */
export function duration(value: Parameters<typeof toMs>[0], name: string): number {
  const ms = toMs(value);
  if (ms < 0) throw new Error(`${name}: negative duration`);
  return ms;
}

/** `value`, no longer than `limit`; 0 = none for both. */
export function capped(value: number, limit: number): number {
  return limit > 0 ? Math.min(value, limit) : value;
}

/** Throws BadCommand when a run has as many of something pending as it may. */
export function room(pending: { readonly size: number }, cause: Cause, what: string): void {
  if (pending.size < MAXIMUM_PENDING) return;
  throw new BadCommand(
    cause,
    `the number of pending ${what}, ${pending.size}, has reached the per-workflow limit of ${MAXIMUM_PENDING}`,
  );
}
