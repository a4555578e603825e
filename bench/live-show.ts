import fs from 'node:fs';
import { join } from 'node:path';
import { PtyProgram, tslidesBin } from '../src/testing/pty.js';
import { rest } from './contest.js';

/** A show with a demo on its first slide, its worker ready. */
export async function startLiveShow(
  folder: string,
  slides: string,
  options: { readonly columns: number; readonly rows: number },
): Promise<PtyProgram> {
  const deck = join(folder, 'live.md');
  fs.writeFileSync(deck, slides);
  const program = new PtyProgram(process.execPath, [tslidesBin, '--embedded', deck], options);
  await program.see(/workers? running/);
  // What is loaded after that is not what is measured.
  await rest(1500);
  return program;
}

export async function endShow(program: PtyProgram): Promise<void> {
  program.press('q');
  await Promise.race([program.exited, rest(5000)]);
  await program.end();
}

/** An event's row in the `history` panel: its id, and in words what it is. */
const eventRow = /│ +(\d+) {2}\d\d:\d\d\.\d{3} {2}(.{0,25})/g;

/** The events that are on a screen. */
export function eventsOn(text: string): readonly { readonly id: number; readonly words: string }[] {
  return [...text.matchAll(eventRow)].map(([, id, words]) => ({ id: Number(id), words: (words ?? '').trim() }));
}

/** The newest event's id, 0 if there is none. */
export function newestOn(text: string): number {
  return Math.max(0, ...eventsOn(text).map(({ id }) => id));
}

/** CPU time that a process has taken, ms. Linux alone tells. */
export function cpuOf(pid: number): number {
  const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  // User and system time, in ticks of 10 ms.
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** The process of a show that runs this built file. */
export function processOf(program: PtyProgram, file: string): number {
  const pid = program.descendants().find((one) => commandOf(one).includes(file));
  if (pid === undefined) throw new Error(`no ${file} runs`);
  return pid;
}

/** Where the show's embedded service listens: the system knows. */
export function serviceAddress(program: PtyProgram): string {
  const pid = processOf(program, 'engine-child');
  const inodes = new Set(
    fs.readdirSync(`/proc/${pid}/fd`).map((fd) => /socket:\[(\d+)\]/.exec(linkOf(`/proc/${pid}/fd/${fd}`))?.[1]),
  );
  for (const line of fs.readFileSync(`/proc/${pid}/net/tcp`, 'utf8').split('\n')) {
    const [, local, , state, , , , , , inode] = line.trim().split(/\s+/);
    if (state === '0A' && inodes.has(inode)) return `127.0.0.1:${Number.parseInt(local?.split(':')[1] ?? '', 16)}`;
  }
  throw new Error('the embedded service does not listen');
}

function commandOf(pid: number): string {
  return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
}

function linkOf(path: string): string {
  try {
    return fs.readlinkSync(path);
  } catch {
    return '';
  }
}
