/** What the disk says of a file (`fs.Stats`). */
export interface Ownership {
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
}

export interface User {
  readonly platform: NodeJS.Platform;
  /** Absent where there are no such numbers. */
  readonly uid: number | undefined;
  readonly groups: readonly number[];
}

/**
 * Whether a deck file's commands may run: it must be executable for us. Windows has no such mark, so never there.
 * (`slides` wants the mark for everybody, which `chmod +x` gives unless the umask forbids it.)
 */
export function mayRunCommands({ mode, uid, gid }: Ownership, user: User = ourselves()): boolean {
  if (user.platform === 'win32') return false;
  if (user.uid === 0) return (mode & 0o111) !== 0;
  if (user.uid === uid) return (mode & 0o100) !== 0;
  if (user.groups.includes(gid)) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
}

function ourselves(): User {
  const group = process.getegid?.();
  return {
    platform: process.platform,
    uid: process.geteuid?.(),
    groups: [...(group === undefined ? [] : [group]), ...(process.getgroups?.() ?? [])],
  };
}
