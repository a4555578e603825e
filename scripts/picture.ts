import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type PtyProgram, projectRoot, startTslides } from '../src/testing/pty.js';
import { emulate } from './emulate.js';
import { screenSvg } from './svg.js';

/** `npm run picture [name…]`: runs the talk, presses keys, and writes what the screen then shows to `docs/`. */

const size = { columns: 100, rows: 30 } as const;
const folder = join(projectRoot, 'docs');

interface Picture {
  readonly name: string;
  readonly title: string;
  readonly slide: number;
  /** Brings the screen to what the picture is to show. */
  readonly play: (program: PtyProgram) => Promise<unknown>;
}

const pictures: readonly Picture[] = [
  {
    name: 'title',
    title: 'The first slide of the talk',
    slide: 1,
    play: (program) => program.see('[page 1 / '),
  },
  {
    name: 'activity',
    title: 'The slide "Activity": an order whose payment failed and waits for its next attempt',
    slide: 7,
    async play(program) {
      await program.see('worker running');
      program.press('s');
      await program.see(/attempt 3/);
    },
  },
  {
    name: 'worker',
    title: 'The slide "Worker": the worker process was killed, its workflow waits for another one',
    slide: 8,
    async play(program) {
      await program.see('worker running');
      program.press('s');
      await program.see(/step 2 of 5 done/);
      program.press('w');
      await program.see(/nothing moves until a worker polls/);
      // The next step's timer fires meanwhile: nobody is there to take the step.
      await program.see(/timer 2 +fired/);
    },
  },
];

const wanted = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
for (const picture of pictures) {
  if (wanted.length === 0 || wanted.includes(picture.name)) await take(picture);
}

async function take({ name, title, slide, play }: Picture): Promise<void> {
  // A home of its own: no settings of the person who runs this, and no logs left behind.
  const home = mkdtempSync(join(tmpdir(), 'tslides-picture-'));
  const program = startTslides(['slides', '--slide', String(slide)], { ...size, env: { HOME: home } });
  try {
    await play(program);
    const file = join(folder, `${name}.svg`);
    const screen = await emulate(program.raw, size.columns, size.rows);
    writeFileSync(file, screenSvg(screen, title));
    console.log(`docs/${name}.svg`);
    program.press('q');
    await program.exited;
  } finally {
    await program.end();
    rmSync(home, { recursive: true, force: true });
  }
}
