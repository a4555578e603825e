import { execFileSync } from 'node:child_process';

/** A process below a show. */
export interface Relative {
  readonly pid: number;
  readonly parent: number;
  readonly kind: 'service' | 'worker' | 'other';
  /** Its command line. */
  readonly command: string;
}

/** All processes below this one, by the system's own list. */
export function familyOf(pid: number): readonly Relative[] {
  const table = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' }).trim().split('\n');
  const all = table.flatMap((row): Relative[] => {
    const [, child, parent, command = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(row) ?? [];
    return child === undefined ? [] : [{ pid: Number(child), parent: Number(parent), kind: kindOf(command), command }];
  });
  const found: Relative[] = [];
  for (let parents = [pid]; parents.length > 0; ) {
    const next = all.filter(({ parent }) => parents.includes(parent));
    found.push(...next);
    parents = next.map((relative) => relative.pid);
  }
  return found;
}

function kindOf(command: string): Relative['kind'] {
  if (command.includes('engine-child')) return 'service';
  return command.includes('worker-child') ? 'worker' : 'other';
}
