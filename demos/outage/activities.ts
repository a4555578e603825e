import { setTimeout as wait } from 'node:timers/promises';

/** ms that each of them takes. */
const answerTime = 1_000;

/** Makes up a number: one that ran again would come back with another. */
export async function takeOrder(): Promise<string> {
  await wait(answerTime);
  return `order ${1000 + Math.floor(Math.random() * 9000)}`;
}

export async function deliver(_order: string): Promise<void> {
  await wait(answerTime);
}
