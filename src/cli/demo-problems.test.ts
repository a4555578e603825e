import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoBlocks } from '../presenter/demo-blocks.js';
import { deckOf } from '../presenter/testing.js';
import { demoProblems } from './demo-problems.js';

let dist: string;
beforeAll(() => {
  dist = mkdtempSync(join(tmpdir(), 'tslides-demo-problems-'));
  const order = `const check = ({ amount }) => typeof amount === 'number' ? {} : { issues: [{ message: 'a number is wanted', path: ['amount'] }] };
export default { name: 'order', line: 'x', workflow: 'order', taskQueue: 'tslides', actions: [], panels: [],
  input: { default: { amount: 1 }, schema: { '~standard': { version: 1, vendor: 'test', validate: check } } } };`;
  for (const [name, source] of [
    ['order', order],
    ['torn', 'throw new Error("no luck");'],
  ] as const) {
    mkdirSync(join(dist, 'demos', name), { recursive: true });
    writeFileSync(join(dist, 'demos', name, 'demo.js'), source);
  }
  writeFileSync(join(dist, 'demos', 'package.json'), '{"type":"module"}');
  writeFileSync(
    join(dist, 'demos', 'demos.json'),
    '{"demos":[{"name":"order","sources":"."},{"name":"torn","sources":"."}],"queues":[]}',
  );
});
afterAll(() => rmSync(dist, { recursive: true }));

const told = async (markdown: string): Promise<readonly (readonly string[])[]> => {
  const deck = deckOf('# One', markdown);
  const { problems } = await demoProblems(deck, dist);
  return demoBlocks(deck).map(({ block }) => problems(block));
};

it.each([
  ['```demo ordre\n```', 'there is no demo "ordre", did you mean "order"?'],
  ['```demo order\npanels: statsu\n```', 'there is no panel "statsu", did you mean "status"?'],
  ['```demo order\ninput: {amount: lots}\n```', '`input.amount` of the demo "order": a number is wanted.'],
  ['```demo order\nkeep_running: 2\n```', '`keep_running` is true or false'],
  ['```demo mine\nworkflow: mine\n```', '`workflow` needs `workflows`, the module it is in, or `task_queue`'],
  ['```demo torn\n```', 'The demo "torn" could not be loaded: no luck'],
])('%j is told as the show tells it', async (markdown, message) =>
  expect(await told(markdown)).toEqual([[expect.stringContaining(message)]]),
);

it('tells each what is wrong with it alone', async () => {
  expect(await told('```demo order\n```\n\n```demo order\npanels: x\n```\n\n```demo order\ninput:\n```')).toEqual([
    [],
    [expect.stringContaining('there is no panel "x"')],
    [],
  ]);
});

it('takes a demo that workers elsewhere run', async () => {
  expect(await told('```demo mine\ntask_queue: orders\ninput: 7\n```')).toEqual([[]]);
});

it('asks for no demo in a deck without one', async () => {
  expect((await demoProblems(deckOf('# One'), '/nowhere')).problems({} as never)).toEqual([]);
});

it("runs no code of the deck's own unasked, and says so", async () => {
  const own = join(dist, 'own', 'order');
  mkdirSync(own, { recursive: true });
  writeFileSync(join(own, 'demo.ts'), `throw new Error('it ran');`);
  const { settings, ...rest } = deckOf('# One', '```demo order\ninput: {amount: lots}\n```', '```demo torn\n```');
  const deck = { ...rest, settings: { ...settings, demos: join(dist, 'own') } };
  const { problems, notes } = await demoProblems(deck, dist);
  const [order, torn] = demoBlocks(deck).map(({ block }) => [problems(block), notes(block)]);
  expect(order).toEqual([[], [expect.stringContaining('add --demos and its folder')]]);
  expect(torn).toEqual([[expect.stringContaining('no luck')], []]);
});
