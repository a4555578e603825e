const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** What a clock's units are cut into, in ms: an axis that is as long as one of them has round ticks. */
const spans: readonly number[] = [
  ...[0.1, 0.15, 0.2, 0.3, 0.4, 0.6, 0.8, 1, 1.5, 2, 3, 4, 6, 8, 10, 15, 20, 30, 40].map((n) => n * second),
  ...[1, 1.5, 2, 3, 4, 6, 8, 10, 15, 20, 30, 40].map((n) => n * minute),
  ...[1, 1.5, 2, 3, 4, 6, 8, 12].map((n) => n * hour),
  ...[1, 1.5, 2, 3, 4, 7, 10, 14, 21, 30, 45, 60, 90, 120, 180, 270, 365].map((n) => n * day),
];

const steps: readonly number[] = [
  ...[0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30].map((n) => n * second),
  ...[1, 2, 5, 10, 20, 30].map((n) => n * minute),
  ...[1, 2, 4, 6, 12].map((n) => n * hour),
  ...[1, 2, 5, 10, 30, 100, 365].map((n) => n * day),
];

/** The shortest round span that holds `ms`: an axis grows by a third to a half at a time, and rests between. */
export function roundSpan(ms: number): number {
  const round = spans.find((span) => span >= ms);
  if (round !== undefined) return round;
  const year = 365 * day;
  return year * 2 ** Math.ceil(Math.log2(ms / year));
}

/** The shortest round step between ticks that is at least `ms`. */
export function roundStep(ms: number): number {
  const round = steps.find((step) => step >= ms);
  if (round !== undefined) return round;
  const year = 365 * day;
  return year * 2 ** Math.ceil(Math.log2(ms / year));
}

/** `0s`, `2.5s`, `1m20s`, `2h`, `3d12h`: a tick's time, when ticks are `step` ms apart. */
export function tickText(ms: number, step: number): string {
  if (ms === 0) return '0s';
  if (ms < minute) {
    const decimals = step >= second ? 0 : Math.min(3, Math.ceil(-Math.log10(step / second)));
    return `${(ms / second).toFixed(decimals)}s`;
  }
  const pair = (size: number, unit: string, lower: number, lowerUnit: string): string => {
    const rest = Math.round((ms % size) / lower);
    return `${Math.floor(ms / size)}${unit}${rest === 0 ? '' : `${rest}${lowerUnit}`}`;
  };
  if (ms < hour) return pair(minute, 'm', second, 's');
  return ms < day ? pair(hour, 'h', minute, 'm') : pair(day, 'd', hour, 'h');
}
