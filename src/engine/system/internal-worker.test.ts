import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Fact } from '../telemetry.js';
import { eventually, Harness } from '../testing/harness.js';

const queue = 'retention';
const facts: Fact[] = [];
let harness: Harness;

beforeAll(async () => {
  harness = await Harness.start({ retention: 1000, onFact: (fact) => void facts.push(fact) });
  await harness.worker(queue);
});

afterAll(async () => {
  await harness.close();
});

test('a closed run is kept as long as the namespace says, an open one for ever', async () => {
  const { config } = await harness.connection.workflowService.describeNamespace({ namespace: 'default' });
  expect(Number(config?.workflowExecutionRetentionTtl?.seconds)).toBe(1);
  const open = await harness.run('waiting', queue);
  const closed = await harness.run('noActivity', queue, ['Ada']);
  await closed.result();
  const { closeTime } = await closed.describe();
  await eventually(
    () => closed.describe().catch(() => undefined),
    (found) => found === undefined,
  );
  expect(Date.now() - Number(closeTime)).toBeGreaterThanOrEqual(1000);
  expect(facts).toContainEqual({ kind: 'sweep', sweep: 'retention', count: 1 });
  await expect(closed.fetchHistory()).rejects.toThrow('not found');
  expect((await open.describe()).status.name).toBe('RUNNING');
  await open.terminate();
});
