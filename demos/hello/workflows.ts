import { defineQuery, proxyActivities, setHandler } from '@temporalio/workflow';
import type * as activities from './activities.js';

const { greet } = proxyActivities<typeof activities>({ startToCloseTimeout: '2s' });

export const status = defineQuery<string>('status');

export async function hello(input: { name: string }): Promise<string> {
  let doing = `greeting ${input.name}`;
  setHandler(status, () => doing);

  const greeting = await greet(input.name);
  doing = 'done';
  return greeting;
}
