import { setTimeout as wait } from 'node:timers/promises';

/** ms that each of these takes. */
const workTime = 500;

export async function fillTanks(_rocket: string): Promise<void> {
  await wait(workTime);
}

export async function testEngines(_rocket: string): Promise<void> {
  await wait(workTime);
}

export async function liftOff(_rocket: string): Promise<void> {
  await wait(workTime);
}

export async function touchDown(rocket: string): Promise<string> {
  await wait(workTime);
  return `${rocket} is back on Earth`;
}
