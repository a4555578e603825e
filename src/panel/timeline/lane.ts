import type { Meaning } from '../look.js';

export type LaneKind = 'activity' | 'timer' | 'signal' | 'update' | 'child' | 'task' | 'mark' | 'run';

/** One row of the time line: an event group, or all groups of one name that are but moments (signals, workflow tasks). */
export interface Lane {
  readonly kind: LaneKind;
  /** Id of its first event. */
  readonly group: number;
  /** Safe to show. */
  readonly name: string;
  /** From which detail on it is told. */
  readonly level: 0 | 1 | 2;
  readonly from: number;
  /** Of the attempt that was the last one. */
  readonly startedAt?: number;
  readonly attempt: number;
  /** Of an activity; 0: without end. */
  readonly maximumAttempts: number;
  /** When a timer fires. */
  readonly due?: number;
  readonly end?: LaneEnd;
  /** Of lanes that are but moments. */
  readonly moments: readonly Moment[];
  /** What its newest event holds. */
  readonly detail: string;
}

export interface LaneEnd {
  readonly outcome: Outcome;
  readonly at: number;
}

export type Outcome = 'done' | 'failed' | 'timed-out' | 'canceled' | 'abandoned';

export interface Moment {
  readonly at: number;
  readonly meaning: Meaning;
  /** Where it takes time. */
  readonly to?: number;
}
