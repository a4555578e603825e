import { setTimeout as wait } from 'node:timers/promises';

export async function boilWater(): Promise<void> {
  await wait(1_500);
}

export async function serveTea(tea: string, lumps: number): Promise<string> {
  await wait(800);
  return `${tea} with ${lumps === 0 ? 'no sugar' : `${lumps} of sugar`}`;
}
