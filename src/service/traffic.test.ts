import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FactBatch } from '../engine/fact-post.js';
import type { TrafficView } from '../panel/view.js';
import { connectClient, type TemporalClient } from '../temporal/connect.js';
import { startWorkflow, terminateWorkflow } from '../temporal/start.js';
import { testFolder } from '../testing/built.js';
import { until } from '../testing/until.js';
import { startEmbedded } from './embedded.js';
import type { Service } from './service.js';
import { watchTraffic } from './watch-traffic.js';

let folder: string;
let service: Service;
let temporal: TemporalClient;

beforeAll(async () => {
  folder = await testFolder();
  const childPath = join(folder, 'engine-child.mjs');
  await build({
    entryPoints: [fileURLToPath(new URL('../engine/child.ts', import.meta.url))],
    outfile: childPath,
    bundle: true,
    platform: 'node',
    format: 'esm',
    external: ['@temporalio/*', '@grpc/*', 'libsql'],
    logLevel: 'silent',
  });
  service = startEmbedded({ childPath, logFile: join(folder, 'service.log') });
  temporal = connectClient(await service.connection);
});
afterAll(async () => {
  await temporal.close();
  await service.close();
  await rm(folder, { recursive: true });
});

const start = (workflowId?: string) =>
  startWorkflow(temporal, {
    name: 'traffic',
    workflowType: 'x',
    taskQueue: 'traffic',
    input: undefined,
    ...(workflowId === undefined ? {} : { workflowId }),
  });

describe("the embedded service's traffic", () => {
  it('is told while somebody watches, also by a process that takes the place of one that was killed', async () => {
    const { traffic } = service;
    if (traffic === undefined) throw new Error('the embedded service tells its traffic');
    const heard: FactBatch[] = [];
    await start();
    const end = traffic.watch((batch) => heard.push(batch));
    const told = (method: string, workflowId: string) => () =>
      heard.some(({ facts }) =>
        facts.some(({ fact }) => fact.kind === 'call' && fact.method === method && fact.workflowId === workflowId),
      );
    // Which of the two arrives first, the wish or the call, does not matter.
    const first = await start();
    await until('its start is told', told('StartWorkflowExecution', first.workflowId));
    service.kill?.();
    await until('it is down', () => service.view.state === 'down');
    service.start?.();
    await until('it is up', () => service.view.state === 'up');
    await until('it answers', () =>
      terminateWorkflow(temporal, first).then(
        () => true,
        () => false,
      ),
    );
    await until('the other process tells', told('TerminateWorkflowExecution', first.workflowId));
    end();
    const { length } = heard;
    expect(length).toBeGreaterThan(1);
    await start();
    await start();
    expect(heard).toHaveLength(length);
  });

  it('is folded for an execution whose id is known only when it runs', async () => {
    const { traffic } = service;
    if (traffic === undefined) throw new Error('the embedded service tells its traffic');
    const watch = watchTraffic(traffic);
    const views: TrafficView[] = [];
    const run = await start();
    watch.follow(run, (view) => views.push(view));
    await until('all is told', () => views.at(-1)?.counts.waiting === 1);
    expect(views.at(-1)?.hops[0]?.text).toBe('StartWorkflowExecution');
    expect(views.at(-1)?.counts).toMatchObject({ clientCalls: 1, events: 2 });
    watch.close();
  });
});
