import { ApplicationFailure, activityInfo } from '@temporalio/activity';

export const loadActivities = {
  /** Fails at first for every third number. */
  async square(number: number): Promise<number> {
    if (number % 3 === 0 && activityInfo().attempt === 1) throw ApplicationFailure.create({ message: 'not yet' });
    return number * number;
  },
};

export type LoadActivities = typeof loadActivities;
