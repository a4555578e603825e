import { CancellationScope, defineQuery, proxyActivities, setHandler, sleep } from '@temporalio/workflow';
import type * as activities from './activities.js';

export interface Subscription {
  reader: string;
  weeks: number;
  /** Euros a day. */
  price: number;
  /** ms that stand for a day: test time. */
  day: number;
}

const { payWeek, payBack } = proxyActivities<typeof activities>({ startToCloseTimeout: '5s' });

export const status = defineQuery<{ text: string; 'test time': string }>('status');

export async function subscription({ reader, weeks, price, day }: Subscription): Promise<string> {
  let text = `${reader} subscribes`;
  let paidUntil = 0;
  setHandler(status, () => ({ text, 'test time': `1 day = ${day / 1000} s` }));
  try {
    for (let week = 1; week <= weeks; week++) {
      await CancellationScope.nonCancellable(() => payWeek(reader, 7 * price));
      paidUntil = Date.now() + 7 * day;
      text = `week ${week} of ${weeks}: asleep for 7 days`;
      await sleep(7 * day);
    }
    text = 'the month is over';
    return `${weeks} weeks, ${7 * weeks * price} euros`;
  } catch (error) {
    const unused = Math.max(0, Math.floor((paidUntil - Date.now()) / day));
    text = `canceled, ${unused} days were left`;
    await CancellationScope.nonCancellable(() => payBack(reader, unused * price));
    text = `canceled, ${unused} days paid back`;
    throw error;
  }
}
