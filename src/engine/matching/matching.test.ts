import { expect, test } from 'vitest';
import { Matching } from './matching.js';

test('a poll that ends after its queue went takes nothing with it', async () => {
  const matching = new Matching(
    () => {},
    () => {},
  );
  const gone = new AbortController();
  const poll = { identity: 'worker', connection: 'a', worker: '', patience: 60_000, gone: gone.signal };
  const ended = matching.poll('workflow', 'q', poll);
  // The connection closes, its task comes back to the queue, and only then its calls are told.
  matching.disconnect('a');
  const task = { kind: 'workflow-task', runId: 'run', stamp: 2 } as const;
  matching.add('workflow', 'q', task);
  gone.abort();
  expect(await ended).toBeUndefined();
  const other = { ...poll, connection: 'b', gone: new AbortController().signal };
  expect(await matching.poll('workflow', 'q', other)).toBe(task);
});
