import type { temporal } from '@temporalio/proto';

/** The protobuf messages that this folder reads; nothing outside sees them. */
export type HistoryEventMessage = temporal.api.history.v1.IHistoryEvent;
export type FailureMessage = temporal.api.failure.v1.IFailure;
export type PendingActivityMessage = temporal.api.workflow.v1.IPendingActivityInfo;
export type PayloadMessage = temporal.api.common.v1.IPayload;

/** A protobuf 64-bit integer, as protobufjs gives it. */
export type Int64 = number | string | { toNumber(): number } | null | undefined;

/** 0 if absent; ids, seconds and sizes are far below 2^53. */
export function number(value: Int64): number {
  if (value === null || value === undefined) return 0;
  return typeof value === 'object' ? value.toNumber() : Number(value);
}

interface Seconds {
  readonly seconds?: Int64;
  readonly nanos?: number | null;
}

/** Epoch ms of a Timestamp, ms of a Duration, whole ones; undefined if absent or zero. */
export function milliseconds(time: Seconds | null | undefined): number | undefined {
  if (time === null || time === undefined) return undefined;
  const ms = number(time.seconds) * 1_000 + Math.floor((time.nanos ?? 0) / 1e6);
  return ms === 0 ? undefined : ms;
}
