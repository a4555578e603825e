import type { PtyProgram } from '../src/testing/pty.js';
import { rest, size } from './contest.js';
import { endShow, eventsOn, newestOn, processOf, startLiveShow } from './live-show.js';

const worker = `# Live\n\n\`\`\`demo durable\ninput: { steps: 50, pause: 400, work: 100 }\npanels: [[history], [workers]]\n\`\`\`\n`;
const service = `# Live\n\n\`\`\`demo outage\ninput: { timer: 1500 }\npanels: [[history], [workers]]\n\`\`\`\n`;

/** What only a worker, or a service, can bring about. */
const progress = /(?:task|execution) (?:started|completed)|timer fired/i;

export interface WorkerTimes {
  /** ms from the key that kills it, and from a SIGKILL from outside, to the panel that says so. */
  readonly killed: readonly number[];
  readonly crashed: readonly number[];
  /** ms from the key that starts it to the next row of a worker's work in the history. */
  readonly started: readonly number[];
}

export async function workerTimes(folder: string, rounds: number): Promise<WorkerTimes> {
  const program = await startLiveShow(folder, worker, size);
  const [killed, started, crashed]: [number[], number[], number[]] = [[], [], []];
  try {
    program.press('s');
    await program.see((text) => newestOn(text) > 10);
    for (let round = 0; round < rounds; round += 1) {
      await rest(1000 + Math.random() * 500);
      killed.push(await timed(program, () => program.press('w'), says(program, 'killed')));
      // Until the history holds all that is written without a worker.
      await rest(2500);
      started.push(await timed(program, () => program.press('r'), goesOn(program)));
      if ((round + 1) % 3 === 0) await again(program);
    }
    for (let round = 0; round < Math.min(3, rounds); round += 1) {
      await rest(2000);
      const pid = processOf(program, 'worker-child');
      crashed.push(await timed(program, () => process.kill(pid, 'SIGKILL'), says(program, 'crashed')));
    }
  } finally {
    await endShow(program);
  }
  return { killed, started, crashed };
}

/** ms from the key that starts the service again, after its timer is due, to the next row in the history. */
export async function serviceTimes(folder: string, rounds: number): Promise<readonly number[]> {
  const program = await startLiveShow(folder, service, size);
  const times: number[] = [];
  try {
    for (let round = 0; round < rounds; round += 1) {
      program.press('s');
      await program.see((text) => /Running/.test(text) && eventsOn(text).at(-1)?.words === 'timer started');
      program.press('e');
      await program.see(/down|killed/);
      await rest(2000 + Math.random() * 500);
      times.push(await timed(program, () => program.press('t'), goesOn(program)));
      await program.see(/Completed/);
      await rest(500);
    }
  } finally {
    await endShow(program);
  }
  return times;
}

async function again(program: PtyProgram): Promise<void> {
  program.press('x');
  await rest(500);
  await program.see((text) => newestOn(text) > 10 && newestOn(text) < 40);
}

function goesOn(program: PtyProgram): (text: string) => boolean {
  const last = newestOn(program.text());
  return (text) => eventsOn(text).some(({ id, words }) => id > last && progress.test(words));
}

/** The panel tells the end of the worker that runs now. */
function says(program: PtyProgram, word: string): (text: string) => boolean {
  const row = new RegExp(`worker ${processOf(program, 'worker-child')} .*${word}`);
  return (text) => row.test(text);
}

async function timed(program: PtyProgram, act: () => void, seen: (text: string) => boolean): Promise<number> {
  const begun = performance.now();
  act();
  await program.see(seen);
  return program.arrived - begun;
}
