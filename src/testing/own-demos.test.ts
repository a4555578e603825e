import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleOnce, type OnceBuilt } from '../bundle/bundle-once.js';
import { demosFolder } from '../bundle/demos-folder.js';
import { content } from '../deck/content.js';
import { demoKeys } from '../deck/demo-keys.js';
import { readDeck } from '../deck/read.js';
import { demoInput } from '../demo/input.js';
import { readDemoIndex } from '../demo/load.js';
import { fenceDemos, readFence } from '../demo/of-fence.js';
import { demoBlocks } from '../presenter/demo-blocks.js';
import { startWorkflow } from '../temporal/start.js';
import { type Built, builtForTest, bundlerForTest } from './built.js';
import { codes, documentOf, fences, table } from './documents.js';
import { openStage } from './stage.js';

/** The manual's chapter on demos of one's own, done as it says. */

const manual = documentOf('docs/manual.md');
const examples = fences(manual, 'ts').map((text) => {
  const [first = '', ...rest] = text.split('\n');
  return { file: first.replace('// ', ''), text: `${rest.join('\n')}\n` };
});
const decks = fences(manual, 'md');

let ours: Built;
let folder: string;
let built: OnceBuilt;
beforeAll(async () => {
  ours = await builtForTest();
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'tslides-manual-')));
  for (const { file, text } of examples) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  const [deck = ''] = decks;
  writeFileSync(join(folder, 'talk.md'), deck);
  const own = demosFolder(readDeck([join(folder, 'talk.md')]));
  expect(own).toBe(join(folder, 'demos'));
  built = await bundleOnce(
    { folder: own ?? '', fences: new Map() },
    await bundlerForTest(ours.folder, ours.demosFolder),
  );
});
afterAll(async () => {
  await built?.close();
  await ours.remove();
  rmSync(folder, { recursive: true });
});

describe('the chapter on demos of your own', () => {
  it('has modules that are built, with the right types', () => {
    expect(examples.map(({ file }) => file)).toEqual([
      ...['workflows', 'activities', 'demo'].map((part) => `demos/payment/${part}.ts`),
      ...['demo', 'station', 'activities', 'workflows', 'workflows.colder'].map((part) => `demos/weather/${part}.ts`),
    ]);
    expect(built.problems).toEqual(new Map());
  });

  it('has decks that can be shown', () => {
    for (const [index, text] of decks.entries()) {
      const file = join(folder, `deck-${index}.md`);
      writeFileSync(file, text);
      const deck = readDeck([file]);
      expect(deck.problems).toEqual([]);
      expect(deck.slides.flatMap((slide) => content(slide).problems)).toEqual([]);
      for (const { block } of demoBlocks(deck)) {
        const reading = readFence(block);
        expect(reading.kind).toBe(index === 0 ? 'named' : 'made');
        const entry = built.demos.get(block.demo);
        if (index === 0 && entry?.kind === 'demo') expect(demoInput(entry.demo, block.input).kind).toBe('input');
      }
      expect(fenceDemos(demoBlocks(deck).map(({ block }) => block)).problems.size).toBe(0);
    }
    expect(decks).toHaveLength(2);
  });

  it.each([
    ['workflows', (text: string) => `import fs from 'fs';\nfs.existsSync('x');\n${text}`],
    ['demo', (text: string) => text.replace("args: ['Grace']", 'args: [7]')],
  ])('tells a mistake in %s.ts as it says', async (part, wrong) => {
    const said = fences(manual, 'text')
      .flatMap((text) => text.split('\n'))
      .find((line) => line.startsWith(`demos/payment/${part}.ts:`));
    const other = join(folder, `wrong-${part}`);
    for (const { file, text } of examples.filter((one) => one.file.startsWith('demos/payment/'))) {
      mkdirSync(dirname(join(other, file)), { recursive: true });
      writeFileSync(join(other, file), file.endsWith(`/${part}.ts`) ? wrong(text) : text);
    }
    const paths = await bundlerForTest(ours.folder, ours.demosFolder);
    const { problems, close } = await bundleOnce({ folder: join(other, 'demos'), fences: new Map() }, paths);
    await close();
    const text = problems.get('payment')?.text ?? '';
    expect(text.slice(text.indexOf('demos/payment/'))).toBe(said);
  });

  it('names the keys of a fence, all of them', () => {
    const named = table(manual, 'Key of a fence').map(([cell = '']) => codes(cell)[0]);
    expect([...named].sort()).toEqual([...demoKeys].sort());
  });

  it('runs as it says', async () => {
    const stage = await openStage({ ...ours, demosFolder: built.folder });
    const entry = built.demos.get('payment');
    if (entry?.kind !== 'demo') throw new Error('there is no demo payment');
    const { workflow: workflowType, taskQueue, actions } = entry.demo;
    expect((await readDemoIndex(built.folder)).queues.map((queue) => queue.taskQueue)).toContain(taskQueue);
    const request = { name: 'payment', workflowType, taskQueue, input: { amount: 7 } };
    const { workflowId } = await startWorkflow(stage.temporal, request);
    const handle = stage.temporal.client.workflow.getHandle(workflowId);
    expect(await handle.query('status')).toBe('waits for approval');
    const approve = actions.find(({ kind }) => kind === 'signal');
    if (approve?.kind !== 'signal') throw new Error('nothing approves');
    await handle.signal(approve.signal, ...(approve.args ?? []));
    expect(await handle.result()).toBe('7 euros paid');
    await stage.close();
  });
});
