import { defineQuery, proxyActivities, setHandler } from '@temporalio/workflow';
import type * as activities from './activities.js';

export interface Job {
  /** Where the API is; the demo puts it in. */
  url?: string | undefined;
  /** The row at which the first attempt to load fails; 0: none. */
  failAt: number;
}

const { callApi } = proxyActivities<typeof activities>({
  startToCloseTimeout: '2s',
  retry: { initialInterval: '2s', backoffCoefficient: 1.5, maximumInterval: '4s' },
});

const { loadRows } = proxyActivities<typeof activities>({
  startToCloseTimeout: '1m',
  heartbeatTimeout: '2s',
  retry: { initialInterval: '2s', maximumAttempts: 5 },
});

export const status = defineQuery<string>('status');

export async function flaky({ url = '', failAt }: Job): Promise<string> {
  let doing = 'calling the API';
  setHandler(status, () => doing);

  const rows = await callApi(url);
  doing = `loading ${rows} rows`;
  const report = await loadRows(rows, failAt);
  doing = 'all rows loaded';
  return report;
}
