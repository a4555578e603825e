import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Harness } from './testing/harness.js';

/* What the embedded service does in its own way: the rest is in the contract that it shares with the real one. */

let harness: Harness;

beforeAll(async () => {
  harness = await Harness.start();
});

afterAll(async () => {
  await harness.replayAll();
  await harness.close();
});

test('no worker: a query waits for one, and when its client waits no longer, says so', async () => {
  const name = `late-${randomUUID()}`;
  const handle = await harness.run('waiting', name);
  const asked = handle.query('status');
  const first = await harness.worker(name);
  expect(await asked).toBe('waiting');
  await harness.stop(first);
  const within = (ms: number) => harness.connection.withDeadline(Date.now() + ms, () => handle.query('status'));
  await expect(within(1000)).rejects.toMatchObject({ cause: { code: 4 } });
  await expect(within(1200)).rejects.toMatchObject({
    cause: { code: 9, details: 'no poller seen for task queue recently, worker may be down' },
  });
  const again = handle.query('status');
  await harness.worker(name);
  expect(await again).toBe('waiting');
  await handle.terminate();
});
