/** When a process crashed that nobody asked to end: epoch ms of each crash, oldest first. */
export type Crashes = readonly number[];

const window = 60_000;
const limit = 5;
const firstDelay = 200;

/**
 * What follows a crash at `now`: a restart after `delay` ms (200, doubled with each crash of the last minute), or
 * nothing more once five crashes fell within a minute.
 */
export function afterCrash(
  crashes: Crashes,
  now: number,
): { readonly crashes: Crashes; readonly delay: number | undefined } {
  const recent = [...crashes.filter((at) => now - at < window), now];
  return { crashes: recent, delay: recent.length >= limit ? undefined : firstDelay * 2 ** (recent.length - 1) };
}
