import type { WorkflowTaskFailedCause as Cause } from '../proto/enums.js';
import type { Payload, UserMetadata } from '../proto/plain.js';
import { toMs } from '../proto/time.js';

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

/** A duration in ms, 0 when absent. Throws an Error for a negative one. */
export function duration(value: Parameters<typeof toMs>[0], name: string): number {
  const ms = toMs(value);
  if (ms < 0) throw new Error(`${name} cannot be negative.`);
  return ms;
}

/** `value`, no longer than `limit`; 0 = none for both. */
export function capped(value: number, limit: number): number {
  return limit > 0 ? Math.min(value, limit) : value;
}

/** Throws BadCommand when a run has as many of something pending as it may. */
export function room(pending: { readonly size: number }, cause: Cause, what: string): void {
  if (pending.size < MAXIMUM_PENDING) return;
  throw new BadCommand(cause, `the number of pending ${what}, ${pending.size}, has reached the limit`);
}
