import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newRun } from '../history/start.js';
import { draftOf, type ExecutionState } from '../history/state.js';
import { Store } from './store.js';

let folder: string;
let file: string;
const open: Store[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tslides-store-'));
  file = join(folder, 'store.db');
});

afterEach(() => {
  for (const store of open.splice(0)) store.close();
  rmSync(folder, { recursive: true });
});

function storeAt(path = file): Store {
  const store = new Store(path, () => {});
  open.push(store);
  return store;
}

function run(runId: string, startTime = 1000): ExecutionState {
  const started = { workflowType: { name: 'hello' }, taskQueue: { name: 'queue' } };
  return newRun({ workflowId: `id of ${runId}`, runId, firstRunId: runId, requestId: 'r', started }, startTime).state;
}

const event = (text: string) => Buffer.from(text);
const put = (store: Store, state: ExecutionState, first = 0, events: Uint8Array[] = []) =>
  store.commit([{ state, events, first, becomesCurrent: first === 1 }]);
const closed = (state: ExecutionState, closeTime: number): ExecutionState => ({ ...draftOf(state), closeTime });

test('reads see a transaction at once, and another process sees it once it is settled', async () => {
  const store = storeAt();
  put(store, run('a'), 1, [event('one'), event('two')]);
  put(store, run('a'), 3, [event('three'), event('x'.repeat(300))]);
  const read = (first: number, last: number) => store.readEvents('a', first, last).map((bytes) => bytes.length);
  expect(read(1, 99)).toEqual([3, 3, 5, 300]);
  expect(read(2, 3)).toEqual([3, 5]);
  expect(read(4, 4)).toEqual([300]);
  expect(read(5, 9)).toEqual([]);
  expect(store.currentRunId('id of a')).toBe('a');
  await store.settled();
  expect(store.settled()).toBeUndefined();
  copyFileSync(file, `${file}.copy`);
  copyFileSync(`${file}-wal`, `${file}.copy-wal`);
  const copy = storeAt(`${file}.copy`);
  expect(copy.read('a')).toEqual(store.read('a'));
  expect(copy.readEvents('a', 1, 9)).toEqual(store.readEvents('a', 1, 9));
  expect(copy.currentRunId('id of a')).toBe('a');
});

test('what is not settled when the process dies has not happened, what is has', async () => {
  const program = `
    const { Store } = await import(${JSON.stringify(new URL('./store.ts', import.meta.url).href)});
    const { newRun } = await import(${JSON.stringify(new URL('../history/start.ts', import.meta.url).href)});
    const store = new Store(process.argv[1], () => {});
    const put = (runId) => store.commit([{ ...newRun({ workflowId: runId, runId, firstRunId: runId, requestId: '',
      started: {} }, 1), events: [Buffer.from('e')], first: 1, becomesCurrent: true }]);
    put('kept'); await store.settled(); put('lost'); process.kill(process.pid, 'SIGKILL');`;
  const { signal } = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program, file], {
    cwd: fileURLToPath(new URL('../../..', import.meta.url)),
  });
  expect(signal).toBe('SIGKILL');
  const store = storeAt();
  expect(store.read('kept')?.runId).toBe('kept');
  expect(store.read('lost')).toBeUndefined();
  expect(store.readEvents('lost', 1, 1)).toEqual([]);
});

test('lists open runs before closed ones, latest first, from any place on', () => {
  const store = storeAt();
  put(store, run('early', 1), 1);
  put(store, run('late', 2), 1);
  put(store, closed(run('first', 3), 10), 1);
  for (let index = 0; index < 250; index += 1) put(store, closed(run(`n${index}`, index), 100 + index), 1);
  const ids = [...store.records()].map((record) => record.runId);
  expect(ids).toHaveLength(253);
  expect(ids.slice(0, 4)).toEqual(['late', 'early', 'n249', 'n248']);
  expect(ids.at(-1)).toBe('first');
  const [, , third] = store.records();
  if (third === undefined) throw new Error('three at least');
  expect([...store.records(third)].map((record) => record.runId)).toEqual(ids.slice(3));
});

test('only unfinished runs are taken up again; finished ones can be found by their age, and removed', async () => {
  const store = storeAt();
  put(store, run('open'), 1);
  put(store, closed(run('old'), 10), 1, [event('e')]);
  put(store, { ...closed(run('untold'), 20), aftermath: true }, 1);
  put(store, closed(run('new'), 30), 1);
  expect(store.closedBefore(30, 10)).toEqual(['old']);
  store.remove('old');
  expect(store.read('old')).toBeUndefined();
  expect(store.readEvents('old', 1, 1)).toEqual([]);
  expect(store.currentRunId('id of old')).toBeUndefined();
  store.keep('name', 'value');
  store.close();
  const again = storeAt();
  expect([...again.unfinishedRunIds()].sort()).toEqual(['open', 'untold']);
  expect([...again.records()].map((record) => record.runId)).toEqual(['open', 'new', 'untold']);
  expect(again.setting('name')).toBe('value');
  expect(again.setting('other')).toBeUndefined();
});

describe('refuses, and leaves alone,', () => {
  const refusal = (path: string) => {
    try {
      storeAt(path);
    } catch (error) {
      return error instanceof Error ? error.message.replace(path, 'FILE') : '';
    }
    return 'accepted';
  };
  const unchanged = (path: string, reason: string) => {
    const before = readFileSync(path);
    expect(refusal(path)).toContain(reason);
    expect(readFileSync(path).equals(before)).toBe(true);
  };

  test('another kind of file', () => {
    writeFileSync(file, '# Notes\n'.repeat(100));
    unchanged(file, 'it is something else, or was damaged. Nothing was changed; name another file.');
  });

  test('the database of another program', () => {
    const other = new Database(file);
    other.exec('CREATE TABLE notes (text TEXT)');
    other.close();
    unchanged(file, 'it is something else');
  });

  test('a store of a later version', () => {
    storeAt().close();
    const later = new Database(file);
    later.exec('PRAGMA user_version = 99');
    later.close();
    unchanged(file, 'a later tslides wrote it (format 99, this one knows 1): update tslides');
  });

  test('a broken store', async () => {
    const store = storeAt();
    for (let index = 0; index < 200; index += 1) put(store, run(`n${index}`), 1, [event('e'.repeat(500))]);
    store.close();
    truncateSync(file, 40_960);
    unchanged(file, 'it is damaged');
  });

  test('one that is in use', () => {
    storeAt();
    expect(refusal(file)).toContain('another program uses it');
  });

  test('a folder, and a file in a folder that is not there', () => {
    expect(refusal(folder)).toContain('it is not a file');
    expect(refusal(join(folder, 'no', 'where.db'))).toContain('its folder does not exist');
  });
});
