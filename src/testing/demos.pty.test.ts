import { fork } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { House } from './house.js';
import { gone, type PtyProgram, projectRoot } from './pty.js';
import { until } from './until.js';

/** The whole program with its service and its worker: what a speaker does on stage. */

/** ms: the demos are allowed to take their time, on a busy machine all the more. */
const stageTime = 180_000;
const size = { columns: 120, rows: 36 };

let house: House;
beforeEach(() => {
  house = new House();
});
afterEach(async () => {
  await house.close();
});

const hello = '# Hello\n\n```demo hello\npanels: [status]\n```';

/** The processes of a show: the presenter's children are the service and the worker. */
async function family(show: PtyProgram): Promise<readonly number[]> {
  return until('the service and the worker', () => {
    const children = show.descendants();
    return children.length >= 2 ? children : undefined;
  });
}

function expectNoLogs(show: PtyProgram): void {
  expect(show.raw).not.toMatch(/\b(?:INFO|WARN|DEBUG|TRACE)\b|sdk[_-]core|Warning:|\.mjs:\d/);
}

describe('a demo', () => {
  it(
    'starts by a key that came before anything was loaded, in two shows at once',
    async () => {
      const deck = house.deck(hello);
      const shows = [house.show([deck], size), house.show([deck], size)];
      for (const show of shows) show.press('s');
      for (const show of shows) await show.see(/✓ Completed[\s\S]*Hello, Temporal!/);
      for (const show of shows) show.press('q');
      for (const show of shows) expect(await show.exited).toBe(0);
    },
    stageTime,
  );

  it(
    'keeps what it is given on the screen and off the terminal',
    async () => {
      const show = house.show([house.deck('# Input\n\n```demo hello\ninput: {name: "\\e[31mAda\\a"}\n```')], size);
      await show.see('Input');
      show.press('s');
      await show.see(/✓ Completed[\s\S]*Hello, .*\[31mAda/);
      expect(show.raw).not.toContain('\x1b[31mAda');
      expect(show.raw.replace(/\x1b\]8;;[^\x07]*\x07/g, '')).not.toContain('\x07');
    },
    stageTime,
  );

  it(
    'that is wrong is told on its slide, and the others work',
    async () => {
      const deck = house.deck(
        '# Unknown demo\n\n```demo helo\n```',
        '# Unknown panel\n\n```demo hello\npanels: [statsu]\n```',
        '# Invalid input\n\n```demo hello\ninput: {name: 7}\n```',
        hello,
      );
      const show = house.show([deck], size);
      await show.see(/a\.md:3 there is no demo "helo", did you mean "hello"\?/);
      show.press('j');
      await show.see(/a\.md:10 there is no panel "statsu", did you mean "status"\?/);
      show.press('j');
      await show.see(/a\.md:18 `input\.name` of the demo "hello"/);
      show.press('s', 'j', 's');
      await show.see(/✓ Completed[\s\S]*Hello, Temporal!/);
      house.write('deck/a.md', '# Corrected\n\n```demo hello\ninput: {name: Ada}\n```');
      await show.see('Corrected');
      show.press('g', 'g');
      await show.see((text) => !text.includes('did you mean'));
    },
    stageTime,
  );
});

describe('the processes of a show', () => {
  it.each<[string, NodeJS.Signals, number]>([
    ['is terminated', 'SIGTERM', 143],
    ['is killed', 'SIGKILL', 137],
    ['loses its terminal', 'SIGHUP', 129],
  ])(
    'all end when it %s',
    async (_, signal, code) => {
      const show = house.show([house.deck(hello)], size);
      await show.see(/service up · worker running/);
      const children = await family(show);
      show.kill(signal);
      expect(await show.exited).toBe(code);
      await gone(children);
    },
    stageTime,
  );

  it(
    'come back after a crash that nobody asked for',
    async () => {
      const show = house.show([house.deck('# Durable\n\n```demo durable\npanels: [workers]\n```')], size);
      await show.see(/service up · worker running/);
      show.press('s');
      await show.see(/worker \d+ +. running/);
      const pid = Number(/worker (\d+)/.exec(show.text())?.[1]);
      process.kill(pid, 'SIGSEGV');
      await show.see(/crashed[\s\S]*worker \d+ +. running[\s\S]*started again/);
      await show.see(/✓ Completed/);
    },
    stageTime,
  );
});

describe('a service elsewhere', () => {
  it(
    'may be missing: the show goes on, says so, and uses it when it comes',
    async () => {
      const port = await freePort();
      const deck = house.deck(hello, '# Another slide');
      const show = house.show([deck, '--address', `127.0.0.1:${port}`], size);
      await show.see(/Nobody answers at 127\.0\.0\.1/);
      await show.see(new RegExp(`127\\.0\\.0\\.1:${port} .?.?down`));
      show.press('j');
      await show.see('Another slide');
      show.press('k');

      const engine = fork(join(projectRoot, 'dist/engine-child.mjs'), [], {
        env: { ...process.env, TSLIDES_ENGINE: JSON.stringify({ host: '127.0.0.1', port }) },
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      });
      try {
        await show.see(/service up · worker running/);
        show.press('s');
        await show.see(/✓ Completed[\s\S]*Hello, Temporal!/);
        expect(show.text()).toContain(`127.0.0.1:${port}`);
        expectNoLogs(show);
      } finally {
        engine.kill('SIGKILL');
      }
      await show.see(/Nobody answers at 127\.0\.0\.1/);
      show.press('q');
      expect(await show.exited).toBe(0);
    },
    stageTime,
  );

  it('that is named by mistake is never another one', async () => {
    const show = house.show([house.deck(hello), '--profile', 'nowhere'], size);
    await show.see(/nowhere.*/);
    await show.see(/profile/i);
    expect(show.text()).not.toContain('embedded service');
    show.press('q');
    expect(await show.exited).toBe(0);
  });
});

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
