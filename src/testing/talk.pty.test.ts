import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { House } from './house.js';
import { gone, type PtyProgram, projectRoot } from './pty.js';
import { languagesHere, logs, perform, scriptTime, stageSize, toolchains } from './talk.js';
import { type Circumstance, talkDecks } from './talk-scripts.js';
import { temporalBinary } from './temporal-binary.js';

/** Our whole talk as it is given: every demo's story, key by key, and what the audience sees of it. */

const services: readonly { name: Circumstance; args: readonly string[]; absent: boolean }[] = [
  { name: 'embedded', args: ['--embedded'], absent: false },
  {
    name: 'dev server',
    args: ['--dev-server', '--temporal-bin', temporalBinary ?? ''],
    absent: temporalBinary === undefined,
  },
];

const languages = languagesHere();

describe.each(services)('our talk on the $name', ({ name, args, absent }) => {
  describe.skipIf(absent).each(talkDecks)('$folder', (deck) => {
    const here = new Set<Circumstance>([name, ...languages]);
    let house: House;
    let show: PtyProgram;
    beforeAll(() => {
      house = new House();
      show = house.show([join(projectRoot, deck.folder), ...args], { ...stageSize, env: toolchains });
    });
    afterAll(() => house.close());

    it.each(deck.scripts)('$demo', (script) => perform(show, deck, script, here), scriptTime);

    it('ends, leaves no process, and told the terminal nothing but slides', async () => {
      const children = show.descendants();
      expect(children.length).toBeGreaterThanOrEqual(2);
      show.press('q');
      expect(await show.exited).toBe(0);
      expect(show.modes()).toEqual({ alternate: false, wraps: true, cursorShown: true });
      await gone(children);
      expect(show.raw).not.toMatch(logs);
      expect(house.log('worker.log')).not.toBe('');
      expect(house.log('presenter.log')).toBe('');
    });
  });
});
