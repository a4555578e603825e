import { execFileSync } from 'node:child_process';
import { PtyProgram } from '../src/testing/pty.js';
import { token } from './decks.js';
import { median } from './figures.js';

export const size = { columns: 120, rows: 36 };
const keysARun = 8;

/** A program that is timed, and what was measured of it, ms and MB. */
export interface Contestant {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** What is on the screen when the first slide is. */
  readonly first: string;
  /** The key that goes on. */
  readonly next: string;
  /** Whether its slides carry tokens. */
  readonly tokens: boolean;
  readonly firstMs: number[];
  /** Key → next slide, some time after the one before. */
  readonly spaced: number[];
  /** Key → next slide, as soon as the one before is there. */
  readonly atOnce: number[];
  readonly memory: number[];
  /** First slide ÷ that of the first contestant in the same round. */
  readonly ratios: number[];
  /** Why a round of it came to nothing. */
  readonly failures: string[];
}

export function contestant(
  name: string,
  args: readonly string[],
  options: Partial<Pick<Contestant, 'command' | 'first' | 'next' | 'tokens'>> = {},
): Contestant {
  const measured = { firstMs: [], spaced: [], atOnce: [], memory: [], ratios: [], failures: [] };
  return {
    name,
    args,
    command: process.execPath,
    first: token(1),
    next: 'space',
    tokens: true,
    ...options,
    ...measured,
  };
}

/** Rounds of all contestants in turn, so that whatever else the machine does hits all of them. */
export async function contest(contestants: readonly Contestant[], rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    let base = Number.NaN;
    for (const [index, entry] of contestants.entries()) {
      const before = entry.firstMs.length;
      await measure(entry).catch((error: unknown) => entry.failures.push(String(error)));
      const first = entry.firstMs.at(-1);
      if (entry.firstMs.length === before || first === undefined) continue;
      if (index === 0) base = first;
      entry.ratios.push(first / base);
    }
  }
}

/** Times as multiples of the floor's: `1.20`, or a dash. */
export function times(own: readonly number[], floor: readonly number[]): string {
  const ratio = median(own) / median(floor);
  return Number.isNaN(ratio) ? '–' : ratio.toFixed(2);
}

/** MB of one process. */
export function memoryOf(pid: number): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;
}

export function rest(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

async function measure(entry: Contestant): Promise<void> {
  const start = performance.now();
  const program = new PtyProgram(entry.command, entry.args, size);
  try {
    await program.see(entry.first);
    entry.firstMs.push(program.arrived - start);
    if (entry.tokens) await turnPages(entry, program);
    program.press('q');
    await Promise.race([program.exited, rest(2000)]);
  } finally {
    await program.end();
  }
}

async function turnPages(entry: Contestant, program: PtyProgram): Promise<void> {
  await rest(700);
  let slide = 1;
  const press = async (into: number[]): Promise<void> => {
    slide += 1;
    const pressed = performance.now();
    program.press(entry.next);
    await program.see(token(slide));
    into.push(program.arrived - pressed);
  };
  for (let key = 0; key < keysARun / 2; key += 1) {
    await rest(60 + Math.random() * 40);
    await press(entry.spaced);
  }
  for (let key = 0; key < keysARun / 2; key += 1) await press(entry.atOnce);
  const family = [program.pid, ...program.descendants()];
  entry.memory.push(family.reduce((sum, pid) => sum + memoryOf(pid), 0));
}
