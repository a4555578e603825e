import fs from 'node:fs';

/** What files were like when they were looked at last. */
export class FileStamps {
  readonly #seen = new Map<string, string>();

  /** The file is looked at now. True: it is gone, and was there the last time. */
  note(path: string): boolean {
    const stamp = stampOf(path);
    const isLost = stamp === gone && this.#seen.has(path) && this.#seen.get(path) !== gone;
    this.#seen.set(path, stamp);
    return isLost;
  }

  /** Those of the files that were never looked at. */
  unknown(paths: readonly string[]): readonly string[] {
    return paths.filter((path) => !this.#seen.has(path));
  }

  /** Those of the files that are others now. One that was never looked at is as it was. */
  changed(paths: readonly string[]): readonly string[] {
    return paths.filter((path) => this.#seen.has(path) && this.#seen.get(path) !== stampOf(path));
  }
}

const gone = 'gone';

function stampOf(path: string): string {
  try {
    const { mtimeNs, size } = fs.statSync(path, { bigint: true });
    return `${mtimeNs}:${size}`;
  } catch {
    return gone;
  }
}
