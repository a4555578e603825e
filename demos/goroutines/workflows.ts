import { defineQuery, proxyActivities, setHandler } from '@temporalio/workflow';
import type * as activities from './activities.js';

const activity = proxyActivities<typeof activities>({
  // Of a worker that was killed, the step in its hands is given to another one after this.
  startToCloseTimeout: '2s',
  retry: { initialInterval: '100ms', maximumInterval: '1s' },
});

export const status = defineQuery<{ text: string; counting: boolean }>('status');

const steps = ['download', 'decode', 'resize', 'encode', 'upload'] as const;

export async function goroutines({ clip }: { clip: string }): Promise<string> {
  let text = 'about to begin';
  let counting = true;
  setHandler(status, () => ({ text, counting }));

  for (const [index, step] of steps.entries()) {
    text = `step ${index + 1} of ${steps.length}: ${step}`;
    await activity[step](clip);
  }
  text = 'all five steps done';
  counting = false;
  return `${clip} is online`;
}
