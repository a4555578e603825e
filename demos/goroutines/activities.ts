import { setTimeout as wait } from 'node:timers/promises';

/** ms that each step takes: test time for what takes minutes. */
const stepTime = 1_500;

export async function download(_clip: string): Promise<void> {
  await wait(stepTime);
}

export async function decode(_clip: string): Promise<void> {
  await wait(stepTime);
}

export async function resize(_clip: string): Promise<void> {
  await wait(stepTime);
}

export async function encode(_clip: string): Promise<void> {
  await wait(stepTime);
}

export async function upload(_clip: string): Promise<void> {
  await wait(stepTime);
}
