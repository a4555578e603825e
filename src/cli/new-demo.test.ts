import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bundleOnce } from '../bundle/bundle-once.js';
import { bundlerForTest, testFolder } from '../testing/built.js';
import { newDemo } from './new-demo.js';

let folder: string;
let programs: string;
let printed: string;
const write = (name: string, demos = join(folder, 'demos')) =>
  newDemo(['demo', name], { demos }, (text) => {
    printed += text;
  });

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'tslides-new-')));
  programs = await testFolder();
});
afterAll(() => {
  rmSync(folder, { recursive: true });
  rmSync(programs, { recursive: true });
});
beforeEach(() => {
  printed = '';
});

describe('tslides new demo', () => {
  it('writes a demo that is built and has the right types where nothing is installed', async () => {
    write('my-first');
    expect(readdirSync(join(folder, 'demos/my-first')).sort()).toEqual(['activities.ts', 'demo.ts', 'workflows.ts']);
    expect(printed).toContain('```demo my-first\n');
    expect(printed).toMatch(/^ {2}demos: \.\/.*demos$/m);
    const built = await bundleOnce(
      { folder: join(folder, 'demos'), fences: new Map() },
      await bundlerForTest(programs),
    );
    expect(built.problems).toEqual(new Map());
    expect(built.demos.get('my-first')).toMatchObject({ kind: 'demo', demo: { workflow: 'myFirst' } });
    await built.close();
  });

  it('is checked by its types', async () => {
    write('typed');
    const file = join(folder, 'demos/typed/demo.ts');
    writeFileSync(file, readFileSync(file, 'utf8').replace("args: ['Grace']", 'args: [7]'));
    const built = await bundleOnce(
      { folder: join(folder, 'demos'), fences: new Map() },
      await bundlerForTest(programs),
    );
    expect(built.problems.get('typed')).toMatchObject({
      level: 'warning',
      text: expect.stringMatching(/typed\/demo\.ts:20:\d+ Type 'number' is not assignable to type 'string'\.$/),
    });
    await built.close();
  });

  it('overwrites nothing', () => {
    write('twice');
    expect(() => write('twice')).toThrow('is there already: nothing was written');
  });

  it.each(['My Demo', '../up', '', '9lives', 'x'.repeat(41), '\u001b[31m'])('refuses the name %j', (name) => {
    expect(() => write(name)).toThrow('is no name of a demo');
  });

  it.each([[[]], [['demo']], [['deck', 'x']], [['demo', 'a', 'b']]])('does not know what %j is', (words) => {
    expect(() => newDemo(words, {}, () => undefined)).toThrow('write: tslides new demo NAME');
  });

  it('says why a folder can not be written', () => {
    writeFileSync(join(folder, 'file'), '');
    expect(() => write('one', join(folder, 'file'))).toThrow(/can't be written: .*(ENOTDIR|EEXIST)/);
  });
});
