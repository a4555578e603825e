/** A google.protobuf.Timestamp or Duration as plain data. */
export interface SecondsAndNanos {
  readonly seconds?: number | undefined;
  readonly nanos?: number | undefined;
}

/** Milliseconds (since 1970, or of a duration) → Timestamp or Duration. */
export function fromMs(ms: number): SecondsAndNanos {
  const seconds = Math.floor(ms / 1000);
  return { seconds, nanos: Math.round((ms - seconds * 1000) * 1e6) };
}

/** The same, with nothing for nothing. */
export function fromOptionalMs(ms: number | undefined): SecondsAndNanos | undefined {
  return ms === undefined ? undefined : fromMs(ms);
}

/** Timestamp or Duration → milliseconds; absent → 0. */
export function toMs(value: SecondsAndNanos | undefined): number {
  return value === undefined ? 0 : (value.seconds ?? 0) * 1000 + (value.nanos ?? 0) / 1e6;
}

/** What is wrong with a duration, in the server's words; undefined: nothing. */
export function wrongDuration(value: SecondsAndNanos | undefined): string | undefined {
  const { seconds = 0, nanos = 0 } = value ?? {};
  if (seconds * nanos < 0) return 'duration has seconds and nanos with different signs';
  return seconds < 0 || nanos < 0 ? 'negative duration' : undefined;
}
