import { defineQuery, proxyActivities, setHandler } from '@temporalio/workflow';
import type * as activities from './activities.js';

const { job } = proxyActivities<typeof activities>({
  // A job in the hands of a killed worker is back in the Task Queue after this.
  startToCloseTimeout: '2.5s',
  retry: { initialInterval: '100ms', maximumInterval: '1s' },
});

export const status = defineQuery<{ text: string; counting: boolean }>('status');

export async function fleet({ jobs }: { jobs: number }): Promise<string> {
  const doneBy = new Map<number, number>();
  let done = 0;
  setHandler(status, () => ({ text: `${done} of ${jobs} jobs done by ${shares()}`, counting: done < jobs }));

  const shares = () => {
    const each = [...doneBy].map(([worker, count]) => `worker ${worker} (${count})`);
    return each.length === 0 ? 'nobody yet' : each.join(', ');
  };
  const hand = async (number: number) => {
    const worker = await job(number);
    doneBy.set(worker, (doneBy.get(worker) ?? 0) + 1);
    done++;
  };
  await Promise.all(Array.from({ length: jobs }, (_, index) => hand(index + 1)));
  return `all ${jobs} jobs done by ${shares()}`;
}
