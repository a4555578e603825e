import { proxyActivities } from '@temporalio/workflow';

interface Activities {
  step(index: number): Promise<number>;
}

const { step } = proxyActivities<Activities>({ startToCloseTimeout: '1m' });

export async function hello(name: string): Promise<string> {
  return `Hello, ${name}!`;
}

/** So many activities one after the other. */
export async function steps(count: number): Promise<number> {
  for (let index = 0; index < count; index += 1) await step(index);
  return count;
}
