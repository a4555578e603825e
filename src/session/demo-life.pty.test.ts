import { Client, Connection } from '@temporalio/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { House } from '../testing/house.js';
import { gone, type PtyProgram } from '../testing/pty.js';
import { until } from '../testing/until.js';

/** How long what a panel has started lives. */

const size = { columns: 120, rows: 40 };
const stageTime = 120_000;

let house: House;
let connection: Connection | undefined;
beforeEach(() => {
  house = new House();
});
afterEach(async () => {
  await connection?.close();
  connection = undefined;
  await house.close();
});

/** A workflow that waits long between its steps. */
const durable = (title: string, more = ''): string =>
  `# ${title}\n\n\`\`\`demo durable\npanels: [status, client, workers]\ninput: {steps: 3, pause: 60000}\n${more}\n\`\`\``;

const idOf = (show: PtyProgram): string => /durable-[A-Z0-9]{4}/.exec(show.text())?.[0] ?? '';

/** The service of the show, by the address that the `client` panel tells. */
async function clientOf(show: PtyProgram): Promise<Client> {
  const text = await show.see(/--address 127\.0\.0\.1:\d+/);
  connection = await Connection.connect({ address: /--address (\S+)/.exec(text)?.[1] ?? '' });
  return new Client({ connection });
}

const statusIs = (client: Client, workflowId: string, wanted: string) =>
  until(`${workflowId} is ${wanted}`, async () => {
    const { status } = await client.workflow.getHandle(workflowId).describe();
    return status.name === wanted;
  });

describe('what a panel has started', () => {
  it(
    'ends when its slide is left, and goes on if the fence says so',
    async () => {
      const deck = house.deck(durable('One'), durable('Two', 'keep_running: true'), '# Three');
      const show = house.show([deck], size);
      await show.see(/service up · worker running/);
      show.press('s');
      await show.see(/● Running[\s\S]*step 1 of 3 done/);
      const client = await clientOf(show);
      const one = idOf(show);
      show.press('j');
      await show.see('Two');
      show.press('s');
      await show.see(/● Running[\s\S]*step 1 of 3 done/);
      const two = idOf(show);
      expect(two).not.toBe(one);
      await statusIs(client, one, 'TERMINATED');
      show.press('j');
      await show.see('Three');
      show.press('k', 'k');
      await show.see(/One[\s\S]*not started/);
      show.press('j');
      await show.see(/Two[\s\S]*● Running/);
      expect(idOf(show)).toBe(two);
      await statusIs(client, two, 'RUNNING');
      show.press('q');
      expect(await show.exited).toBe(0);
    },
    stageTime,
  );

  it(
    'survives a step to the next slide by mistake',
    async () => {
      const show = house.show([house.deck(durable('One'), '# Two')], size);
      await show.see(/service up · worker running/);
      show.press('s');
      await show.see(/● Running[\s\S]*step 1 of 3 done/);
      const id = idOf(show);
      show.press('j');
      await show.see('Two');
      show.press('k');
      await show.see(/One[\s\S]*● Running/);
      expect(idOf(show)).toBe(id);
    },
    stageTime,
  );

  it(
    'starts over in the middle, with the worker back that was killed',
    async () => {
      const show = house.show([house.deck(durable('One'))], size);
      await show.see(/service up · worker running/);
      show.press('s');
      await show.see(/● Running[\s\S]*step 1 of 3 done/);
      const client = await clientOf(show);
      const id = idOf(show);
      show.press('w');
      await show.see(/killed/);
      show.press('x');
      await show.see((text) => /● Running[\s\S]*step 1 of 3 done/.test(text) && !text.includes(id));
      await show.see(/worker \d+ +. running/);
      await statusIs(client, id, 'TERMINATED');
      show.press('q');
      const children = show.descendants();
      expect(await show.exited).toBe(0);
      await gone(children);
    },
    stageTime,
  );

  it(
    'ends with its slide after it was started over, by one reset or two in a row',
    async () => {
      const show = house.show([house.deck(durable('One'), '# Two')], size);
      await show.see(/service up · worker running/);
      show.press('s');
      await show.see(/● Running[\s\S]*step 1 of 3 done/);
      const client = await clientOf(show);
      for (const keys of [['x'], ['x', 'x']]) {
        const before = idOf(show);
        show.press(...keys);
        await show.see((text) => /● Running[\s\S]*step 1 of 3 done/.test(text) && !text.includes(before));
      }
      const id = idOf(show);
      show.press('j');
      await show.see('Two');
      await statusIs(client, id, 'TERMINATED');
    },
    stageTime,
  );

  it(
    'may be asked for its result as often as a key repeats, and nothing is drawn over the slide',
    async () => {
      const show = house.show([house.deck('# One\n\n```demo console\npanels: [status, client]\n```')], size);
      await show.see(/service up · worker running/);
      show.press('s');
      await show.see(/● Running[\s\S]*post office/);
      show.press(...Array<string>(20).fill('f'), 't', 't', 't');
      await show.see(/✓ Completed[\s\S]*Grace has it/);
      expect(show.raw).not.toMatch(/Warning|listeners/);
      expect(house.log('presenter.log')).toBe('');
    },
    stageTime,
  );

  it(
    'does not mix with the same demo beside it',
    async () => {
      const show = house.show([house.deck(`${durable('Both')}\n\n\`\`\`demo durable\npanels: [status]\n\`\`\``)], size);
      await show.see(/service up · worker running/);
      show.press('s');
      await show.see(/● Running[\s\S]*step 1 of 3 done[\s\S]*not started/);
      show.press('tab', 's');
      const text = await show.see(/● Running[\s\S]*● Running[\s\S]*step \d of 5/);
      const ids = [...new Set(text.match(/durable-[A-Z0-9]{4}/g))];
      expect(ids).toHaveLength(2);
      show.press('x');
      await show.see((now) => now.includes(ids[0] ?? '') && !now.includes(ids[1] ?? ''));
      await show.see(/✓ Completed[\s\S]*5 steps, each ran once/);
      expect(show.text()).toMatch(/● Running[\s\S]*✓ Completed/);
    },
    stageTime,
  );
});
