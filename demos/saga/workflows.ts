import { CancellationScope, defineQuery, proxyActivities, setHandler } from '@temporalio/workflow';
import type * as activities from './activities.js';

const agency = proxyActivities<typeof activities>({
  startToCloseTimeout: '5s',
  // Whether a booking was made has to be known before it can be given back.
  cancellationType: 'WAIT_CANCELLATION_COMPLETED',
});
const book = { flight: agency.bookFlight, hotel: agency.bookHotel, car: agency.bookCar };
const cancel = { flight: agency.cancelFlight, hotel: agency.cancelHotel, car: agency.cancelCar };

export const status = defineQuery<{ text: string; booked: string }>('status');

export async function trip(input: activities.Trip): Promise<string> {
  let text = '';
  const booked: activities.Part[] = [];
  setHandler(status, () => ({ text, booked: booked.join(', ') || 'nothing' }));
  try {
    for (const part of ['flight', 'hotel', 'car'] as const) {
      text = `booking the ${part}`;
      await book[part](input);
      booked.push(part);
    }
    text = 'all is booked';
    return `Have a good time in ${input.to}`;
  } catch (error) {
    await CancellationScope.nonCancellable(async () => {
      for (const part of booked.toReversed()) {
        text = `giving the ${part} back`;
        await cancel[part](input);
        booked.pop();
      }
    });
    text = 'all is given back';
    throw error;
  }
}
