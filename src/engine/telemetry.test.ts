import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Fact } from './telemetry.js';
import { Harness } from './testing/harness.js';

const queue = 'telemetry';
const facts: Fact[] = [];
let harness: Harness;

beforeAll(async () => {
  harness = await Harness.start({ onFact: (fact) => void facts.push(fact) });
  await harness.worker(queue, { identity: 'the worker' });
});

afterAll(async () => {
  await harness.close();
});

const isPoll = (method: string) => method.startsWith('Poll');

/** What was told of a run (and of the calls that had to do with it), each fact in a few words. */
function wayOf(workflowId: string, runId: string): string[] {
  const calls = new Set<number>();
  for (const fact of facts) if (fact.kind === 'answer' && fact.runId === runId) calls.add(fact.call);
  return facts.flatMap((fact) => {
    if (fact.kind === 'sweep') return [];
    if (fact.kind === 'call' || fact.kind === 'answer') {
      // when the client asks for the result, and when a worker asked for tasks, is chance
      if (fact.method === 'GetWorkflowExecutionHistory' || (fact.kind === 'call' && isPoll(fact.method))) return [];
      return calls.has(fact.call)
        ? [`${fact.kind} ${fact.method} ${fact.kind === 'answer' ? fact.code : ''}`.trim()]
        : [];
    }
    if (fact.runId !== runId || ('workflowId' in fact && fact.workflowId !== workflowId)) return [];
    if (fact.kind === 'events') return [`events ${fact.types.join(' ')}`];
    if (fact.kind === 'timer') return [`timer ${fact.act} ${fact.timer}`];
    return [`${fact.act} ${fact.task} ${fact.identity}`.trim()];
  });
}

const started = [
  'call StartWorkflowExecution',
  'events workflowExecutionStarted workflowTaskScheduled',
  'dispatched workflow-task the worker',
  'answer StartWorkflowExecution 0',
  'events workflowTaskStarted',
  'timer set workflow task start-to-close',
  'answer PollWorkflowTaskQueue 0',
  'call RespondWorkflowTaskCompleted',
  'events workflowTaskCompleted activityTaskScheduled',
  'dispatched activity-task the worker',
  'answer RespondWorkflowTaskCompleted 0',
  'timer set activity start-to-close',
  'answer PollActivityTaskQueue 0',
];
const completed = [
  'call RespondActivityTaskCompleted',
  'events activityTaskStarted activityTaskCompleted workflowTaskScheduled',
  'timer set sticky schedule-to-start',
  'dispatched workflow-task the worker',
  'answer RespondActivityTaskCompleted 0',
  'events workflowTaskStarted',
  'timer set workflow task start-to-close',
  'answer PollWorkflowTaskQueue 0',
  'call RespondWorkflowTaskCompleted',
  'events workflowTaskCompleted workflowExecutionCompleted',
  'answer RespondWorkflowTaskCompleted 0',
];

test('the way of a hello through the services', async () => {
  const handle = await harness.run('hello', queue, ['Ada']);
  await handle.result();
  expect(wayOf(handle.workflowId, handle.firstExecutionRunId)).toEqual([...started, ...completed]);
});

test('an activity that is tried again', async () => {
  const handle = await harness.run('runActivity', queue, [
    'failUntil',
    [2],
    { startToCloseTimeout: '5s', retry: { initialInterval: '50ms' } },
  ]);
  await handle.result();
  expect(wayOf(handle.workflowId, handle.firstExecutionRunId)).toEqual([
    ...started,
    'call RespondActivityTaskFailed',
    'timer set activity retry',
    'answer RespondActivityTaskFailed 0',
    'timer fired activity retry',
    'dispatched activity-task the worker',
    'timer set activity start-to-close',
    'answer PollActivityTaskQueue 0',
    ...completed,
  ]);
});

test('a task that nobody waits for, and a call that is refused', async () => {
  const handle = await harness.run('hello', 'nobody polls this');
  const { workflowId, firstExecutionRunId: runId } = handle;
  expect(wayOf(workflowId, runId)).toContain('backlogged workflow-task');
  await handle.terminate();
  const begun = facts.length;
  await expect(handle.terminate()).rejects.toThrow('already completed');
  expect(facts.slice(begun)).toMatchObject([
    { kind: 'call', method: 'TerminateWorkflowExecution', workflowId },
    { kind: 'answer', method: 'TerminateWorkflowExecution', workflowId, code: 5 },
  ]);
});
