const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** `00:07.4`, from an hour on `1:02:03`: seven cells until ten hours have gone. Milliseconds in; below 0 counts as 0. */
export function clock(ms: number): string {
  const time = whole(ms);
  return time < hour
    ? `${two(time / minute)}:${two((time % minute) / second)}.${Math.floor((time % second) / 100)}`
    : hours(time);
}

/** `00:07.412`, from an hour on `1:02:03`: at most nine cells until a hundred hours have gone. */
export function preciseClock(ms: number): string {
  const time = whole(ms);
  return time < hour
    ? `${two(time / minute)}:${two((time % minute) / second)}.${String(time % second).padStart(3, '0')}`
    : hours(time);
}

/** `3.2 s`, `2m 05s`, `1h 02m`, `3d 04h`: at most `durationWidth` cells until a hundred days have gone. */
export function duration(ms: number): string {
  const time = whole(ms);
  if (time < 100 * second) return `${(Math.floor(time / 100) / 10).toFixed(1)} s`;
  if (time < hour) return `${Math.floor(time / minute)}m ${two((time % minute) / second)}s`;
  if (time < 24 * hour) return `${Math.floor(time / hour)}h ${two((time % hour) / minute)}m`;
  return `${Math.floor(time / (24 * hour))}d ${two((time % (24 * hour)) / hour)}h`;
}

/** A duration that is over, so that it may change its unit: `38 ms`, from a tenth of a second on `0.4 s`. */
export function took(ms: number): string {
  return whole(ms) < 100 ? `${whole(ms)} ms` : duration(ms);
}

export const durationWidth = 7;

function hours(time: number): string {
  return `${Math.floor(time / hour)}:${two((time % hour) / minute)}:${two((time % minute) / second)}`;
}

function whole(ms: number): number {
  return Number.isFinite(ms) ? Math.max(0, Math.floor(ms)) : 0;
}

function two(value: number): string {
  return String(Math.floor(value)).padStart(2, '0');
}
