import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoInput } from '../src/demo/input.js';
import { type LoadedDemo, loadDemos } from '../src/demo/load.js';
import type { Demo } from '../src/demo/types.js';
import type { WorkflowView } from '../src/panel/view.js';
import { followWorkflow } from '../src/temporal/follow.js';
import { startWorkflow } from '../src/temporal/start.js';
import { type Built, builtForTest } from '../src/testing/built.js';
import { openStage, type Stage } from '../src/testing/stage.js';
import { until } from '../src/testing/until.js';

let built: Built;
let stage: Stage;
let demos: ReadonlyMap<string, LoadedDemo>;

beforeAll(async () => {
  built = await builtForTest();
  stage = await openStage(built);
  demos = await loadDemos(built.demosFolder);
});
afterAll(async () => {
  await stage.close();
  await built.remove();
});

function demo(name: string): Demo {
  const loaded = demos.get(name);
  if (loaded?.kind !== 'demo') throw new Error(JSON.stringify(loaded));
  return loaded.demo;
}

/** Starts a demo as its slide would, with `input:` over the default, and follows it. */
async function run(name: string, given?: unknown) {
  const { workflow: workflowType, taskQueue } = demo(name);
  const input = demoInput(demo(name), given);
  if (input.kind === 'refused') throw new Error(input.message);
  const first = await startWorkflow(stage.temporal, { name, workflowType, taskQueue, input: input.value });
  const views: WorkflowView[] = [first];
  const done = followWorkflow(stage.temporal, first, (view) => views.push(view), new AbortController().signal);
  return { views, done, last: () => views.at(-1) ?? first };
}

describe('every demo', () => {
  it('can be loaded, and takes its own default input', () => {
    expect([...demos.keys()]).toEqual(['durable', 'hello', 'order']);
    for (const name of demos.keys()) expect(demoInput(demo(name), undefined).kind).toBe('input');
  });
});

describe('hello', () => {
  it('greets', async () => {
    const { done, last } = await run('hello', { name: 'Grace' });
    await done;
    expect(last()).toMatchObject({ status: 'completed', result: 'Hello, Grace!', statusQuery: { value: 'done' } });
  });

  it('refuses input that is none', () => {
    expect(demoInput(demo('hello'), { name: '' })).toMatchObject({
      kind: 'refused',
      message: expect.stringMatching(/^`input\.name` of the demo "hello"/),
    });
  });
});

describe('order', () => {
  it('is paid at the third attempt, two and three seconds apart', async () => {
    const { done, last } = await run('order');
    await done;
    expect(last()).toMatchObject({
      status: 'completed',
      result: 'A gopher is on its way: parcel 7Q, paid with payment 1003',
      statusQuery: { value: 'delivered' },
    });
    const started = last().events.find(({ type, name }) => type === 'ActivityTaskStarted' && name === 'charge');
    expect(started?.detail).toBe('attempt 3, before that: 503 from the payment gateway');
    const scheduled = last().events.find(({ id }) => id === started?.group);
    expect((started?.at ?? 0) - (scheduled?.at ?? 0)).toBeGreaterThan(5_000);
  });
});

describe('durable', () => {
  it('goes on where it was when its worker is killed between two steps', async () => {
    const { done, last } = await run('durable', { pause: 400 });
    const resting = (step: number) => () =>
      (last().statusQuery?.value as { text?: string } | undefined)?.text?.startsWith(`step ${step} of 5 done`);
    for (const step of [1, 3]) {
      await until(`the rest after step ${step}`, resting(step));
      const [before] = stage.processes().slice(-1);
      stage.worker.kill();
      expect(stage.processes().at(-1)).toMatchObject({ pid: before?.pid, state: 'killed' });
      stage.worker.start();
    }
    await done;
    expect(last()).toMatchObject({
      status: 'completed',
      result: '5 steps, each ran once',
      statusQuery: { value: { text: 'all steps done', counting: false } },
    });
  });

  it('counts the steps that really ran', async () => {
    const { done, last } = await run('durable', { steps: 1, pause: 1 });
    await done;
    expect(last().result).toBe('1 steps, each ran once');
  });
});
