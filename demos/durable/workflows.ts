import { defineQuery, proxyActivities, setHandler, sleep } from '@temporalio/workflow';
import type * as activities from './activities.js';

export interface Plan {
  steps: number;
  /** ms between two steps. */
  pause: number;
  /** ms that a step takes; absent: no time at all. */
  work?: number | undefined;
}

const { takeStep, countSteps } = proxyActivities<typeof activities>({
  // A step in the hands of a killed worker is given to another one after this.
  startToCloseTimeout: '2s',
  retry: { initialInterval: '200ms', maximumInterval: '1s' },
});

export const status = defineQuery<{ text: string; counting: boolean }>('status');

export async function durable({ steps, pause, work = 0 }: Plan): Promise<string> {
  let text = 'about to begin';
  let done = false;
  setHandler(status, () => ({ text, counting: !done }));

  for (let step = 1; step <= steps; step++) {
    text = `step ${step} of ${steps}`;
    await takeStep(step, work);
    if (step === steps) break;
    text = `step ${step} of ${steps} done, the next is due`;
    await sleep(pause);
  }
  const result = await countSteps(steps);
  text = 'all steps done';
  done = true;
  return result;
}
