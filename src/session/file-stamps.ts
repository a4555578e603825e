import fs from 'node:fs';

interface Stamp {
  /** Without the inode: some file systems number a file anew whenever it is looked at. */
  readonly text: string;
  /** Of the file that stands at the path; undefined: none does. */
  readonly inode: bigint | undefined;
}

/** What files were like when they were looked at last. */
export class FileStamps {
  readonly #seen = new Map<string, Stamp>();
  readonly #watched = new Map<string, bigint | undefined>();

  /** The file is looked at now. True: it is gone, and was there the last time. */
  note(path: string): boolean {
    const stamp = stampOf(path);
    const before = this.#seen.get(path);
    this.#seen.set(path, stamp);
    if (before === undefined) this.#watched.set(path, stamp.inode);
    return before?.inode !== undefined && stamp.inode === undefined;
  }

  /** Those of the files that were never looked at. */
  unknown(paths: readonly string[]): readonly string[] {
    return paths.filter((path) => !this.#seen.has(path));
  }

  /** Those of the files that are others now. One that was never looked at is as it was. */
  changed(paths: readonly string[]): readonly string[] {
    return paths.filter((path) => this.#seen.has(path) && this.#seen.get(path)?.text !== stampOf(path).text);
  }

  /** Those of the files for which another one was put in their place since this was asked last, by a rename say. */
  replaced(paths: readonly string[]): readonly string[] {
    return paths.filter((path) => {
      const inode = this.#seen.get(path)?.inode;
      if (inode === undefined || inode === this.#watched.get(path)) return false;
      this.#watched.set(path, inode);
      return true;
    });
  }
}

function stampOf(path: string): Stamp {
  try {
    const { mtimeNs, size, ino } = fs.statSync(path, { bigint: true });
    return { text: `${mtimeNs}:${size}`, inode: ino };
  } catch {
    return { text: 'gone', inode: undefined };
  }
}
