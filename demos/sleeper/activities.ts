import { setTimeout as wait } from 'node:timers/promises';

/** ms that a bank takes to answer. */
const answerTime = 400;

export async function payWeek(_reader: string, _euros: number): Promise<void> {
  await wait(answerTime);
}

export async function payBack(reader: string, euros: number): Promise<string> {
  await wait(answerTime);
  return `${euros} euros to ${reader}`;
}
