import { defineQuery, proxyActivities, setHandler, sleep } from '@temporalio/workflow';
import type * as activities from './activities.js';

export interface Plan {
  steps: number;
  /** ms between two steps. */
  pause: number;
}

const { takeStep, countSteps } = proxyActivities<typeof activities>({
  startToCloseTimeout: '2s',
  retry: { initialInterval: '200ms' },
});

export const status = defineQuery<{ text: string; counting: boolean }>('status');

export async function durable({ steps, pause }: Plan): Promise<string> {
  let text = 'about to begin';
  let done = false;
  setHandler(status, () => ({ text, counting: !done }));

  for (let step = 1; step <= steps; step++) {
    text = `step ${step} of ${steps}`;
    await takeStep(step);
    if (step === steps) break;
    text = `step ${step} of ${steps} done, the next one is due soon`;
    await sleep(pause);
  }
  const result = await countSteps(steps);
  text = 'all steps done';
  done = true;
  return result;
}
