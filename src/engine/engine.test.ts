import { afterAll, beforeAll, expect, test } from 'vitest';
import { Harness } from './testing/harness.js';

let harness: Harness;
const queue = 'basics';

beforeAll(async () => {
  harness = await Harness.start();
  await harness.worker(queue);
});

afterAll(async () => {
  await harness.close();
});

test('hello: start, activity, result', async () => {
  const handle = await harness.run('hello', queue, ['Ada']);
  expect(await handle.result()).toBe('Hello, Ada!');
  await harness.replayAll();
});
