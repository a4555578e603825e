import { setTimeout as wait } from 'node:timers/promises';
import { activityInfo } from '@temporalio/activity';
import type { Order } from './workflows.js';

/** ms that a warehouse or a bank takes to answer. */
const answerTime = 1_000;

export async function reserve(_item: string): Promise<void> {
  await wait(answerTime);
}

/** The gateway is down at first: the money comes in only after some attempts. */
export async function charge(order: Order): Promise<string> {
  const { attempt } = activityInfo();
  await wait(answerTime);
  if (attempt <= order.failures) throw new Error('503 from the payment gateway');
  return `payment ${1000 + attempt}`;
}

export async function ship(_item: string): Promise<string> {
  await wait(answerTime);
  return 'parcel 7Q';
}
