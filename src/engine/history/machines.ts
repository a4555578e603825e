/*
 * Which state follows which, in one place: rows are states, columns what may happen in them. What is not in a table
 * can't happen: `step` throws, the transaction is dropped, and nothing is stored.
 */

/** A workflow task of a run. 'none': nothing to be done. */
export const workflowTaskMachine = {
  none: { schedule: 'scheduled' },
  scheduled: { start: 'started', 'time out': 'none', drop: 'none' },
  started: { complete: 'none', fail: 'none', 'time out': 'none', drop: 'none' },
} as const;

/** One activity: attempts go round through backoff, where it also lies while it is paused; only the last leaves events. */
export const activityMachine = {
  none: { schedule: 'scheduled' },
  scheduled: { start: 'started', cancel: 'closed', 'time out': 'closed', hold: 'backoff' },
  started: { complete: 'closed', fail: 'closed', cancel: 'closed', 'time out': 'closed', retry: 'backoff' },
  backoff: { schedule: 'scheduled', cancel: 'closed', 'time out': 'closed' },
} as const;

/** A child workflow as its parent sees it. */
export const childMachine = {
  none: { initiate: 'initiated' },
  initiated: { start: 'started', 'fail to start': 'closed' },
  started: { close: 'closed' },
} as const;

type Machine = Readonly<Record<string, Readonly<Record<string, string>>>>;
type Events<M extends Machine> = { [S in keyof M]: keyof M[S] }[keyof M];
type Targets<M extends Machine, E> = { [S in keyof M]: E extends keyof M[S] ? M[S][E] : never }[keyof M];

/** The state after `event`; throws an Error when the table does not have it. */
export function step<M extends Machine, E extends Events<M>>(
  machine: M,
  state: keyof M & string,
  event: E & string,
): Targets<M, E> {
  const next = machine[state]?.[event];
  if (next === undefined) throw new Error(`'${event}' can't happen in the state '${state}'`);
  return next as Targets<M, E>;
}
