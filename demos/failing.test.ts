import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cancelWorkflow } from '../src/temporal/start.js';
import { until } from '../src/testing/until.js';
import { type DemoHouse, type DemoRun, openDemos } from './testing.js';

/** What activities meet: gateways that are down, work that breaks off, a customer who changes their mind. */

let house: DemoHouse;

beforeAll(async () => {
  house = await openDemos();
});
afterAll(() => house.close());

const pending = (run: DemoRun, activityType: string) =>
  run.last().pendingActivities.find((activity) => activity.activityType === activityType);
const starts = (run: DemoRun, activity: string) =>
  run.last().events.filter(({ type, name }) => type === 'ActivityTaskStarted' && name === activity);

describe.concurrent('order', () => {
  it('is paid at the third attempt, two and three seconds apart', async () => {
    const run = await house.run('order');
    await run.done;
    expect(run.last()).toMatchObject({
      status: 'completed',
      result: 'A gopher is on its way: parcel 7Q, paid with payment 1003',
      statusQuery: { value: 'delivered' },
    });
    const [started] = starts(run, 'charge');
    expect(started?.detail).toBe('attempt 3, before that: 503 from the payment gateway');
    const scheduled = run.last().events.find(({ id }) => id === started?.group);
    expect((started?.at ?? 0) - (scheduled?.at ?? 0)).toBeGreaterThan(5_000);
    await run.replay();
  });

  it('is given up after five attempts, and canceled when the customer says so', async () => {
    const refused = await house.run('order', { failures: 5 });
    const canceled = await house.run('order', { failures: 5 });
    await canceled.see('a failed attempt', () => pending(canceled, 'charge')?.lastFailure !== undefined);
    await cancelWorkflow(house.stage.temporal, canceled.last());
    await canceled.done;
    expect(canceled.last()).toMatchObject({
      status: 'canceled',
      statusQuery: { value: 'canceled by the customer' },
    });
    await refused.done;
    expect(refused.last()).toMatchObject({ status: 'failed', statusQuery: { value: 'given up' } });
    expect(refused.last().failure?.cause?.message).toBe('503 from the payment gateway');
  });
});

describe.concurrent('flaky', () => {
  it('tries until the API is repaired, and loads on from the row it had reached', async () => {
    const api = house.start('flaky', 'api');
    const run = await house.run('flaky', undefined, { api: await api.ready() });
    await run.see('a second failure of the API', () => (pending(run, 'callApi')?.attempt ?? 0) >= 3);
    expect(pending(run, 'callApi')?.lastFailure?.message).toBe('503 from the API');
    expect(run.status()).toBe('calling the API');
    api.tell({ repair: true });
    await until('the API says so', () => said(api).startsWith('repaired: answers 200'));

    await run.see('loading 20 rows');
    await run.see('loading failed once', () => (pending(run, 'loadRows')?.attempt ?? 0) >= 2);
    expect(pending(run, 'loadRows')).toMatchObject({
      heartbeat: { done: 11, of: 20 },
      lastFailure: { message: 'row 12 has no price' },
    });
    await run.done;
    expect(run.last()).toMatchObject({
      status: 'completed',
      result: '20 rows loaded, from row 12 on by attempt 2',
      statusQuery: { value: 'all rows loaded' },
    });
    expect(said(api)).toMatch(/calls: [3-9]$/);
    await run.replay();

    // The slide is started again: the API still works, until it is broken.
    const smooth = await house.run('flaky', { failAt: 0 }, { api: await api.ready() });
    await smooth.done;
    expect(smooth.last().result).toBe('20 rows loaded, from row 1 on by attempt 1');
    expect(starts(smooth, 'callApi')[0]?.attempt).toBe(1);
    api.tell({ repair: false });
    await until('the API says so', () => said(api).startsWith('broken: answers 503'));
  });

  it('says that there is no API where there is none', async () => {
    const run = await house.run('flaky', undefined, { api: { ready: false } });
    await run.see('a failure', () => pending(run, 'callApi')?.lastFailure?.message === 'no answer from the API');
    await cancelWorkflow(house.stage.temporal, run.last());
    await run.done;
    expect(run.last().status).toBe('canceled');
  });

  it('calls what its slide names, rather than its own API', async () => {
    const server = createServer((_, response) => response.end('{"rows":2}')).listen(0, '127.0.0.1');
    await until('a server', () => server.listening);
    const { port } = server.address() as AddressInfo;
    const api = { ready: true, value: { url: 'http://127.0.0.1:9/nobody' } };
    const run = await house.run('flaky', { url: `http://127.0.0.1:${port}/`, failAt: 0 }, { api });
    await run.done;
    server.close();
    expect(run.last().result).toBe('2 rows loaded, from row 1 on by attempt 1');
  });

  function said(api: ReturnType<DemoHouse['start']>): string {
    const last = api.said.findLast(({ kind }) => kind === 'status');
    return last?.kind === 'status' ? last.text : '';
  }
});
