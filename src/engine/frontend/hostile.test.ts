import { once } from 'node:events';
import { connect as connectHttp2, constants } from 'node:http2';
import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { endPlay, play } from '../contract/bad-input/play.js';
import { serviceDefinition } from '../proto/reflection.js';
import { type Engine, startEngine } from '../server.js';
import { eventually } from '../testing/harness.js';
import { RawClient } from '../testing/raw-client.js';
import { MAXIMUM_CONNECTIONS } from './connections.js';

const PREFACE = 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n';
const START = 'StartWorkflowExecution';
const workflowService = serviceDefinition('temporal.api.workflowservice.v1.WorkflowService');
const namespace = 'default';

let engine: Engine;
let good: RawClient;
const opened: { destroy(): void }[] = [];
beforeEach(async () => {
  engine = await startEngine();
  good = new RawClient(engine.address);
  await stillAnswers();
});
afterEach(async () => {
  vi.useRealTimers();
  for (const each of opened.splice(0)) each.destroy();
  good.close();
  await engine.close();
});

async function stillAnswers(client = good): Promise<void> {
  const { code, reply } = await client.call('GetSystemInfo', {});
  expect({ code, serverVersion: reply?.serverVersion }).toEqual({
    code: 0,
    serverVersion: expect.stringContaining('tslides'),
  });
}

function socket(): Socket {
  const made = connect(Number(engine.address.split(':')[1]), '127.0.0.1');
  made.on('error', () => {});
  made.resume();
  opened.push(made);
  return made;
}

function http2() {
  const session = connectHttp2(`http://${engine.address}`);
  session.on('error', () => {});
  opened.push(session);
  return session;
}

function begin(session: ReturnType<typeof http2>, method: string, more: Readonly<Record<string, string>> = {}) {
  const path = workflowService[method]?.path ?? '';
  const headers = { ':method': 'POST', ':path': path, 'content-type': 'application/grpc', te: 'trailers', ...more };
  const stream = session.request(headers, { endStream: false });
  stream.on('error', () => {});
  return stream;
}

test('connections beyond the limit are closed at once, and the others served', async () => {
  const sockets = Array.from({ length: MAXIMUM_CONNECTIONS + 200 }, socket);
  let closed = 0;
  for (const one of sockets) one.once('close', () => (closed += 1));
  await eventually(
    async () => closed,
    (count) => count >= 200,
  );
  await stillAnswers();
  for (const one of sockets) one.destroy();
  const late = new RawClient(engine.address);
  opened.push({ destroy: () => late.close() });
  await eventually(
    async () => late.call('GetSystemInfo', {}, 1000),
    ({ code }) => code === 0,
  );
});

test('who says nothing, or half a greeting, makes room after a while', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const [silent, slow, polite] = [socket(), socket(), socket()];
  const ends = [silent, slow].map((one) => once(one, 'close'));
  slow.write(PREFACE.slice(0, 10));
  polite.write(Buffer.concat([Buffer.from(PREFACE), Buffer.from([0, 0, 0, 4, 0, 0, 0, 0, 0])]));
  // its settings are acknowledged: they have been read
  const acknowledged = Buffer.from([0, 0, 0, 4, 1, 0, 0, 0, 0]);
  let heard = Buffer.alloc(0);
  while (!heard.includes(acknowledged)) heard = Buffer.concat([heard, (await once(polite, 'data'))[0]]);
  vi.advanceTimersByTime(6000);
  vi.useRealTimers();
  await Promise.all(ends);
  expect(polite.destroyed).toBe(false);
  await stillAnswers();
});

test.each([
  ['noise', Buffer.alloc(4096, 0xa5)],
  ['HTTP/1', Buffer.from('GET / HTTP/1.1\r\nhost: x\r\n\r\n')],
  ['a greeting and noise', Buffer.concat([Buffer.from(PREFACE), Buffer.alloc(4096, 0xff)])],
])('%s ends the connection and nothing else', async (_what, bytes) => {
  const noisy = socket();
  const end = once(noisy, 'close');
  noisy.write(bytes);
  await end;
  await stillAnswers();
});

test('headers without end are refused', async () => {
  const session = http2();
  const stream = begin(session, START, { 'x-much': 'x'.repeat(60_000), 'x-more': 'x'.repeat(60_000) });
  await new Promise((resolve) => stream.once('close', resolve));
  expect(stream.rstCode).not.toBe(constants.NGHTTP2_NO_ERROR);
  await stillAnswers();
});

test('a message that says it is larger than it may be is refused before it is there', async () => {
  const stream = begin(http2(), START);
  const status = once(stream, 'response').then(([headers]) => headers['grpc-status']);
  const trailers = once(stream, 'trailers').then(([headers]) => headers['grpc-status']);
  stream.write(Buffer.from([0, 0x7f, 0xff, 0xff, 0xff, 1, 2, 3]));
  expect(await Promise.race([trailers, status.then((code) => code ?? trailers)])).toBe('8');
  await stillAnswers();
});

test('a request that never arrives as a whole is given up', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const stream = begin(http2(), START);
  stream.resume();
  stream.write(Buffer.from([0, 0, 0, 1, 0, 1, 2, 3]));
  const status = new Promise((resolve) => {
    stream.once('response', (headers) => headers['grpc-status'] && resolve(headers['grpc-status']));
    stream.once('trailers', (headers) => resolve(headers['grpc-status']));
  });
  await vi.waitFor(async () => {
    vi.advanceTimersByTime(11_000);
    expect(await Promise.race([status, new Promise((resolve) => setImmediate(resolve))])).toBe('4');
  });
  vi.useRealTimers();
  await stillAnswers();
});

test('calls beyond what a connection may have at once wait for their turn', async () => {
  const session = http2();
  await once(session, 'remoteSettings');
  expect(session.remoteSettings.maxConcurrentStreams).toBe(1000);
});

test.each(['cancels', 'vanishes'])('a client that %s in the middle of a wait leaves nothing behind', async (way) => {
  const scene = await play(engine.address);
  const { open, queue } = scene;
  const timeouts = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
  const before = timeouts();
  const session = http2();
  const update = { request: { meta: { updateId: 'u' }, input: { name: 'n' } } };
  const waits: readonly (readonly [method: string, request: object])[] = [
    ['PollActivityTaskQueue', { taskQueue: { name: queue }, identity: 'guest' }],
    ['PollWorkflowTaskQueue', { taskQueue: { name: 'empty' }, identity: 'guest' }],
    ['GetWorkflowExecutionHistory', { execution: open, waitNewEvent: true, historyEventFilterType: 2 }],
    ['QueryWorkflow', { execution: open, query: { queryType: 'q' } }],
    ['UpdateWorkflowExecution', { workflowExecution: open, ...update }],
  ];
  const streams = waits.map(([method, request]) => {
    const stream = begin(session, method, { 'grpc-timeout': '60S' });
    const message = workflowService[method]?.requestSerialize({ namespace, ...request }) ?? Buffer.alloc(0);
    const head = Buffer.alloc(5);
    head.writeUInt32BE(message.length, 1);
    stream.end(Buffer.concat([head, message]));
    return stream;
  });
  const pollers = async (name: string, taskQueueType: number) =>
    (await good.call('DescribeTaskQueue', { namespace, taskQueue: { name }, taskQueueType })).reply.pollers ?? [];
  const all = async () =>
    [...(await pollers(queue, 2)), ...(await pollers('empty', 1))].filter(({ identity }) => identity === 'guest');
  await eventually(all, (found) => found.length === 2);
  await eventually(
    async () => timeouts(),
    (count) => count >= before + waits.length,
  );
  if (way === 'cancels') for (const stream of streams) stream.close(constants.NGHTTP2_CANCEL);
  else session.destroy();
  await eventually(all, (found) => found.length === 0);
  // each wait had a timer of its own: when they are gone, so is all that hung on them
  await eventually(
    async () => timeouts(),
    (count) => count <= before + 1,
  );
  await endPlay(scene);
});
