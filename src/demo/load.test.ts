import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadDemos, readDemoIndex } from './load.js';

let folder: string;
const sources = {
  good: `export default { name: 'good', line: 'Works.' };`,
  throws: `throw new Error('no such luck');`,
  misnamed: `export default { name: 'other' };`,
  empty: `export const demo = 1;`,
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tslides-load-'));
  for (const [name, source] of Object.entries(sources)) {
    await mkdir(join(folder, name));
    await writeFile(join(folder, name, 'demo.js'), source);
  }
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
  const demos = [...Object.keys(sources), 'missing'].map((name) => ({
    name,
    taskQueue: 'tslides',
    sources: `../${name}`,
  }));
  await writeFile(join(folder, 'demos.json'), JSON.stringify({ demos, queues: [] }));
});
afterAll(() => rm(folder, { recursive: true }));

describe('loadDemos', () => {
  it('loads what can be loaded and says of the others why not', async () => {
    const demos = await loadDemos(folder);
    expect(demos.get('good')).toMatchObject({ kind: 'demo', demo: { line: 'Works.' } });
    expect(demos.get('throws')).toEqual({
      kind: 'broken',
      message: 'The demo "throws" could not be loaded: no such luck',
    });
    expect(demos.get('misnamed')).toMatchObject({ kind: 'broken' });
    expect(demos.get('empty')).toMatchObject({ kind: 'broken' });
    expect(demos.get('missing')).toMatchObject({ kind: 'broken', message: expect.stringContaining('missing') });
    expect(demos.size).toBe(5);
  });

  it('reads the index without loading a demo', async () => {
    expect((await readDemoIndex(folder)).demos.map(({ name }) => name)).toEqual([
      'good',
      'throws',
      'misnamed',
      'empty',
      'missing',
    ]);
  });
});
