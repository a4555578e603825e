const units = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1_000],
] as const;

/**
 * A duration in the fewest words that tell it: `28 d`, `1d 6h`, `2m 30s`, `12 s`, `0.4 s`: at most seven cells until
 * a thousand days have gone. Milliseconds in.
 */
export function spelled(ms: number): string {
  const time = Number.isFinite(ms) ? Math.max(0, Math.floor(ms)) : 0;
  for (const [index, [unit, size]] of units.entries()) {
    if (time < size) continue;
    const whole = Math.floor(time / size);
    const next = units[index + 1];
    if (next === undefined)
      return whole < 10 && time % size >= 100 ? `${(Math.floor(time / 100) / 10).toFixed(1)} s` : `${whole} s`;
    const rest = Math.floor((time % size) / next[1]);
    return rest === 0 || whole >= 10 ? `${whole} ${unit}` : `${whole}${unit} ${rest}${next[0]}`;
  }
  return `${(Math.floor(time / 100) / 10).toFixed(1)} s`;
}
