import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { House } from './house.js';
import { gone, type PtyProgram, projectRoot, tslidesBin } from './pty.js';
import { temporalBinary } from './temporal-binary.js';
import { until } from './until.js';

/** Services of a show that it starts itself, and the embedded one alone. */

const stageTime = 120_000;
const size = { columns: 120, rows: 36 };
const hello = '# Hello\n\n```demo hello\npanels: [status]\n```';

let house: House;
beforeEach(() => {
  house = new House();
});
afterEach(() => house.close());

function server(...args: readonly string[]): PtyProgram {
  return house.program(process.execPath, [tslidesBin, 'server', ...args], { columns: 200, rows: 10 });
}

async function addressOf(program: PtyProgram): Promise<string> {
  const text = await program.see(/TEMPORAL_ADDRESS=\S+:\d+/);
  return /TEMPORAL_ADDRESS=(\S+)/.exec(text)?.[1] ?? '';
}

async function withClient<Result>(address: string, use: (client: Client) => Promise<Result>): Promise<Result> {
  const connection = await Connection.connect({ address });
  try {
    return await use(new Client({ connection }));
  } finally {
    await connection.close();
  }
}

describe('tslides server', () => {
  it(
    "is a Temporal Service for other programs' workers and clients",
    async () => {
      const address = await addressOf(server('--port', '0'));
      const demos = join(projectRoot, 'dist/demos');
      const connection = await NativeConnection.connect({ address });
      const worker = await Worker.create({
        connection,
        taskQueue: 'greetings',
        workflowBundle: { codePath: join(demos, 'workflow-bundle.js') },
        activities: (await import(pathToFileURL(join(demos, 'hello/activities.js')).href)) as object,
      });
      const start = { taskQueue: 'greetings', workflowId: 'first', args: [{ name: 'Ada' }] };
      const result = worker.runUntil(() => withClient(address, ({ workflow }) => workflow.execute('hello', start)));
      expect(await result).toBe('Hello, Ada!');
      await connection.close();
    },
    stageTime,
  );

  it.each<[string, NodeJS.Signals]>([
    ['Ctrl+C', 'SIGINT'],
    ['SIGTERM', 'SIGTERM'],
  ])('ends in good order at %s, while a worker polls', async (_, signal) => {
    const program = server('--port', '0', '--namespace', 'talks');
    const address = await addressOf(program);
    expect(program.text()).toMatch(/development service on 127\.0\.0\.1:\d+, in memory; .* TEMPORAL_NAMESPACE=talks/);
    await withClient(address, async ({ connection }) => {
      const queue = { namespace: 'talks', taskQueue: { name: 'x' } };
      const poll = connection.workflowService.pollActivityTaskQueue(queue);
      await until('the poll', async () => {
        const { pollers } = await connection.workflowService.describeTaskQueue({ ...queue, taskQueueType: 2 });
        return pollers?.length === 1;
      });
      const before = performance.now();
      program.kill(signal);
      expect(await program.exited).toBe(0);
      expect(performance.now() - before).toBeLessThan(3_000);
      expect((await poll).taskToken).toHaveLength(0);
    });
  });

  it('keeps with --db what it has accepted, and refuses a file that is something else', async () => {
    const db = join(house.folder, 'kept.db');
    const first = server('--port', '0', '--db', db);
    await withClient(await addressOf(first), ({ workflow }) =>
      workflow.start('hello', { taskQueue: 'nobody', workflowId: 'waiting' }),
    );
    first.kill('SIGKILL');
    await first.exited;
    const second = server('--port', '0', '--db', db);
    const description = withClient(await addressOf(second), ({ workflow }) => workflow.getHandle('waiting').describe());
    expect((await description).status.name).toBe('RUNNING');
    second.kill('SIGTERM');
    expect(await second.exited).toBe(0);
    expect(readdirSync(house.folder).filter((name) => name.startsWith('kept'))).toEqual(['kept.db']);

    const other = house.write('notes.txt', 'my notes');
    expect(house.run(['server', '--port', '0', '--db', other])).toEqual({
      status: 1,
      stdout: '',
      stderr: expect.stringMatching(/^tslides: \S+notes\.txt can't be used as the store .*: it is something else.*\n$/),
    });
  });

  it('tells in one sentence what it can not do', async () => {
    const port = (await addressOf(server('--port', '0'))).split(':')[1] ?? '';
    expect(house.run(['server', '--port', port])).toEqual({
      status: 1,
      stdout: '',
      stderr: expect.stringMatching(/^tslides: .*port \d+ on 127\.0\.0\.1 is taken by another program\.\n$/),
    });
    expect(house.run(['server', '--port', '65536'])).toMatchObject({
      status: 2,
      stderr: 'tslides: --port takes a whole number from 0 to 65535, not "65536"\n',
    });
    expect(house.run(['server', 'slides'])).toEqual({
      status: 2,
      stdout: '',
      stderr: 'tslides: server takes options only, not "slides"\n',
    });
  });

  it('warns where other machines can reach it', async () => {
    const open = server('--port', '0', '--host', '0.0.0.0');
    expect(await addressOf(open)).toMatch(/^localhost:\d+$/);
    expect(open.text()).toMatch(/tslides: warning: programs on other machines can reach the service at 0\.0\.0\.0/);
  });
});

describe('the store of a show', () => {
  const storesIn = (folder: string) => readdirSync(folder).filter((name) => name.startsWith('tslides-store-'));

  it.each<[string, (show: PtyProgram) => void, number]>([
    ['is ended', (show) => show.press('q'), 0],
    ['is killed', (show) => show.kill('SIGKILL'), 137],
  ])(
    'goes with the show when it %s',
    async (_, finish, code) => {
      const temporary = join(house.folder, 'temporary');
      mkdirSync(temporary);
      const show = house.show([house.deck(hello)], { ...size, env: { TMPDIR: temporary } });
      await show.see(/service up/);
      expect(storesIn(temporary)).toHaveLength(1);
      finish(show);
      expect(await show.exited).toBe(code);
      await until('the store is gone', () => storesIn(temporary).length === 0);
    },
    stageTime,
  );

  it(
    'is kept by --db, for whoever comes next',
    async () => {
      const db = join(house.folder, 'talk.db');
      const show = house.show([house.deck(hello), '--db', db], size);
      show.press('s');
      await show.see(/✓ Completed[\s\S]*Hello, Temporal!/);
      show.press('q');
      expect(await show.exited).toBe(0);
      const kept = await withClient(await addressOf(server('--port', '0', '--db', db)), async ({ workflow }) => {
        const found: string[] = [];
        for await (const { type, status } of workflow.list()) found.push(`${type} ${status.name}`);
        return found;
      });
      expect(kept).toEqual(['hello COMPLETED']);
    },
    stageTime,
  );
});

describe('--dev-server', () => {
  it('without a temporal program says how to get one, before the show', async () => {
    const show = house.show([house.deck(hello), '--dev-server'], { ...size, env: { PATH: house.folder } });
    expect(await show.exited).toBe(2);
    expect(show.modes().alternate).toBe(false);
    const said = show.text().replaceAll('\n', '');
    expect(said).toMatch(
      /^tslides: There is no temporal program.*brew install temporal.*https:\/\/temporal\.io\/setup/,
    );
    expect(said).toMatch(/--temporal-bin PATH or TEMPORAL_CLI_PATH, or leave out --dev-server to use the embedded/);
  });

  describe.skipIf(temporalBinary === undefined)('with one', () => {
    const args = ['--dev-server', '--temporal-bin', temporalBinary ?? ''];

    it(
      "gives the talk's first demo a real server with its Web UI",
      async () => {
        const show = house.show([join(projectRoot, 'slides'), ...args], {
          ...size,
          env: { TEMPORAL_ADDRESS: '127.0.0.1:1' },
        });
        show.press('2', 'G', 's');
        await show.see(/✓ Completed[\s\S]*Hello, Temporal!/);
        const text = await show.see(/dev server {2}Web UI http:\/\/127\.0\.0\.1:\d+/);
        const page = await fetch(/http:\S+/.exec(text)?.[0] ?? '');
        expect(page.headers.get('content-type')).toMatch(/html/);
        expect(show.raw).not.toMatch(/level=|Temporal CLI/);
        expect(house.log('service.log')).toMatch(/Temporal CLI|level=/);
        const family = show.descendants();
        expect(family.length).toBeGreaterThanOrEqual(3);
        show.press('q');
        expect(await show.exited).toBe(0);
        await gone(family);
      },
      stageTime,
    );

    it.each<NodeJS.Signals>(['SIGKILL', 'SIGHUP'])(
      'ends it with a show that ends by %s, and keeps its store',
      async (signal) => {
        const db = join(house.folder, 'dev.db');
        const show = house.show([house.deck(hello), ...args, '--db', db], size);
        await show.see(/service up/);
        const family = show.descendants();
        expect(family.length).toBeGreaterThanOrEqual(3);
        show.kill(signal);
        await show.exited;
        await gone(family);
        expect(existsSync(db)).toBe(true);
      },
      stageTime,
    );
  });
});
