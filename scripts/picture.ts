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
    name: 'order',
    title:
      'The slide "Workflow": the code of an order, its lit line waits for a payment that failed, beside its history',
    slide: 6,
    async play(program) {
      await started(program);
      await program.see(/▸ +const payment[\s\S]*charge attempt 3/);
    },
  },
  {
    name: 'activity',
    title: 'The slide "Activity": two attempts failed, the countdown to the next one runs',
    slide: 7,
    async play(program) {
      await started(program);
      await program.see(/callApi +✗ ✗ ○ +next try in +[1-9]/);
    },
  },
  {
    name: 'worker',
    title: 'The slide "Worker": the worker process was killed in the middle, its workflow waits for another one',
    slide: 8,
    async play(program) {
      await started(program);
      await program.see(/status +step 3 of 5/);
      program.press('w');
      await program.see(/✗ nobody polls [3-9][\s\S]*nothing moves until a worker polls/);
      program.press('r');
      await program.see(/│ worker .*✗.*●.*↻/);
    },
  },
  {
    name: 'fleet',
    title: 'The slide "Task Queue": three worker processes share fifty jobs, one of them was killed',
    slide: 9,
    async play(program) {
      await started(program);
      await program.see(/worker \d+ +[1-9]\d* done/);
      program.press('a', 'a');
      await program.see(/status +2\d of 50 jobs done/);
      program.press('w');
      await program.see(/worker \d+ +\d+ done +✗ killed/);
    },
  },
  {
    name: 'anatomy',
    title: 'The slide "Temporal Server": what one workflow is for the four services',
    slide: 12,
    async play(program) {
      await started(program);
      await program.see(/status +sugar\? It waits for a signal/);
      program.press('t');
      await program.see(/✓ Completed[\s\S]*status +enjoy it[\s\S]*writes 27-28[\s\S]*2 calls +\d+ calls +28 events/);
    },
  },
];

async function started(program: PtyProgram): Promise<void> {
  await program.see(/worker \d+ +● running|workers? running/);
  program.press('s');
}

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
