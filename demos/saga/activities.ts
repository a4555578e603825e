import { setTimeout as wait } from 'node:timers/promises';
import { ApplicationFailure } from '@temporalio/activity';

export type Part = 'flight' | 'hotel' | 'car';

export interface Trip {
  to: string;
  /** What is sold out. */
  fails: Part | 'none';
}

/** ms that an airline, a hotel or a car rental takes to answer. */
const answerTime = 900;

export const bookFlight = (trip: Trip) => book('flight', trip);
export const bookHotel = (trip: Trip) => book('hotel', trip);
export const bookCar = (trip: Trip) => book('car', trip);

export const cancelFlight = (_trip: Trip) => wait(answerTime);
export const cancelHotel = (_trip: Trip) => wait(answerTime);
export const cancelCar = (_trip: Trip) => wait(answerTime);

async function book(part: Part, { to, fails }: Trip): Promise<void> {
  await wait(answerTime);
  // Asking again would not help.
  if (part === fails) throw ApplicationFailure.nonRetryable(`no ${part} is left in ${to}`, 'SoldOut');
}
