import { setTimeout as wait } from 'node:timers/promises';

/** ms that a mail takes. */
const mailTime = 300;

export async function askForDecision(_what: string): Promise<void> {
  await wait(mailTime);
}

export async function tellDecision(_what: string, _decision: string): Promise<void> {
  await wait(mailTime);
}
