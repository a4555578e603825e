import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import type { Demo } from '../demo/types.js';
import { baseSize, disturbed, type Press, type Stop } from './chaos-plan.js';
import { familyOf, type Relative } from './family.js';
import type { House } from './house.js';
import { gone, type PtyProgram } from './pty.js';
import { toolchains } from './talk.js';
import { until } from './until.js';

/** ms in which a show that has not hung answers a key, on a machine that has other things to do. */
const answerLimit = 6_000;
/** ms in which all that a run has started is gone, its grace and the end of a worker in good order among them. */
const leaveLimit = 15_000;
/** ms for the first build of a worker in another language. */
const buildLimit = 120_000;
/** ms between two looks at the screen for what must never stand there. */
const glance = 50;
const typing = /\d{4}-\d\d-\d\d {3}\d+ /;
const never = /internal error|crashed|started again|Nobody answers|being started/;

/** A real show of a deck with all demos, each with a plain slide after it, that is to be driven mad. */
export class ChaosShow {
  readonly show: PtyProgram;
  readonly stops: readonly Stop[];
  readonly #house: House;
  readonly #scratch: string;
  readonly #client: Client;
  readonly #connection: Connection;
  /** By the run before: what it had other code put into is put back a while after its slide was left. */
  #disturbed = { worker: false, service: false };

  private constructor(house: House, show: PtyProgram, scratch: string, stops: readonly Stop[], connection: Connection) {
    this.#house = house;
    this.show = show;
    this.#scratch = scratch;
    this.stops = stops;
    this.#connection = connection;
    this.#client = new Client({ connection });
  }

  /** @param panels of the demo on each slide */
  static async open(house: House, demos: readonly Demo[], panels: 1 | 2): Promise<ChaosShow> {
    const stops = demos.map((demo, index) => ({ demo, slide: 2 * index + 2 }));
    const fence = ({ name }: Demo): string => `\`\`\`demo ${name}\n\`\`\``;
    const deck = house.deck(
      '---\npaging: "[page %d / %d]"\n---\n\n# Address\n\n```demo console\npanels: [client]\n```',
      ...demos.flatMap((demo) => [
        `# Demo ${demo.name}\n\n${Array(panels).fill(fence(demo)).join('\n\n')}`,
        `# Rest after ${demo.name}\n\nNothing moves here.\n\n- one\n- two\n- three`,
      ]),
    );
    const scratch = join(house.folder, 'tmp');
    mkdirSync(scratch, { recursive: true });
    const show = house.show([deck, '--embedded'], { ...baseSize, env: { TMPDIR: scratch, ...toolchains } });
    await show.see(/service up · worker running/);
    show.press('s');
    const text = await show.see(/--address 127\.0\.0\.1:\d+/);
    const connection = await Connection.connect({ address: /--address (\S+)/.exec(text)?.[1] ?? '' });
    const opened = new ChaosShow(house, show, scratch, stops, connection);
    // What is not in TypeScript is built when its slide is there for the first time.
    for (const { demo, slide } of stops) {
      if (demo.processes?.some(({ kind }) => kind === 'worker')) await opened.#go(slide);
    }
    await opened.#go(3);
    await opened.#base(buildLimit);
    return opened;
  }

  /** One run on a demo's slide. Whatever went wrong, a sentence each with the screen of that moment. */
  async run(stop: Stop, presses: readonly Press[]): Promise<readonly string[]> {
    const { show } = this;
    const problems: string[] = [];
    const told = new Set<string>();
    const tell = (what: string): void => void problems.push(`${what}\n${show.text()}`);
    const attempt = async (what: string, act: () => Promise<unknown>): Promise<boolean> => {
      try {
        await act();
        return true;
      } catch (error) {
        tell(`${what}: ${error instanceof Error ? error.message.split('\n', 1)[0] : String(error)}`);
        return false;
      }
    };
    const before = familyOf(show.pid);
    const plain = stop.slide + 1;
    if (!(await attempt('the plain slide never came', () => this.#go(plain)))) return problems;
    const calm = show.text();

    const watch = setInterval(() => {
      const [bad] = never.exec(show.text()) ?? [];
      if (bad === undefined || told.has(bad)) return;
      told.add(bad);
      tell(`"${bad}" stood on the screen`);
    }, glance);
    try {
      if (!(await attempt('the slide never came', () => this.#go(stop.slide)))) return problems;
      for (const press of presses) {
        if (press.after > 0) await new Promise((resolve) => setTimeout(resolve, press.after));
        if (show.exitCode !== undefined) break;
        if (press.kind === 'size') show.resize(press.columns, press.rows);
        else if (press.kind === 'go') show.press(...String(press.slide), 'G');
        else show.press(press.key);
      }
      if (show.exitCode !== undefined) {
        tell(`the show has ended with ${show.exitCode}: ${JSON.stringify(show.raw.slice(-2_000))}`);
        return problems;
      }
      show.resize(baseSize.columns, baseSize.rows);
      await attempt('no way off the slide', () => this.#go(plain));
      await attempt('no help', async () => {
        show.press('?');
        await show.see('any other key closes this', answerLimit);
        show.press('esc');
        await show.see((text) => text === calm, answerLimit);
      });
      await attempt('a workflow goes on', () => this.#noWorkflows());
      await attempt('processes', () => this.#base(leaveLimit));
      await attempt('drawn over the slide', () => this.#redraws(calm));
    } finally {
      clearInterval(watch);
    }
    const own = disturbed(presses, stop);
    problems.push(
      ...this.#changes(before, {
        worker: own.worker || this.#disturbed.worker,
        service: own.service || this.#disturbed.service,
      }),
    );
    this.#disturbed = own;
    const log = this.#house.log('presenter.log');
    if (log !== '') problems.push(`presenter.log: ${log}`);
    return problems;
  }

  /** What the terminal was sent last. */
  get lastBytes(): string {
    return this.show.raw.slice(-200_000);
  }

  /** Ends the show as a person does, and tells what is left of it. */
  async close(): Promise<readonly string[]> {
    const { show } = this;
    await this.#connection.close();
    const problems: string[] = [];
    try {
      const family = familyOf(show.pid).map(({ pid }) => pid);
      show.press('q');
      const code = await Promise.race([show.exited, timeout(answerLimit)]);
      if (code !== 0) problems.push(`q: ended with ${code}`);
      await gone(family, 5_000);
      // The steps of the demo durable leave their traces on purpose.
      const left = readdirSync(this.#scratch).filter((name) => /^tslides-(?!durable-)/.test(name));
      if (left.length > 0) problems.push(`files are left: ${left.join(', ')}`);
    } catch (error) {
      problems.push(`at the end: ${String(error)}`);
    }
    return problems;
  }

  async #go(slide: number): Promise<void> {
    this.show.press(...String(slide), 'G');
    // What was typed of a number stands in the last row until it is taken.
    await this.show.see((text) => text.includes(`page ${slide} /`) && !typing.test(text), answerLimit);
  }

  #noWorkflows(): Promise<unknown> {
    let last: readonly string[] | string = [];
    const look = async (): Promise<boolean> => {
      try {
        const running: string[] = [];
        for await (const { workflowId } of this.#client.workflow.list({ query: "ExecutionStatus = 'Running'" })) {
          running.push(workflowId);
        }
        last = running;
        return running.length === 0;
      } catch (error) {
        // The service may be on its way.
        last = String(error);
        return false;
      }
    };
    return until('nothing runs', look, leaveLimit).catch((error: unknown) => {
      throw new Error(`${String(error)} (${last})`);
    });
  }

  /** Waits until there are a service and a worker, and nothing else. */
  #base(limit: number): Promise<unknown> {
    let family: readonly Relative[] = [];
    const look = async (): Promise<boolean> => {
      // A list of all processes is not for nothing.
      await new Promise((resolve) => setTimeout(resolve, 100));
      family = familyOf(this.show.pid);
      return isBase(family);
    };
    return until('a service and a worker, and nothing else', look, limit).catch((error: unknown) => {
      throw new Error(`${String(error)} (${family.map(({ pid, command }) => `${pid} ${command}`).join('; ')})`);
    });
  }

  /** Drawing the slide anew changes nothing. */
  async #redraws(calm: string): Promise<void> {
    const bytes = this.show.raw.length;
    this.show.press('ctrl+l');
    await this.show.see((text) => this.show.raw.indexOf('\x1b[?2026l', bytes) > 0 && text === calm, answerLimit);
  }

  #changes(before: readonly Relative[], asked: { readonly worker: boolean; readonly service: boolean }): string[] {
    const after = familyOf(this.show.pid);
    return (['worker', 'service'] as const).flatMap((kind) => {
      const old = before.find((relative) => relative.kind === kind)?.pid;
      const now = after.find((relative) => relative.kind === kind)?.pid;
      return asked[kind] || old === now ? [] : [`the ${kind} was ${old} and is ${now}, and nobody asked for it`];
    });
  }
}

function isBase(family: readonly Relative[]): boolean {
  return (
    family.length === 2 && family.some(({ kind }) => kind === 'service') && family.some(({ kind }) => kind === 'worker')
  );
}

async function timeout(ms: number): Promise<string> {
  await new Promise((resolve) => setTimeout(resolve, ms).unref());
  return `nothing within ${ms} ms`;
}
