import type { PtyProgram } from '../src/testing/pty.js';
import { rest } from './contest.js';
import { token } from './decks.js';
import { cpuOf, endShow, startLiveShow } from './live-show.js';

/** Enough for all eight. */
const room = { columns: 160, rows: 50 };

const panels = '[[status, activities], [timeline], [history, client], [task-queue, workers], [service]]';
/** Demos that are at work for as long as it takes. */
const demos = {
  durable: 'input: { steps: 50, pause: 600, work: 400 }',
  fleet: 'input: { jobs: 200 }',
} as const;

export interface Load {
  readonly demo: string;
  /** Per cent of a core that the presenter's process takes. */
  readonly cpu: number;
  /** ms from a key to the slide after the one with the panels, and back to the panels. */
  readonly away: readonly number[];
  readonly back: readonly number[];
}

/** Eight panels of a workflow at work: what they cost, and how quickly keys are followed meanwhile. */
export async function loads(folder: string): Promise<readonly Load[]> {
  const results: Load[] = [];
  for (const [demo, input] of Object.entries(demos)) results.push(await load(folder, demo, input));
  return results;
}

async function load(folder: string, demo: string, input: string): Promise<Load> {
  const fence = `\`\`\`demo ${demo}\n${input}\npanels: ${panels}\nkeep_running: true\n\`\`\``;
  const program = await startLiveShow(folder, `# Live\n\n${fence}\n\n---\n\n# Two\n\n${token(2)}\n`, room);
  try {
    program.press('s');
    await program.see(/Running/);
    await rest(3000);
    const before = cpuOf(program.pid);
    const begun = performance.now();
    await rest(10_000);
    const cpu = ((cpuOf(program.pid) - before) / (performance.now() - begun)) * 100;
    const away: number[] = [];
    const back: number[] = [];
    for (let round = 0; round < 20; round += 1) {
      await rest(200 + Math.random() * 100);
      away.push(await keyTime(program, 'n', (text) => text.includes(token(2))));
      await rest(200 + Math.random() * 100);
      back.push(await keyTime(program, 'p', (text) => text.includes('Running')));
    }
    return { demo, cpu, away, back };
  } finally {
    await endShow(program);
  }
}

async function keyTime(program: PtyProgram, key: string, seen: (text: string) => boolean): Promise<number> {
  const pressed = performance.now();
  program.press(key);
  await program.see(seen);
  return program.arrived - pressed;
}
