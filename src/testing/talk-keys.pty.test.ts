import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { House } from './house.js';
import type { PtyProgram } from './pty.js';
import { scriptTime, stageSize } from './talk.js';

/** The keys by which a speaker looks closer at a demo, on a story that is over: nothing else moves. */

let house: House;
beforeEach(() => {
  house = new House();
});
afterEach(() => house.close());

const whole = (show: PtyProgram, text: string): Promise<string> => show.see((now) => now === text);

describe('the keys of the panels', () => {
  it(
    'look closer, and back',
    async () => {
      const show = house.show([house.deck('# Saga\n\n```demo saga\npanels: [status, timeline]\n```')], stageSize);
      await show.see(/service up · worker running/, scriptTime);
      show.press('s');
      const end = /✗ Failed[\s\S]*status +all is given back[\s\S]*cancelFlight +.*✓/;
      const calm = await show.see(end);

      show.press('m');
      await show.see(/saga ─ ✗ Failed [\d:.]+ ─ status 1\/2 ─ m next[\s\S]*all is given back/);
      expect(show.text()).not.toContain('bookFlight');
      show.press('m');
      await show.see(/✗ Failed [\d:.]+ ─ timeline 2\/2 ─ m all[\s\S]*bookFlight/);
      expect(show.text()).not.toContain('all is given back');
      show.press('m');
      await whole(show, calm);

      show.press('v');
      const more = await show.see(/│ workflow task +━.* times/);
      show.press('v');
      show.press('v');
      await whole(show, calm);
      expect(more).not.toBe(calm);

      show.press('+');
      // What is near, twice as wide: the first booking is out of sight.
      await show.see((text) => /cancelFlight +●?[\s\S]*×2 /.test(text) && !text.includes('bookFlight'));
      show.press('<');
      await show.see(/bookHotel[\s\S]*×2/);
      show.press('>');
      await show.see((text) => /×2/.test(text) && !text.includes('bookHotel'));
      show.press('-');
      await whole(show, calm);
      show.press('+', '+');
      await show.see(/×4/);
      show.press('!');
      await show.see(/bookCar +.*✗ +✗ no car is left[\s\S]*(?:first ✗|×4)/);
      show.press('=');
      await whole(show, calm);
    },
    scriptTime,
  );

  it(
    'are for one demo, and tab is for the next',
    async () => {
      const hello = '```demo hello\npanels: [status, history]\n```';
      const show = house.show([house.deck(`# Both\n\n${hello}\n\n${hello}`)], stageSize);
      await show.see(/service up · worker running[\s\S]*service up · worker running/, scriptTime);
      show.press('tab', 's');
      await show.see(/╭ hello ─ not started[\s\S]*✓ Completed[\s\S]*Hello, Temporal!/);
      show.press('m');
      await show.see(/╭ hello ─ not started[\s\S]*status 1\/2/);
      show.press('tab', 's');
      await show.see(/✓ Completed[\s\S]*Hello, Temporal![\s\S]*✓ Completed[\s\S]*Hello, Temporal!/);
    },
    scriptTime,
  );
});
