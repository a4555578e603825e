import { afterAll, beforeAll, expect, test } from 'vitest';
import { serviceDefinition } from '../proto/reflection.js';
import { type Engine, startEngine } from '../server.js';
import { RawClient } from '../testing/raw-client.js';
import { handlers } from './handlers.js';
import { notHere } from './not-here.js';

const methods = Object.keys(handlers).flatMap((service) => Object.keys(serviceDefinition(service)));
const absent = Object.values(notHere).flat();

let engine: Engine;
let client: RawClient;
beforeAll(async () => {
  engine = await startEngine();
  client = new RawClient(engine.address);
});
afterAll(async () => {
  client.close();
  await engine.close();
});

test('every method is either answered or in the table, and the table has no other', () => {
  const answered = Object.values(handlers).flatMap((answers) => Object.keys(answers));
  expect([...answered, ...absent].sort()).toEqual([...methods].sort());
});

test.each(absent)('%s is UNIMPLEMENTED, and the way out is named', async (method) => {
  const { code, message } = await client.call(method, { namespace: 'default' });
  expect(code).toBe(12);
  expect(message).toMatch(/^unknown method \w+ for service temporal\.api\.\w+\.v1\.\w+Service: the embedded service /);
  expect(message).toMatch(/\(--dev-server, --address\)$/);
});

test('so is what a request asks for beyond it', async () => {
  const start = { namespace: 'default', workflowId: 'x', workflowType: { name: 'x' }, taskQueue: { name: 'x' } };
  const asked = [
    { cronSchedule: '* * * * *' },
    { versioningOverride: { autoUpgrade: true } },
    { completionCallbacks: [{ nexus: { url: 'http://127.0.0.1' } }] },
  ];
  for (const more of asked) {
    const { code, message } = await client.call('StartWorkflowExecution', { ...start, ...more });
    expect({ code, message }).toEqual({ code: 12, message: expect.stringContaining('(--dev-server, --address)') });
  }
  const poll = { namespace: 'default', taskQueue: { name: 'x' }, deploymentOptions: { workerVersioningMode: 2 } };
  expect(await client.call('PollWorkflowTaskQueue', poll)).toMatchObject({ code: 12 });
});

test('a method that nobody knows is UNIMPLEMENTED too', async () => {
  expect(await client.call('NoSuchMethod', new Uint8Array())).toMatchObject({ code: 12 });
});
