import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { House } from './house.js';
import { gone, tslidesBin } from './pty.js';
import { until } from './until.js';

/** What a speaker does before the talk, and what is left when a demo fails on stage, by the built program. */

/** ms: demos take their time. */
const stageTime = 180_000;
const hello = '# Hello\n\n```demo hello\npanels: [status]\n```';

let house: House;
beforeEach(() => {
  house = new House();
});
afterEach(() => house.close());

describe('tslides doctor', () => {
  it(
    'runs every demo as a speaker would, and ends with 0 where all came as it should',
    () => {
      const deck = house.deck('# No demo', hello, '# Order\n\n```demo order\n```', '# Worker\n\n```demo durable\n```');
      const { status, stdout, stderr } = house.run(['doctor', deck, '--log-dir', join(house.folder, 'logs')]);
      expect(stderr).toBe('');
      const rows = stdout.split('\n').map((row) => row.replace(/\d+ ms|[\d.]+ s/g, 'time').replace(/ {2,}/g, '  '));
      expect(rows).toEqual([
        expect.stringMatching(/^✓ Node {2}\d+\.\d+\.\d+$/),
        expect.stringMatching(/^✓ Temporal SDK {2}\d+\.\d+\.\d+, built for \w+ on \w+$/),
        '✓ service  embedded service',
        '✓ worker  up in time',
        '✓ slide 2  hello  completed  up in time  time',
        '✓ slide 3  order  3 attempts, completed  up in time  time',
        '✓ slide 4  durable  2 attempts, completed  up in time  time',
        '3 demos rehearsed in time: all well.',
        '',
      ]);
      expect(status).toBe(0);
      // Columns stand below each other.
      const ends = stdout.split('\n').filter((row) => row.includes('slide'));
      expect(new Set(ends.map((row) => row.length)).size).toBe(1);
      expect(stdout).not.toContain('\x1b');
      expect(house.log('worker.log')).not.toBe('');
    },
    stageTime,
  );

  it(
    'says in a sentence what did not come, and ends with 1',
    () => {
      const deck = house.deck(
        hello,
        '# Order\n\n```demo order\ninput: {failures: 7}\n```',
        '# Unknown\n\n```demo helo\n```',
        '# Refused\n\n```demo hello\ninput: {name: 7}\n```',
      );
      const { status, stdout } = house.run(['doctor', deck]);
      const rows = stdout.split('\n').map((row) => row.replace(/ {2,}/g, '  '));
      expect(rows).toEqual(
        expect.arrayContaining([
          expect.stringMatching(/^✓ slide 1 {2}hello {2}completed/),
          expect.stringMatching(
            /^✗ slide 2 {2}order {2}waited 15 s for "[^"]+": the workflow is running, its status "charging 42 euros", charge at attempt \d after "503 from the payment gateway"$/,
          ),
          expect.stringMatching(/^✗ slide 3 {2}helo {2}\S*a\.md:\d+ there is no demo "helo", did you mean "hello"\?$/),
          expect.stringMatching(/^✗ slide 4 {2}hello#2 {2}\S*a\.md:\d+ `input\.name` of the demo "hello": /),
          expect.stringMatching(/^4 demos rehearsed in [^:]+: 3 failed\.$/),
        ]),
      );
      expect(status).toBe(1);
    },
    stageTime,
  );

  it(
    'tells that the service is not there, and tries nothing on another one',
    () => {
      const { status, stdout } = house.run(['doctor', house.deck(hello), '--address', '127.0.0.1:1']);
      expect(stdout).toMatch(/\n✗ service +Nobody answers at 127\.0\.0\.1:1[^\n]+\nNo demo was rehearsed\.\n$/);
      expect(status).toBe(1);
    },
    stageTime,
  );

  it('takes one slide alone', () => {
    const deck = house.deck(hello, '# Nothing here');
    const { status, stdout } = house.run(['doctor', deck, '--slide', '2']);
    expect(stdout).toMatch(/This deck has no demos\.\n$/);
    expect(status).toBe(0);
    expect(house.run(['doctor', deck, '--slide', '3'])).toMatchObject({
      status: 2,
      stderr: 'tslides: --slide 3: the deck has 2 slides\n',
    });
  });

  it(
    'says on a terminal what it waits for, and leaves nothing behind when it is interrupted',
    async () => {
      const deck = house.deck(hello, '# Order\n\n```demo order\n```');
      const doctor = house.program(process.execPath, [tslidesBin, 'doctor', deck], { columns: 100, rows: 30 });
      await doctor.see(/✓ terminal +100 x 30, all colours/);
      await doctor.see(/✓ slide 1 +hello +completed[^\n]*\nslide 2 +order +waiting: \w+/);
      expect(doctor.raw).toMatch(/\x1b\[[\d;]+m✓/);
      const children = await until('its processes', () => {
        const found = doctor.descendants();
        return found.length >= 2 && found;
      });
      doctor.press('ctrl+c');
      expect(await doctor.exited).toBe(130);
      await gone(children);
    },
    stageTime,
  );
});

describe('a recording', () => {
  it(
    'is made before the talk, and played where no service comes up',
    async () => {
      const deck = house.deck('# Order\n\n```demo order\npanels: [status, history]\n```', '# The end');
      const file = join(deck, '.tslides/recordings/order-1.jsonl');
      const { status, stdout } = house.run(['rehearse', deck, '--record']);
      expect(stdout).toMatch(/\n1 recording in \S+\.tslides\/recordings\n$/);
      expect(status).toBe(0);
      expect(readFileSync(file, 'utf8').length).toBeLessThan(200_000);

      const show = house.show([deck, '--address', '127.0.0.1:1'], { columns: 110, rows: 32 });
      await show.see(/Nobody answers at 127\.0\.0\.1:1/);
      show.press('s');
      await show.see(/not up after 3 s: R plays the recording of \d+ \w{3} \d{4}/);
      show.press('R');
      await show.see(/● recording of \d+ \w{3} \d{4}/);
      await show.see(/● Running 00:0[2-5][\s\S]*scheduled +charge/);
      await show.see(/✓ Completed[\s\S]*A gopher is on its way[\s\S]*workflow completed/);
      expect(show.text()).toContain('recording of');
      expect(show.text()).not.toContain('Nobody answers');
      show.press('R');
      await show.see(/not started[\s\S]*Nobody answers/);
      expect(show.text()).not.toContain('● recording of');
      show.press('R');
      await show.see('● recording of');
      show.press('j');
      await show.see('The end');
      show.press('k');
      await show.see(/not started[\s\S]*Nobody answers/);
      show.press('q');
      expect(await show.exited).toBe(0);

      const drawn = house.run(['dump', deck, '--slide', '1']).stdout;
      expect(drawn).toMatch(/✓ Completed.* recording of \d+ \w{3} \d{4}/);
      const plain = house.run(['dump', deck, '--slide', '1', '--plain']).stdout;
      expect(plain).toMatch(/Keys: s start[\s\S]*Recorded on [\s\S]*Events:\n1, after 0 ms: workflow started\n/);
    },
    stageTime,
  );

  it('that somebody spoilt is told, on the slide and by dump', async () => {
    const deck = house.deck(hello);
    house.write('deck/.tslides/recordings/hello-1.jsonl', '{"tslides":"recording"}\n');
    const sentence = 'it is no recording of a demo, or one of another version of tslides';
    const { status, stdout, stderr } = house.run(['dump', deck]);
    expect(stderr).toBe(`The recording of hello#1 can't be shown: ${sentence}.\n`);
    expect(stdout).toMatch(/press {2}s {2}to start the hello workflow/);
    expect(status).toBe(0);
    const show = house.show([deck, '--address', '127.0.0.1:1'], { columns: 120, rows: 30 });
    await show.see(/Nobody answers/);
    show.press('R');
    await show.see(`the recording can't be played: ${sentence}`);
  });
});
