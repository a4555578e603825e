import { condition, defineQuery, defineSignal, proxyActivities, setHandler, sleep } from '@temporalio/workflow';
import type * as activities from './activities.js';

export interface Tea {
  kind: string;
  /** ms, test time for some minutes. */
  steep: number;
  /** ms that it waits for sugar. */
  patience: number;
}

const { boilWater, serveTea } = proxyActivities<typeof activities>({ startToCloseTimeout: '5s' });

export const status = defineQuery<string>('status');
export const sugar = defineSignal('sugar');

export async function tea({ kind, steep, patience }: Tea): Promise<string> {
  let doing = 'the water boils: an activity';
  let lumps = 0;
  setHandler(status, () => doing);
  setHandler(sugar, () => void lumps++);

  await boilWater();
  doing = 'the tea steeps: a timer';
  await sleep(steep);
  doing = 'sugar? It waits for a signal';
  await condition(() => lumps > 0, patience);
  doing = 'the tea is served: an activity';
  const cup = await serveTea(kind, lumps);
  doing = 'enjoy it';
  return cup;
}
