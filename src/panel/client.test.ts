import { describe, expect, it } from 'vitest';
import { client } from './client.js';
import { drawDemo } from './draw.js';
import { asciiOnly, asking, coloured, colourless, retrying, start, textOf } from './testing.js';
import type { ActView, DemoView, PanelControls } from './view.js';

const workflow = '--workflow-id order-A42F';
const done = (id: number, call: string, command: string, answer: string, took: number): ActView => ({
  id,
  at: start + id * 1_000,
  label: 'a',
  call,
  command: `temporal workflow ${command}`,
  state: 'done',
  answer,
  took,
});
const acts: readonly ActView[] = [
  done(
    1,
    `await client.workflow.start('order', { taskQueue: 'tslides', workflowId: 'order-A42F', args: [{ item: 'A gopher' }] })`,
    `start --type order --task-queue tslides ${workflow} --input '{"item":"A gopher"}'`,
    'run 01a20a3b-9603-7867-9c05-ed8973e1a97a',
    12,
  ),
  done(2, `await handle.query('status')`, `query ${workflow} --name status`, `'charging the card'`, 4),
  {
    ...done(
      3,
      `await handle.executeUpdate('move', { args: ['Mars'] })`,
      `update execute ${workflow} --name move`,
      '',
      19,
    ),
    state: 'failed',
    answer: 'we do not deliver to Mars, and the nearest place to which we do is the far side of the Moon',
  },
  done(4, `await handle.signal('approve', 'Grace')`, `signal ${workflow} --name approve --input '"Grace"'`, 'done', 6),
];
const waiting: ActView = {
  id: 5,
  at: start + 5_000,
  label: 'r',
  call: 'await handle.result()',
  command: `temporal workflow result ${workflow}`,
  state: 'running',
};

const seen = (more: Partial<DemoView>, controls: Partial<PanelControls> = {}): DemoView => ({
  ...retrying,
  acts: [...acts, waiting],
  controls: { ...retrying.controls, ...controls },
  ...more,
});
const drawn = (view: DemoView, width: number, height: number, look = colourless) =>
  textOf(client.draw(view, { width, height }, look));

describe('client', () => {
  it.each(['few', 'many'])('draws %s acts', async (name) => {
    const view = seen(name === 'few' ? { acts: acts.slice(0, 2) } : {});
    const frames = [30, 60, 120].map((width) =>
      textOf(drawDemo(view, asking('client'), { width, height: 14 }, colourless)),
    );
    await expect(`${frames.join('\n')}\n`).toMatchFileSnapshot(`golden/client-${name}.txt`);
  });

  it('draws everything whole at the last detail, and with ASCII alone', async () => {
    const whole = textOf(drawDemo(seen({}, { detail: 2 }), asking('client'), { width: 60, height: 30 }, asciiOnly));
    expect(whole).toMatch(/^[\x20-\x7e\n]*$/);
    await expect(`${whole}\n`).toMatchFileSnapshot('golden/client-whole.txt');
  });

  it('has the command of the newest where there is room, and all of them at detail 1', () => {
    expect(drawn(seen({}), 100, 5)).not.toContain('$ temporal');
    expect(drawn(seen({}), 100, 6).match(/\$ temporal/g)).toHaveLength(1);
    expect(drawn(seen({}, { detail: 1 }), 100, 40).match(/\$ temporal/g)).toHaveLength(5);
  });

  it('keeps the newest in view, in any height', () => {
    for (let height = 1; height < 20; height++) {
      const text = drawn(seen({}), 60, height);
      expect(text).toContain('await handle.result()');
      expect(text).toMatch(/waits 2\.4 s/);
    }
  });

  it('looks back by half rooms, says so, and finds the first failure', () => {
    const back = drawn(seen({}, { look: { kind: 'back', by: 1 } }), 60, 6).split('\n');
    expect(back.at(-1)).toBe('… 4 more rows, = for the newest');
    expect(drawn(seen({}, { look: { kind: 'back', by: 99 } }), 60, 6)).toMatch(/^✓ await client\.workflow\.start/);
    expect(drawn(seen({}, { look: { kind: 'failure' } }), 60, 4)).toMatch(/^✗ await handle\.executeUpdate/);
  });

  it('moves nothing when the answer comes, nor as the wait grows', () => {
    const answered: ActView = { ...waiting, state: 'done', answer: `'shipped'`, took: 61_000 };
    const before = drawn(seen({}), 80, 12).split('\n');
    const after = drawn(seen({ acts: [...acts, answered] }), 80, 12).split('\n');
    expect(after.slice(0, -1)).toEqual([...before.slice(0, -3), `✓ ${before.at(-3)?.slice(2)}`, before.at(-2)]);
    expect(after.at(-1)).toMatch(/^ {2}→ 'shipped' +1m 01s|^ {2}→ 'shipped' +61\.0 s/);
    expect(
      drawn(seen({ now: retrying.now + 50_000 }), 80, 12)
        .split('\n')
        .slice(0, -1),
    ).toEqual(before.slice(0, -1));
  });

  it('has no clock that ticks where motion is reduced', () => {
    expect(drawn(seen({ reducedMotion: true }), 60, 8)).toContain('→ waits…');
  });

  it('paints a failure red, and no success', () => {
    const rows = client.draw(seen({}), { width: 100, height: 20 }, coloured);
    const answer = rows.flat().find(({ text }) => text.includes('Mars, and'));
    expect(answer?.style).toEqual(coloured.failed);
    expect(rows.flat().find(({ text }) => text === 'done')?.style).toEqual(coloured.plain);
  });

  it('says what will stand there', () => {
    expect(drawn(seen({ acts: [] }), 60, 4)).toBe('press s: what is called stands here');
  });
});
