import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';

/** What a process takes of the machine. */
export interface ProcessFigures {
  readonly pid: number;
  /** Resident memory, MiB. */
  readonly memory: number;
  /** Open files, sockets among them; undefined where the system does not tell. */
  readonly files: number | undefined;
  readonly threads: number | undefined;
}

export function figuresOf(pid: number): ProcessFigures {
  const kilobytes = Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }));
  return { pid, memory: kilobytes / 1024, files: entries(`/proc/${pid}/fd`), threads: entries(`/proc/${pid}/task`) };
}

/** The least of each figure within `ms`: what stays when nothing is done, without what passes by. */
export async function calmFigures(pid: number, ms: number): Promise<ProcessFigures> {
  const end = Date.now() + ms;
  let least = figuresOf(pid);
  while (Date.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    const now = figuresOf(pid);
    least = {
      pid,
      memory: Math.min(least.memory, now.memory),
      files: less(least.files, now.files),
      threads: less(least.threads, now.threads),
    };
  }
  return least;
}

function less(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? undefined : Math.min(a, b);
}

function entries(folder: string): number | undefined {
  try {
    return readdirSync(folder).length;
  } catch {
    return undefined;
  }
}
