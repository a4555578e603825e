import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Outcome } from './jobs.js';
import { PictureThread } from './thread.js';

/** Stands for the program that reads pictures: it answers with the path, or does what the path says. */
const program = `
import { parentPort } from 'node:worker_threads';
parentPort.on('message', ({ path }) => {
  if (path === 'hang') for (;;);
  if (path === 'throw') throw new Error('broken');
  if (path === 'exit') process.exit(3);
  parentPort.postMessage({ kind: 'problem', message: path });
});
`;
/** Long enough for a thread to start on a busy machine, ms. */
const limit = 4_000;

let folder: string;
let thread: PictureThread;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tslides-thread-'));
  const file = join(folder, 'program.mjs');
  writeFileSync(file, program);
  thread = new PictureThread(pathToFileURL(file), limit);
});
afterEach(async () => {
  await thread.close();
  rmSync(folder, { recursive: true });
});

/** The outcomes of jobs that are given all at once, in the order in which they come. */
function outcomes(...paths: readonly string[]): Promise<readonly string[]> {
  return new Promise((resolve) => {
    const found: string[] = [];
    const done = (outcome: Outcome): void => {
      found.push(outcome.kind === 'problem' ? outcome.message : outcome.kind);
      if (found.length === paths.length) resolve(found);
    };
    for (const path of paths) thread.do({ kind: 'look', path }, done);
  });
}

it('does what was asked last first, after what it is at', async () => {
  expect(await outcomes('1', '2', '3', '4')).toEqual(['1', '4', '3', '2']);
});

it('is ended by a job that takes too long, and goes on with the next', async () => {
  expect(await outcomes('hang', 'next')).toEqual(['it took longer than 4 s to read', 'next']);
});

it.each(['throw', 'exit'])('is started anew when a job breaks it: %s', async (path) => {
  const problem = 'it cannot be read: the memory or the decoder gave out';
  expect(await outcomes(path, 'next')).toEqual([problem, 'next']);
  expect(await outcomes('again')).toEqual(['again']);
});

it('does nothing any more once it is closed', async () => {
  await thread.close();
  let called = false;
  thread.do({ kind: 'look', path: 'late' }, () => {
    called = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(called).toBe(false);
});
