import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  copyFileSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newRun } from '../history/start.js';
import { bundleProgram } from '../testing/program.js';
import { Store } from './store.js';

/** More kills: TSLIDES_KILLS=50 npx vitest run src/engine/store */
const KILLS = Number(process.env.TSLIDES_KILLS ?? 8);

let program: string;
let folder: string;
let file: string;

beforeAll(async () => {
  program = await bundleProgram(new URL('./hammer.ts', import.meta.url));
});

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tslides-store-'));
  chmodSync(folder, 0o755);
  file = join(folder, 'store.db');
});

afterEach(() => rmSync(folder, { recursive: true }));

/** A process that writes until it is told to stop; gives what it said was safe: run id → number of events. */
async function hammer(first: number, until: () => Promise<unknown>): Promise<Map<string, number>> {
  const child = spawn(process.execPath, [program, file, String(first)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exit = once(child, 'exit');
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk;
  });
  await once(child.stdout, 'data');
  await until();
  child.kill('SIGKILL');
  const [, signal] = await exit;
  expect(signal).toBe('SIGKILL');
  const lines = said.slice(0, said.lastIndexOf('\n')).split('\n');
  return new Map(lines.map((line) => [line.split(' ')[0] ?? '', Number(line.split(' ')[1])]));
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('killed in the middle of writing, again and again: what was safe is there, and what is there is whole', async () => {
  const safe = new Map<string, number>();
  let runs = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    for (const [runId, length] of await hammer(runs, () => pause(Math.random() * 40))) safe.set(runId, length);
    const store = new Store(file, () => {});
    for (const [runId, length] of safe) {
      const there = (store.read(runId)?.nextEventId ?? 0) - 1;
      expect(there, runId).toBeGreaterThanOrEqual(length);
      safe.set(runId, there);
    }
    for (const { runId, historyLength } of store.records()) {
      const lengths = store.readEvents(runId, 1, 1e6).map((event) => event.length);
      expect(lengths, runId).toHaveLength(historyLength);
      expect(store.currentRunId(runId)).toBe(runId);
      runs = Math.max(runs, Number(runId.slice('run-'.length)) + 1);
    }
    store.close();
  }
  expect(safe.size).toBeGreaterThan(KILLS);
}, 600_000);

/** The sentence with which the file is refused; 'accepted' if it is not. */
function refusal(path = file): string {
  try {
    new Store(path, () => {}).close();
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
  return 'accepted';
}

function sentence(reason: string): string {
  return `${file} can't be used as the store of the embedded Temporal service: ${reason}. Nothing was changed; name another file.`;
}

/** A store as a killed process leaves it: most of it in the log beside it. */
async function leaveStore(): Promise<void> {
  await hammer(0, () => pause(30));
}

const files = () => [readFileSync(file), readFileSync(`${file}-wal`)] as const;

describe('a store that was left by a killed process is refused, and left as it is,', () => {
  test('when it is damaged', async () => {
    await leaveStore();
    const descriptor = openSync(file, 'r+');
    for (let page = 1; page * 4096 < files()[0].length; page++) {
      writeSync(descriptor, Buffer.alloc(2048, 0xee), 0, 2048, page * 4096);
    }
    // the pages in the log would hide it
    writeFileSync(`${file}-wal`, '');
    const before = files();
    expect(refusal()).toBe(sentence('it is damaged'));
    expect(files()).toEqual(before);
  });

  test('when only the log says that a later version wrote it', async () => {
    new Store(file, () => {}).close();
    const later = new Database(file);
    later.exec('PRAGMA journal_mode = WAL; PRAGMA user_version = 2');
    copyFileSync(file, `${file}.left`);
    copyFileSync(`${file}-wal`, `${file}.left-wal`);
    later.close();
    file = `${file}.left`;
    const before = files();
    expect(refusal()).toBe(sentence('a later tslides wrote it: update tslides'));
    expect(files()).toEqual(before);
  });
});

test('with the mark of a store but without its tables', () => {
  const other = new Database(file);
  other.exec('PRAGMA application_id = 1953721444; CREATE TABLE runs (notes TEXT)');
  other.close();
  const before = readFileSync(file);
  expect(refusal()).toBe(sentence('it is damaged'));
  expect(readFileSync(file)).toEqual(before);
});

test('with a state that can not be read', async () => {
  const store = new Store(file, () => {});
  const { state } = newRun({ workflowId: 'w', runId: 'r', firstRunId: 'r', requestId: '', started: {} }, 1);
  store.commit([{ state, events: [], first: 1, becomesCurrent: true }]);
  store.close();
  const other = new Database(file);
  other.exec("UPDATE runs SET state = x'00ff'");
  other.close();
  expect(refusal()).toBe(sentence('it is damaged'));
});

test('in use by another process: refused at once, and the other goes on', async () => {
  const safe = await hammer(0, async () => {
    const begun = Date.now();
    expect(refusal()).toBe(sentence('another program uses it'));
    expect(Date.now() - begun).toBeLessThan(2000);
    await pause(20);
  });
  const store = new Store(file, () => {});
  for (const [runId, length] of safe) expect(store.readEvents(runId, 1, 1e6).length).toBeGreaterThanOrEqual(length);
  store.close();
});

/** What a process with other rights or limits says when it opens the store and writes to it. */
function asOther(command: string, options: { readonly uid?: number } = {}): string {
  const { stderr } = spawnSync('sh', ['-c', `${command}exec "$0" "$@"`, process.execPath, program, file, '0'], options);
  return String(stderr);
}

test('a file that may not be written', () => {
  new Store(file, () => {}).close();
  chmodSync(file, 0o444);
  // the superuser may write everything: somebody else tries
  const other = process.getuid?.() === 0 ? { uid: 65_534 } : {};
  const before = readFileSync(file);
  expect(asOther('', other)).toContain(sentence('it may not be written'));
  expect(readFileSync(file)).toEqual(before);
});

test('a disk that is full, or as good as: at the start it is said, later the process ends, and nothing safe is lost', () => {
  const limit = (blocks: number) => `trap '' XFSZ; ulimit -f ${blocks}; `;
  expect(asOther(limit(0))).toMatch(/the disk is full|the disk does not let it be read or written/);
  rmSync(file, { force: true });
  // 512-byte blocks (or 1024, by shell): room for a store and some hundred transactions
  expect(asOther(limit(2000))).toContain('the store can not be written');
  expect(refusal()).toBe('accepted');
  const store = new Store(file, () => {});
  const runs = [...store.records()];
  expect(runs.length).toBeGreaterThan(0);
  for (const { runId, historyLength } of runs) expect(store.readEvents(runId, 1, 1e6)).toHaveLength(historyLength);
  store.close();
});
