import fs from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { testFolder } from '../testing/built.js';
import { until } from '../testing/until.js';
import { Diagrams, type DiagramsOptions } from './diagrams.js';
import { drawDiagram } from './draw.js';

let folder: string;
let built: URL;
const opened: Diagrams[] = [];
beforeAll(async () => {
  folder = await testFolder();
  const outfile = join(folder, 'diagram-worker.mjs');
  const entry = new URL('worker.ts', import.meta.url).pathname;
  await build({ entryPoints: [entry], outfile, bundle: true, platform: 'node', format: 'esm', logLevel: 'silent' });
  built = pathToFileURL(outfile);
});
afterEach(async () => {
  for (const diagrams of opened.splice(0)) await diagrams.close();
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

function diagramsOf(options: Partial<DiagramsOptions> = {}): Diagrams {
  const diagrams = new Diagrams({ worker: built, onChange: () => undefined, ...options });
  opened.push(diagrams);
  return diagrams;
}

/** A thread that does something else with what it is asked. */
function threadOf(name: string, code: string): URL {
  const file = join(folder, name);
  fs.writeFileSync(file, `import { parentPort } from 'node:worker_threads';\n${code}`);
  return pathToFileURL(file);
}

const size = { width: 80, ascii: false };
const source = 'flowchart LR\na --> b';

describe('the thread for diagrams', () => {
  it('draws what is asked for, as it would be drawn here, and tells when it is there', async () => {
    let told = 0;
    const diagrams = diagramsOf({ onChange: () => (told += 1) });
    expect(diagrams.look(source, size)).toEqual({ kind: 'pending' });
    await until('the diagram', () => told === 1);
    expect(diagrams.look(source, size)).toEqual(drawDiagram(source, size));
    expect(diagrams.look(source, size)).toBe(diagrams.look(source, size));
    expect(diagrams.look(source, { ...size, ascii: true })).toEqual({ kind: 'pending' });
  });

  it('tells what is wrong with a source as it would be told here', async () => {
    const diagrams = diagramsOf();
    diagrams.look('flowchart LR\na -->', size);
    await diagrams.settled();
    expect(diagrams.look('flowchart LR\na -->', size)).toEqual(drawDiagram('flowchart LR\na -->', size));
  });

  it('draws many, what was asked for last before the others', async () => {
    const order: string[] = [];
    const sources = Array.from({ length: 6 }, (_, index) => `flowchart LR\na${index} --> b`);
    const diagrams: Diagrams = diagramsOf({
      onChange: () => {
        for (const its of sources) if (!order.includes(its) && peek(its)) order.push(its);
      },
    });
    const peek = (its: string) => diagrams.look(its, size).kind !== 'pending';
    for (const its of sources) diagrams.look(its, size);
    await until('all of them', () => order.length === sources.length);
    expect(order.indexOf(sources[5] ?? '')).toBeLessThan(order.indexOf(sources[1] ?? ''));
  });

  it('gives up on what takes too long, and goes on with the others', async () => {
    const worker = threadOf(
      'slow.mjs',
      `parentPort.on('message', ({ source }) => { while (source === 'slow'); parentPort.postMessage({ kind: 'ok', rows: [] }); });`,
    );
    const diagrams = diagramsOf({ worker, limit: 300 });
    diagrams.look('slow', size);
    diagrams.look('fast', size);
    await diagrams.settled();
    expect(diagrams.look('slow', size)).toEqual({
      kind: 'problem',
      message: 'The diagram takes longer than 0.3 s to draw.',
    });
    expect(diagrams.look('fast', size)).toEqual({ kind: 'ok', rows: [] });
  });

  it.each([
    ['breaks', `parentPort.on('message', () => { throw new Error('broken'); });`, 'broken'],
    ['is not there', undefined, 'missing.mjs'],
  ])('says so if it %s, each time', async (_, code, reason) => {
    const worker = code === undefined ? pathToFileURL(join(folder, 'missing.mjs')) : threadOf('broken.mjs', code);
    const diagrams = diagramsOf({ worker });
    for (const its of ['a', 'b']) {
      diagrams.look(its, size);
      await diagrams.settled();
      expect(diagrams.look(its, size)).toMatchObject({ kind: 'problem', message: expect.stringContaining(reason) });
    }
  });

  it('ends at once, whatever it does', async () => {
    const worker = threadOf('endless.mjs', `parentPort.on('message', () => { for (;;); });`);
    const diagrams = diagramsOf({ worker });
    diagrams.look('a', size);
    const settled = diagrams.settled();
    await diagrams.close();
    await settled;
    expect(diagrams.look('b', size)).toEqual({ kind: 'pending' });
    await diagrams.settled();
  });
});
