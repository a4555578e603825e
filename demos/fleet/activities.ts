import { setTimeout as wait } from 'node:timers/promises';

/** Takes 0.6 to 1.2 s, by its number, and says whose hands did it: the worker's process id. */
export async function job(number: number): Promise<number> {
  await wait(600 + ((number * 137) % 600));
  return process.pid;
}
