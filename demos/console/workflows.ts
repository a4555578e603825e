import { condition, defineQuery, defineSignal, proxyActivities, setHandler } from '@temporalio/workflow';
import type * as activities from './activities.js';

export interface Parcel {
  to: string;
  /** Where it is scanned on its way. */
  route: string[];
}

const { ringTheBell } = proxyActivities<typeof activities>({ startToCloseTimeout: '5s' });

export const status = defineQuery<string>('status');
export const whereIsIt = defineQuery<string>('whereIsIt');
export const scan = defineSignal('scan');

export async function parcel({ to, route }: Parcel): Promise<string> {
  let scans = 0;
  const place = () => (scans === 0 ? 'post office' : (route[scans - 1] ?? to));
  setHandler(status, () => `last seen: ${place()}`);
  setHandler(whereIsIt, place);
  setHandler(scan, () => void scans++);

  await condition(() => scans >= route.length);
  return ringTheBell(to);
}
