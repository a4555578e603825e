import fs from 'node:fs';
import { devNull, homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultDirectory, openLogs } from './logs.js';

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(join(tmpdir(), 'tslides-logs-'));
});
afterEach(() => {
  fs.rmSync(folder, { recursive: true, force: true });
});

describe('the default directory', () => {
  it.each<[NodeJS.Platform, NodeJS.ProcessEnv, string]>([
    ['linux', {}, join(homedir(), '.local', 'state', 'tslides')],
    ['linux', { XDG_STATE_HOME: '/state' }, join('/state', 'tslides')],
    ['linux', { XDG_STATE_HOME: '' }, join(homedir(), '.local', 'state', 'tslides')],
    ['darwin', { XDG_STATE_HOME: '/state' }, join(homedir(), 'Library', 'Logs', 'tslides')],
    ['win32', { LOCALAPPDATA: 'C:/Local' }, join('C:/Local', 'tslides', 'logs')],
    ['win32', {}, join(homedir(), 'AppData', 'Local', 'tslides', 'logs')],
  ])('on %s with %j is %s', (platform, env, directory) => {
    expect(defaultDirectory(platform, env)).toBe(directory);
  });
});

it('is a folder of this show alone, with one file a process', () => {
  const logs = openLogs(folder);
  const [name = ''] = fs.readdirSync(folder);
  expect(dirname(logs.file('worker.log'))).toBe(join(folder, name));
  expect(name).toMatch(new RegExp(`^\\d{4}-\\d\\d-\\d\\dT[\\d-]+Z-${process.pid}$`));
  expect(fs.statSync(join(folder, name)).mode & 0o077).toBe(0);
});

it('takes down errors with their stack, and anything else as text', () => {
  const logs = openLogs(folder);
  logs.write(new Error('broken'));
  logs.write('by the way');
  const text = fs.readFileSync(logs.file('presenter.log'), 'utf8');
  expect(text).toMatch(/^\d{4}-\S+ Error: broken\n {4}at /);
  expect(text).toMatch(/\n\d{4}-\S+ by the way\n$/);
});

it('keeps the last ten shows, and everything that is not its own', () => {
  const old = Array.from({ length: 12 }, (_, index) => `2024-01-${String(index + 10)}T10-00-00-000Z-${index}`);
  for (const name of [...old, 'my-notes']) fs.mkdirSync(join(folder, name));
  fs.writeFileSync(join(folder, '2023-01-01T10-00-00-000Z-1'), 'a file of the same kind of name');
  openLogs(folder);
  const left = fs.readdirSync(folder);
  expect(left).toEqual(expect.arrayContaining([...old.slice(3), 'my-notes', '2023-01-01T10-00-00-000Z-1']));
  expect(left.filter((name) => old.slice(0, 3).includes(name))).toEqual([]);
});

it('says why where there can be none, and the show goes on without', () => {
  const file = join(folder, 'a file');
  fs.writeFileSync(file, '');
  const logs = openLogs(join(file, 'logs'));
  expect(logs.problem).toMatch(/^no logs: /);
  expect(logs.file('worker.log')).toBe(devNull);
  expect(() => logs.write('nowhere')).not.toThrow();
});
