import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import { build } from 'esbuild';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { testFolder } from '../testing/built.js';
import { alive, gone, projectRoot } from '../testing/pty.js';
import { temporalBinary } from '../testing/temporal-binary.js';
import { until } from '../testing/until.js';
import { startDevServer } from './dev-server.js';
import type { Service } from './service.js';

let folder: string;
let service: Service;

beforeAll(async () => {
  folder = await testFolder();
  await build({
    entryPoints: [join(projectRoot, 'src/service/dev-server-child.ts')],
    outfile: join(folder, 'dev-server-child.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
  });
});
afterEach(() => service.close());
afterAll(() => rm(folder, { recursive: true }));

function start(binary: string, limit?: number, db?: string): void {
  const files = { childPath: join(folder, 'dev-server-child.mjs'), logFile: join(folder, 'service.log') };
  service = startDevServer(files, { binary, db }, limit);
}

async function script(text: string): Promise<string> {
  const path = join(folder, 'temporal');
  await writeFile(path, `#!/bin/sh\n${text}\n`);
  await chmod(path, 0o755);
  return path;
}

/** Why it does not start. */
async function refusal(text: string, limit?: number, db?: string): Promise<string> {
  start(await script(text), limit, db);
  const error: unknown = await service.connection.catch((reason: unknown) => reason);
  const message = error instanceof Error ? error.message : 'it started';
  expect(service.view).toMatchObject({ kind: 'dev-server', label: 'dev server', state: 'down', message });
  return message.replace(folder, '…');
}

/** Processes whose command line has this text. */
function processes(text: string): readonly number[] {
  return execFileSync('ps', ['-A', '-o', 'pid=,args='], { encoding: 'utf8' })
    .split('\n')
    .filter((row) => row.includes(text))
    .map((row) => Number.parseInt(row, 10));
}

const good = 'test "$1" = --version && echo "temporal version 1.9.1 (Server 1.32.0, UI 2.54.1)" && exit';

describe.skipIf(process.platform === 'win32')('a program that no dev server can be started from is told:', () => {
  it('one that is not temporal', async () => {
    expect(await refusal('echo hello')).toBe(
      '…/temporal is not the temporal program: asked for its version, it said "hello".',
    );
    expect(await refusal('exit 1')).toMatch(/asked for its version, it said nothing\.$/);
    await writeFile(join(folder, 'binary'), '#!/no/such/shell\n');
    await chmod(join(folder, 'binary'), 0o755);
    start(join(folder, 'binary'));
    await expect(service.connection).rejects.toThrow(/binary is not the temporal program: it can't be run \(E/);
  });

  it('an old one', async () => {
    expect(await refusal('echo "temporal version 0.10.7 (server 1.21.3) (ui 2.16.2)"')).toMatch(
      /^…\/temporal is temporal 0\.10\.7, but 1\.0 or later is needed: update it/,
    );
  });

  it('one that ends', async () => {
    expect(await refusal(`${good}; echo "Error: no place" >&2; exit 1`)).toBe(
      'The dev server crashed with code 1: no place.',
    );
    expect(await refusal(`${good}; exit 0`)).toBe('The dev server ended by itself.');
  });

  it('one that never answers', async () => {
    const pid = join(folder, 'pid');
    expect(await refusal(`${good}; echo $$ > ${pid}; exec sleep 600`, 500)).toBe(
      'The dev server did not answer within 0.5 s.',
    );
    await until('it is gone', () => !alive(Number(execFileSync('cat', [pid], { encoding: 'utf8' }))));
  });

  it('a store that is not for it', async () => {
    const db = join(folder, 'embedded.db');
    const header = Buffer.alloc(100);
    header.write('tsld', 68, 'latin1');
    await writeFile(db, header);
    expect(await refusal(good, undefined, db)).toBe(
      "…/embedded.db is a store of the embedded service, which a dev server can't use: name another file, or leave out --dev-server.",
    );
  });
});

describe.skipIf(temporalBinary === undefined)('a real dev server', () => {
  const binary = temporalBinary ?? '';

  async function namespaces(address: string): Promise<readonly unknown[]> {
    const connection = await Connection.connect({ address });
    const { namespaces } = await connection.workflowService.listNamespaces({});
    await connection.close();
    return namespaces.map(({ namespaceInfo }) => namespaceInfo?.name);
  }

  it('answers, with a Web UI; comes again after a crash, at the same addresses; ends with the show', async () => {
    start(binary);
    const { address, namespace } = await service.connection;
    expect(namespace).toBe('default');
    expect(await namespaces(address)).toContain('default');
    const webUi = await until('the Web UI', () => service.view.webUi);
    expect((await fetch(webUi)).status).toBe(200);

    const port = `--port ${address.split(':')[1]}`;
    const first = processes(port);
    expect(first).toHaveLength(1);
    for (const pid of first) process.kill(pid, 'SIGKILL');
    await until('it is down', () => service.view.state === 'down');
    expect(service.view.message).toBe('The dev server was ended by SIGKILL; it is being started again.');
    await until('it is up again', () => service.view.webUi);
    expect(service.view).toMatchObject({ kind: 'dev-server', label: 'dev server', state: 'up', webUi });
    expect(await namespaces(address)).toContain('default');

    const second = processes(port);
    expect(second).toHaveLength(1);
    await service.close();
    expect(service.view.state).toBe('closed');
    expect(second.filter(alive)).toEqual([]);
  });

  it('does not outlive the process that watches it, and keeps its store', async () => {
    const db = join(folder, 'dev.db');
    start(binary, undefined, db);
    await service.connection;
    const [first = 0] = processes(db);
    const [watcher = 0] = execFileSync('ps', ['-o', 'ppid=', '-p', `${first}`], { encoding: 'utf8' })
      .split('\n')
      .map(Number);
    process.kill(watcher, 'SIGKILL');
    await gone([first]);
    await until('it is up again', () => service.view.state === 'up' && processes(db).length === 1);
    await service.close();
    expect(existsSync(db)).toBe(true);
    expect(processes(db)).toEqual([]);
  });
});
