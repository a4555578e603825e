import { defineQuery, proxyActivities, setHandler, workflowInfo } from '@temporalio/workflow';
import type * as activities from './activities.js';

const { greet } = proxyActivities<typeof activities>({ startToCloseTimeout: '2s' });

export const status = defineQuery<string>('status');

export async function hello(input: { name: string }): Promise<string> {
  let doing = `greeting ${input.name}`;
  setHandler(status, () => doing);

  const greeting = await greet(input.name);
  // A workflow's clock is the time at which its worker got the newest task.
  doing = `greeted ${Date.now() - workflowInfo().startTime.getTime()} ms after the start`;
  return greeting;
}
