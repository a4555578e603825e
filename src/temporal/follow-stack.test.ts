import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WorkflowView } from '../panel/view.js';
import { type Built, builtForTest, testFolder } from '../testing/built.js';
import { openStage, type Stage } from '../testing/stage.js';
import { until } from '../testing/until.js';
import { followWorkflow } from './follow.js';
import { signalWorkflow, startWorkflow, terminateWorkflow } from './start.js';

const workflows = `import { condition, defineQuery, defineSignal, proxyActivities, setHandler, sleep } from '@temporalio/workflow';
import type * as activities from './activities.js';
import { rested } from './lib/rest.js';

const { fails } = proxyActivities<typeof activities>({
  startToCloseTimeout: '5s',
  retry: { initialInterval: '400ms', backoffCoefficient: 1, maximumAttempts: 3 },
});
export const status = defineQuery<string>('status');
export const next = defineSignal('next');

export async function places(): Promise<string> {
  let nexts = 0;
  setHandler(status, () => 'here');
  setHandler(next, () => {
    nexts += 1;
  });
  await condition(() => nexts > 0);
  await Promise.all([condition(() => nexts > 1), sleep(1)]);
  await rested(() => nexts > 2);
  await fails();
  return 'through';
}
`;
const rest = `import { condition } from '@temporalio/workflow';

export async function rested(done: () => boolean): Promise<void> {
  await condition(done);
}
`;
const activities = `import { activityInfo } from '@temporalio/activity';

export async function fails(): Promise<void> {
  const { attempt } = activityInfo();
  if (attempt < 3) throw new Error('not yet ' + attempt);
}
`;
const demo = `import { defineDemo } from 'tslides';
import type * as workflows from './workflows.js';

export default defineDemo<typeof workflows>({
  name: 'places', line: 'Waits here and there.', workflow: 'places',
  actions: [{ kind: 'start', key: 's', label: 'start' }], panels: [['code']],
});
`;
const lineOf = (source: string, text: string) => source.split('\n').findIndex((line) => line.includes(text)) + 1;

let built: Built;
let stage: Stage;

beforeAll(async () => {
  const folder = join(await testFolder(), 'demos');
  await mkdir(join(folder, 'places', 'lib'), { recursive: true });
  const files = { 'workflows.ts': workflows, 'lib/rest.ts': rest, 'activities.ts': activities, 'demo.ts': demo };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, 'places', name), text);
  built = await builtForTest(folder);
  stage = await openStage(built);
});
afterAll(async () => {
  await stage?.close();
  await built?.remove();
});

const start = () =>
  startWorkflow(stage.temporal, { name: 'places', workflowType: 'places', taskQueue: 'tslides', input: undefined });
const waitsAt = (view: WorkflowView | undefined) =>
  view?.stack?.waiting.map(({ file, line }) => `${file}:${line}`).join(' ') ?? '';

describe('where a workflow stands', () => {
  it('is told by the lines of its author, as it moves, with what was passed', async () => {
    const first = await start();
    const views: WorkflowView[] = [];
    const done = followWorkflow(stage.temporal, first, (view) => views.push(view), new AbortController().signal, {
      stack: true,
    });
    const at = (text: string) => `workflows.ts:${lineOf(workflows, text)}`;
    const stands = (where: string) => until(where, () => waitsAt(views.at(-1)) === where);
    await stands(at('await condition(() => nexts > 0)'));
    expect(views.at(-1)?.stack?.sources).toEqual({ 'workflows.ts': workflows });
    await signalWorkflow(stage.temporal, first, 'next');
    await until('the second line', () => waitsAt(views.at(-1)).includes(at('await Promise.all')));
    await signalWorkflow(stage.temporal, first, 'next');
    await stands(`${at('await rested')} lib/rest.ts:${lineOf(rest, 'await condition')}`);
    const { waiting = [], passed = [] } = views.at(-1)?.stack ?? {};
    const known = views.at(-1)?.events ?? [];
    expect(waiting.every(({ since }) => known.some((event) => event.at === since))).toBe(true);
    expect(passed.map(({ line }) => line)).toEqual(
      expect.arrayContaining([lineOf(workflows, 'nexts > 0'), lineOf(workflows, 'nexts > 1')]),
    );
    await signalWorkflow(stage.temporal, first, 'next');
    await stands(at('await fails()'));
    await done;
    const last = views.at(-1);
    expect(last).toMatchObject({ status: 'completed', result: 'through', stack: { waiting: [] } });
    expect(last?.stack?.passed.map(({ line }) => line)).toContain(lineOf(workflows, 'await fails()'));
    expect(Object.keys(last?.stack?.sources ?? {}).sort()).toEqual(['lib/rest.ts', 'workflows.ts']);
    expect(last?.attempts.map(({ attempt, failure }) => [attempt, failure])).toEqual([
      [1, 'not yet 1'],
      [2, 'not yet 2'],
      [3, undefined],
    ]);
    for (const { startedAt, endedAt = 0, identity } of last?.attempts ?? []) {
      expect(endedAt).toBeGreaterThanOrEqual(startedAt);
      expect(identity).toMatch(/^\d+@/);
    }
    expect(() => JSON.stringify(last)).not.toThrow();
  });

  it('is not asked unless somebody wants it', async () => {
    const first = await start();
    const end = new AbortController();
    const views: WorkflowView[] = [];
    const done = followWorkflow(stage.temporal, first, (view) => views.push(view), end.signal);
    await until('its status', () => views.at(-1)?.statusQuery !== undefined);
    await signalWorkflow(stage.temporal, first, 'next');
    await until(
      'the signal',
      () => (views.at(-1)?.events.filter(({ type }) => type === 'WorkflowTaskCompleted').length ?? 0) >= 2,
    );
    end.abort();
    await done;
    await terminateWorkflow(stage.temporal, first);
    expect(views.every(({ stack }) => stack === undefined)).toBe(true);
  });

  it('stays as it was while no worker lives, and is told again by the next one', async () => {
    const first = await start();
    const end = new AbortController();
    const views: WorkflowView[] = [];
    const done = followWorkflow(stage.temporal, first, (view) => views.push(view), end.signal, { stack: true });
    const before = `workflows.ts:${lineOf(workflows, 'nexts > 0')}`;
    await until('the first line', () => waitsAt(views.at(-1)) === before);
    stage.worker.kill();
    await signalWorkflow(stage.temporal, first, 'next');
    await until('nobody answers', () => views.at(-1)?.statusProblem === 'No worker answers.');
    expect(waitsAt(views.at(-1))).toBe(before);
    stage.worker.start();
    await until('the next line', () => waitsAt(views.at(-1)).includes(`:${lineOf(workflows, 'await Promise.all')}`));
    end.abort();
    await done;
    await terminateWorkflow(stage.temporal, first);
  });
});

it("is told of a build's demo before anything runs", async () => {
  const { demos } = JSON.parse(await readFile(join(built.demosFolder, 'demos.json'), 'utf8'));
  expect(demos[0]).toMatchObject({
    name: 'places',
    source: { file: expect.stringMatching(/(^|\/)workflows\.ts$/), text: workflows },
  });
});
