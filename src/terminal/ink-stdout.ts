import { EventEmitter } from 'node:events';
import type { Size } from './screen.js';

/**
 * The standard output that Ink is given. In Ink's debug mode each commit arrives here as one whole frame without
 * cursor movements; it goes to the terminal's owner, which writes what differs from the rows that stand there.
 */
export class InkStdout extends EventEmitter {
  readonly isTTY = false;
  columns: number;
  rows: number;
  #paint: ((rows: readonly string[]) => void) | undefined;

  constructor(size: Size, paint: (rows: readonly string[]) => void) {
    super();
    this.columns = size.columns;
    this.rows = size.rows;
    this.#paint = paint;
  }

  write(frame: string): boolean {
    this.#paint?.(frame.split('\n'));
    return true;
  }

  resize(size: Size): void {
    this.columns = size.columns;
    this.rows = size.rows;
    this.emit('resize');
  }

  /** From here on frames are dropped: Ink writes one more when it is unmounted. */
  close(): void {
    this.#paint = undefined;
  }
}
