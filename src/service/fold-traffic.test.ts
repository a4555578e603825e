import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TimedFact } from '../engine/fact-post.js';
import type { Fact } from '../engine/telemetry.js';
import { Harness } from '../engine/testing/harness.js';
import type { Hop } from '../panel/view.js';
import { foldTraffic, noTraffic } from './fold-traffic.js';

const facts: TimedFact[] = [];
let harness: Harness;

beforeAll(async () => {
  harness = await Harness.start({ onFact: (fact: Fact) => void facts.push({ at: Date.now(), fact }) });
  await harness.worker('traffic', { identity: 'the worker' });
});
afterAll(() => harness.close());

const words = ({ from, to, text }: Hop) => `${from} ${to} ${text}`.trim();

describe('foldTraffic', () => {
  it('tells the way of a hello, and of no other', async () => {
    const handle = await harness.run('hello', 'traffic', ['Ada']);
    const other = await harness.run('hello', 'traffic', ['Bob']);
    await Promise.all([handle.result(), other.result()]);
    const { view } = foldTraffic(noTraffic(handle.workflowId), { facts });
    const activity = ['history matching activity task', 'matching worker'];
    const workflow = ['history matching workflow task', 'matching worker'];
    const into = (from: string, method: string) => [`${from} frontend ${method}`, 'frontend history'];
    expect(view.hops.filter(({ detail }) => detail === undefined).map(words)).toEqual([
      ...into('client', 'StartWorkflowExecution'),
      'history history writes 1-2',
      ...workflow,
      'history history writes 3',
      ...into('worker', 'RespondWorkflowTaskCompleted'),
      'history history writes 4-5',
      ...activity,
      ...into('worker', 'RespondActivityTaskCompleted'),
      'history history writes 6-8',
      ...workflow,
      'history history writes 9',
      ...into('worker', 'RespondWorkflowTaskCompleted'),
      'history history writes 10-11',
    ]);
    const polls = view.hops.filter(({ detail, from }) => detail === 1 && from === 'worker').map(({ text }) => text);
    expect(polls).toEqual(['PollWorkflowTaskQueue', 'PollActivityTaskQueue', 'PollWorkflowTaskQueue']);
    expect(view.counts).toEqual({
      clientCalls: 1,
      workerCalls: 6,
      events: 11,
      timers: 0,
      tasks: 3,
      waiting: 0,
      sweeps: 0,
    });
    expect(view.hops.map(({ id }) => id)).toEqual([...view.hops.keys()].map((index) => index + 1));
  });

  it('is the same however the facts are cut into batches, and leaves what it was given as it was', async () => {
    const handle = await harness.run('hello', 'traffic', ['Dee']);
    await handle.result();
    const { workflowId: id } = handle;
    const whole = foldTraffic(noTraffic(id), { facts });
    expect(whole.view.hops.length).toBeGreaterThan(20);
    for (const size of [1, 2, 3, 7, 50]) {
      let fold = noTraffic(id);
      for (let at = 0; at < facts.length; at += size) {
        const before = structuredClone(fold.known);
        const next = foldTraffic(fold, { facts: facts.slice(at, at + size) });
        expect(fold.known).toEqual(before);
        fold = next;
      }
      expect(fold.view).toEqual(whole.view);
    }
  });

  it('counts a task that waits, and tells a refusal', async () => {
    const handle = await harness.run('hello', 'nobody polls this');
    const waiting = foldTraffic(noTraffic(handle.workflowId), { facts });
    expect(waiting.view.counts).toMatchObject({ tasks: 0, waiting: 1 });
    await handle.terminate();
    await expect(handle.terminate()).rejects.toThrow('already completed');
    const { view } = foldTraffic(noTraffic(handle.workflowId), { facts });
    expect(view.counts).toMatchObject({ waiting: 0, clientCalls: 3 });
    expect(view.hops.filter(({ detail }) => detail === undefined).map(words)).toContain(
      'frontend client refused: NOT_FOUND',
    );
  });

  it('gives the same view where nothing is of the execution', async () => {
    const handle = await harness.run('hello', 'traffic', ['Cy']);
    await handle.result();
    const fold = foldTraffic(noTraffic('another'), { facts });
    expect(foldTraffic(fold, { facts }).view).toBe(fold.view);
    expect(fold.view.hops).toEqual([]);
  });

  it('keeps the last hundred of each detail', () => {
    const run = { workflowId: 'w', runId: 'r' };
    const many = Array.from({ length: 500 }, (_, index): readonly TimedFact[] => [
      { at: index, fact: { kind: 'events', ...run, first: index + 1, types: ['timerStarted'] } },
      {
        at: index,
        fact: { kind: 'call', ...run, call: index + 1, method: 'DescribeWorkflowExecution', identity: 'c' },
      },
    ]).flat();
    const { view } = foldTraffic(noTraffic('w'), { facts: many });
    expect(view.hops.filter(({ detail }) => detail === undefined)).toHaveLength(100);
    expect(view.hops.filter(({ detail }) => detail === 2)).toHaveLength(100);
    expect(view.counts).toMatchObject({ events: 500, timers: 500, clientCalls: 0 });
  });

  it('forgets what a process that was killed was asked', () => {
    const call = (number: number, method: string): TimedFact => ({
      at: 0,
      fact: { kind: 'call', call: number, method, workflowId: '', runId: '', identity: 'w' },
    });
    const wrote: TimedFact = { at: 0, fact: { kind: 'events', workflowId: 'w', runId: 'r', first: 1, types: ['a'] } };
    const lay: TimedFact = {
      at: 0,
      fact: { kind: 'task', act: 'backlogged', task: 'workflow-task', runId: 'r', taskQueue: 'q', identity: '' },
    };
    const before = foldTraffic(noTraffic('w'), { facts: [call(7, 'PollWorkflowTaskQueue'), wrote, lay] });
    expect(before.view.counts.waiting).toBe(1);
    const after = foldTraffic(before, { facts: [call(1, 'PollActivityTaskQueue')] });
    expect(after.view.counts.waiting).toBe(0);
    expect([...after.known.calls.keys()]).toEqual([1]);
  });
});
