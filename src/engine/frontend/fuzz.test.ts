import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { endPlay, type Play, play, scheduleActivity } from '../contract/bad-input/play.js';
import { definitions } from '../proto/definitions.js';
import { CommandType } from '../proto/enums.js';
import { type Engine, startEngine } from '../server.js';
import { arbitraryMessage, type Known } from '../testing/arbitrary.js';
import { RawClient } from '../testing/raw-client.js';
import { handlers } from './handlers.js';

const DEADLINE_EXCEEDED = 4;
const INTERNAL = 13;
const RUNS = Number(process.env.TSLIDES_FUZZ_RUNS ?? 8);
/** These wait for something: nobody has the time (ms). */
const WAITING = /^Poll|Query|Update|MultiOperation|History$/;
const PATIENCE = 30;

const methods = Object.entries(handlers).flatMap(([service, answers]) =>
  Object.keys(answers).map((name) => ({
    name,
    type: definitions.services[service]?.find(([method]) => method === name)?.[1] ?? '',
  })),
);
const logged: string[] = [];

let engine: Engine;
let scene: Play;
let client: RawClient;
let known: Known;
beforeAll(async () => {
  engine = await startEngine({ log: (line) => void logged.push(line), failTasksOfClosedConnections: true });
  scene = await play(engine.address);
  client = new RawClient(engine.address);
  const { open, closed, acting, queue } = scene;
  known = {
    texts: [...[open, closed, acting].flatMap(({ workflowId, runId }) => [workflowId, runId]), queue, 'a', 'x', '1'],
    bytes: [
      scene.pageToken,
      scene.doneWorkflowTask,
      scene.doneActivityTask,
      scene.closedWorkflowTask,
      scene.closedActivityTask,
      Buffer.from('{"kind":"list","closeTime":0,"startTime":0,"runId":""}'),
      Buffer.from('json/plain'),
      Buffer.from('1'),
      new Uint8Array(),
    ],
  };
});
afterAll(async () => {
  client.close();
  await endPlay(scene);
  await engine.close();
});

/** What a request needs to come further than the first look at it. */
function good(name: string): object {
  const { open, acting, queue } = scene;
  const start = { workflowId: 'fuzz', workflowType: { name: 'fuzz' }, taskQueue: { name: queue }, signalName: 'fuzz' };
  const update = { request: { meta: { updateId: 'fuzz' }, input: { name: 'fuzz' } } };
  const operations = [{ startWorkflow: { namespace: 'default', ...start } }, { updateWorkflow: update }];
  const on = { workflowExecution: open, execution: open, query: { queryType: 'fuzz' }, requestId: 'fuzz' };
  const byId = { workflowId: acting.workflowId, activityId: 'a', taskQueue: { name: queue } };
  if (/Worker/.test(name)) return {};
  if (/Start/.test(name)) return start;
  if (/Multi/.test(name)) return { operations };
  if (/Delete/.test(name)) return { workflowExecution: { workflowId: 'fuzz' } };
  if (/^(List|Scan|Count)Workflow/.test(name)) return { query: '' };
  return { ...on, ...update, ...byId };
}

async function stillAnswers(): Promise<void> {
  const { code, reply } = await client.call('DescribeWorkflowExecution', {
    namespace: 'default',
    execution: scene.delayed,
  });
  expect({ code, id: reply?.workflowExecutionInfo?.execution?.workflowId }).toEqual({
    code: 0,
    id: scene.delayed.workflowId,
  });
}

test.each(methods)('$name: nothing that is well-formed breaks it', async ({ name, type }) => {
  const fields = new Set(Object.keys(definitions.types[type] ?? {}));
  const needed = Object.fromEntries(Object.entries(good(name)).filter(([field]) => fields.has(field)));
  const request = fc
    .tuple(arbitraryMessage(type, known), fc.boolean())
    .map(([message, first]) => ({ ...(first && needed), ...message, ...(!first && needed), namespace: 'default' }));
  const patience = WAITING.test(name) ? PATIENCE : 10_000;
  await fc.assert(
    fc.asyncProperty(request, async (message) => {
      logged.length = 0;
      const { code, message: said } = await client.call(name, message, patience);
      expect(code, said).not.toBe(INTERNAL);
      if (!WAITING.test(name)) expect(code, said).not.toBe(DEADLINE_EXCEEDED);
      expect(logged.join('\n')).toBe('');
    }),
    { numRuns: RUNS },
  );
  await stillAnswers();
});

/** Commands whose attributes are of their type, as far as that goes. */
function arbitraryCommands(): fc.Arbitrary<object[]> {
  const fields = Object.entries(definitions.types['temporal.api.command.v1.Command'] ?? {});
  const commands = fields.flatMap(([field, [, type]]) => {
    const name = /^(.+)CommandAttributes$/.exec(field)?.[1]?.replace(/[A-Z]/g, '_$&').toUpperCase();
    const commandType = (CommandType as unknown as Record<string, number>)[`COMMAND_TYPE_${name}`];
    if (commandType === undefined) return [];
    return arbitraryMessage(type, known).map((attributes) => ({ commandType, [field]: attributes }));
  });
  return fc.array(fc.oneof(...commands), { minLength: 1, maxLength: 4 });
}

const answers = ['RespondWorkflowTaskCompleted', 'RespondActivityTaskFailed', 'RecordActivityTaskHeartbeat'];

test.each(answers)('%s: a worker that has a task and answers nonsense breaks nothing', async (name) => {
  const type = methods.find((method) => method.name === name)?.type ?? '';
  const request = fc
    .tuple(arbitraryMessage(type, known), arbitraryCommands())
    .map(([message, commands]) => ({ ...message, commands, namespace: 'default' }));
  const taskQueue = { name: `nonsense-${name}` };
  const call = async (method: string, more: object) => {
    const { code, message, reply } = await client.call(method, { namespace: 'default', ...more });
    expect(code, message).toBe(0);
    return reply;
  };
  await fc.assert(
    fc.asyncProperty(request, async (message) => {
      logged.length = 0;
      const workflowExecution = { workflowId: `nonsense-${name}` };
      await call('StartWorkflowExecution', { ...workflowExecution, workflowType: { name: 'x' }, taskQueue });
      const task = await call('PollWorkflowTaskQueue', { taskQueue });
      let { taskToken } = task;
      if (name.includes('Activity')) {
        await call('RespondWorkflowTaskCompleted', { taskToken, commands: [scheduleActivity(taskQueue.name)] });
        ({ taskToken } = await call('PollActivityTaskQueue', { taskQueue }));
      }
      const { code, message: said } = await client.call(name, { ...message, taskToken });
      expect(code, said).not.toBe(INTERNAL);
      await client.call('TerminateWorkflowExecution', { namespace: 'default', workflowExecution });
      expect(logged.join('\n')).toBe('');
    }),
    { numRuns: RUNS },
  );
  await stillAnswers();
});

test('bytes that are no request are INTERNAL, as grpc has it, and the connection goes on', async () => {
  const call = fc.tuple(fc.constantFrom(...methods), fc.uint8Array({ maxLength: 60 }));
  await fc.assert(
    fc.asyncProperty(call, async ([{ name }, bytes]) => {
      logged.length = 0;
      const { code, message } = await client.call(name, bytes, WAITING.test(name) ? PATIENCE : 10_000);
      if (code === INTERNAL) expect(message).toBe('Error deserializing request');
      expect(logged.join('\n')).toBe('');
    }),
    { numRuns: 10 * RUNS },
  );
  expect(await client.call('GetSystemInfo', Buffer.from([0x0a, 0xff]))).toMatchObject({ code: INTERNAL });
  await stillAnswers();
});
