import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { EngineOptions } from './server.js';
import type { Fact } from './telemetry.js';
import { Harness } from './testing/harness.js';

/** The kinds of tasks that went through task queues for a workflow with one activity, and how it ended. */
async function tasksOf(options: EngineOptions): Promise<string[]> {
  const facts: Fact[] = [];
  const harness = await Harness.start({ ...options, onFact: (fact) => void facts.push(fact) });
  try {
    const queue = randomUUID();
    await harness.worker(queue);
    const handle = await harness.run('hello', queue, ['Ada']);
    expect(await handle.result()).toBe('Hello, Ada!');
    expect((await handle.describe()).historyLength).toBe(11);
    await harness.replayAll();
    return [...new Set(facts.flatMap((fact) => (fact.kind === 'task' ? fact.task : [])))].sort();
  } finally {
    await harness.close();
  }
}

test('activities go through their task queue', async () => {
  expect(await tasksOf({})).toEqual(['activity-task', 'workflow-task']);
});

test('by choice they go back with the answer to the workflow task that scheduled them', async () => {
  expect(await tasksOf({ eagerActivities: true })).toEqual(['workflow-task']);
});
