import { afterAll, test } from 'vitest';
import type { Answer, RawClient } from '../testing/raw-client.js';
import { byExecution, histories, queries, signals, updates } from './bad-input/executions.js';
import { lists, namespaces, operator } from './bad-input/lists.js';
import { endPlay, type Play, play } from './bad-input/play.js';
import { multiOperations, searchAttributes, signalWithStarts, starts } from './bad-input/starts.js';
import type { BadRequest } from './bad-input/table.js';
import { polls, responses, responsesById } from './bad-input/tasks.js';
import { contract } from './services.js';

/** Each with what the real server (1.32) answered. */
const tables: Readonly<Record<string, (play: Play) => BadRequest[]>> = {
  namespaces,
  starts,
  searchAttributes,
  signalWithStarts,
  multiOperations,
  byExecution,
  signals,
  queries,
  histories,
  updates,
  polls,
  responses,
  responsesById,
  lists,
  operator,
};

/** What SDKs look for in the details of each code. */
const usualDetails: Readonly<Record<number, readonly string[]>> = {
  5: ['NotFoundFailure'],
  6: ['WorkflowExecutionAlreadyStartedFailure'],
};

contract('bad input', (subject) => {
  let scene: Promise<Play> | undefined;
  afterAll(async () => scene && endPlay(await scene));

  test.for(Object.keys(tables))('%s: refused as the real server refuses them', async (name, { expect }) => {
    scene ??= play(subject().harness.engine.address);
    for (const row of tables[name]?.(await scene) ?? []) {
      const { code, message, details } = await ask((await scene).client, row);
      const expected = { code: row.code, details: row.details ?? usualDetails[row.code] ?? [] };
      expect.soft({ code, details }, `${row.what}: ${message.slice(0, 200)}`).toEqual(expected);
      if (typeof row.message === 'string') expect.soft(message, row.what).toBe(row.message);
      else expect.soft(message, row.what).toMatch(row.message);
    }
  });
});

/** The answer to a request; the real server limits how many lists it makes in a second. */
async function ask(client: RawClient, { method, request }: BadRequest): Promise<Answer> {
  for (;;) {
    const answer = await client.call(method, request, 20_000);
    if (answer.message !== 'namespace rate limit exceeded') return answer;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
