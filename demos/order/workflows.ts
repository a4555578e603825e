import { defineQuery, isCancellation, proxyActivities, setHandler } from '@temporalio/workflow';
import type * as activities from './activities.js';

export interface Order {
  item: string;
  /** In euros. */
  amount: number;
  /** How often the payment gateway fails before it takes the money. */
  failures: number;
}

const { reserve, charge, ship } = proxyActivities<typeof activities>({
  startToCloseTimeout: '2s',
  retry: { initialInterval: '2s', backoffCoefficient: 1.5, maximumAttempts: 5 },
});

export const status = defineQuery<string>('status');

export async function order(input: Order): Promise<string> {
  let doing = 'reserving the stock';
  setHandler(status, () => doing);
  try {
    await reserve(input.item);
    doing = `charging ${input.amount} euros`;
    const payment = await charge(input);
    doing = 'shipping';
    const parcel = await ship(input.item);
    doing = 'delivered';
    return `${input.item} is on its way: ${parcel}, paid with ${payment}`;
  } catch (error) {
    doing = isCancellation(error) ? 'canceled by the customer' : 'given up';
    throw error;
  }
}
