import { defineQuery, proxyActivities, setHandler, sleep } from '@temporalio/workflow';
import type * as activities from './activities.js';

export interface Plan {
  /** ms until the delivery: test time for days. */
  timer: number;
}

const { takeOrder, deliver } = proxyActivities<typeof activities>({
  startToCloseTimeout: '2s',
  retry: { initialInterval: '200ms', maximumInterval: '1s' },
});

export const status = defineQuery<{ text: string; counting: boolean }>('status');

export async function outage({ timer }: Plan): Promise<string> {
  let text = 'taking the order';
  let counting = true;
  setHandler(status, () => ({ text, counting }));

  const order = await takeOrder();
  text = `${order} is to be delivered in ${timer / 1000} s (test time for days)`;
  const due = Date.now() + timer;
  await sleep(timer);
  const late = (Date.now() - due) / 1000;
  const when = late < 1 ? 'in time' : `${late.toFixed(1)} s late`;
  text = `the workflow goes on ${when}: delivering ${order}`;
  await deliver(order);
  text = `${order} is delivered`;
  counting = false;
  return `${order} delivered; the workflow went on ${when}`;
}
