import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { WorkerProcess } from '../panel/view.js';
import { gone } from '../testing/pty.js';
import { until } from '../testing/until.js';
import { mostWorkers, superviseFleet, type WorkerFleet } from './fleet.js';

/** Behaves as the worker does, and says which version it was told. */
const child = `
  process.on('message', (m) => {
    if (m.kind === 'stop') process.exit(0);
    const text = m.version ? m.version.demo + ' ' + m.version.name : 'plain';
    process.send({ kind: 'log', lines: [{ at: 1, level: 'info', source: 'worker', text }] });
    process.send({ kind: 'ready' });
  });
  process.on('disconnect', () => process.exit(0));`;

let folder: string;
let fleet: WorkerFleet;
let processes: readonly WorkerProcess[];
let said: string[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tslides-fleet-'));
  await writeFile(join(folder, 'child.cjs'), child);
});
afterEach(() => fleet.close());
afterAll(() => rm(folder, { recursive: true }));

function open(): void {
  processes = [];
  said = [];
  fleet = superviseFleet({
    childPath: join(folder, 'child.cjs'),
    logFile: join(folder, 'worker.log'),
    connection: Promise.resolve({ address: '127.0.0.1:1', namespace: 'default' }),
    code: { demosFolder: folder },
    onChange: (next) => {
      processes = next;
    },
    onLog: (lines) => said.push(...lines.map(({ text }) => text)),
  });
}

const running = () => processes.filter(({ state }) => state === 'running');
const runs = (count: number) =>
  until(`${count} running workers`, () => (running().length === count ? running() : undefined));

describe('superviseFleet', () => {
  it('keeps one worker, adds and kills the newest', async () => {
    open();
    const [first] = await runs(1);
    expect(fleet.add()).toBe(true);
    expect(fleet.add()).toBe(true);
    const three = await runs(3);
    expect(new Set(three.map(({ pid }) => pid)).size).toBe(3);
    fleet.kill();
    const killed = await until('a killed one', () => processes.find(({ state }) => state === 'killed'));
    expect(killed.pid).toBe(three.at(-1)?.pid);
    await gone([killed.pid]);
    fleet.kill();
    fleet.kill();
    expect(running()).toEqual([]);
    await gone([first?.pid ?? 0]);
    fleet.start();
    await runs(1);
    fleet.start();
    expect(running()).toHaveLength(1);
  });

  it('has a limit', () => {
    open();
    for (let count = 1; count < mostWorkers; count++) expect(fleet.add()).toBe(true);
    expect(fleet.add()).toBe(false);
    fleet.kill();
    expect(fleet.add()).toBe(true);
    expect(fleet.add()).toBe(false);
  });

  it('comes back to one', async () => {
    open();
    await runs(1);
    fleet.add();
    fleet.add();
    const before = await runs(3);
    fleet.restore();
    expect(processes).toHaveLength(1);
    expect(running()).toHaveLength(1);
    await gone(before.map(({ pid }) => pid).filter((pid) => pid !== running()[0]?.pid));
    expect(processes).toHaveLength(1);
    fleet.kill();
    fleet.restore();
    await runs(1);
    expect(processes).toHaveLength(1);
  });

  it('puts other code into all that live, and into those that come', async () => {
    open();
    fleet.add();
    const before = await runs(2);
    fleet.run({ demosFolder: folder, version: { demo: 'deploy', name: 'broken' } });
    await until('two of the new', () => said.filter((text) => text === 'deploy broken').length === 2);
    await gone(before.map(({ pid }) => pid));
    fleet.add();
    await until('three of the new', () => said.filter((text) => text === 'deploy broken').length === 3);
    expect(
      processes
        .filter(({ state }) => state === 'stopped')
        .map(({ pid }) => pid)
        .sort(),
    ).toEqual(before.map(({ pid }) => pid).sort());
  });

  it('leaves no process behind', async () => {
    open();
    fleet.add();
    const both = await runs(2);
    fleet.run({ demosFolder: folder });
    await fleet.close();
    await gone([...both, ...processes].map(({ pid }) => pid));
    expect(fleet.add()).toBe(false);
  });
});
