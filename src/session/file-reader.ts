import { basename } from 'node:path';
import { type FileText, readText } from '../deck/file-text.js';
import { Recent } from '../deck/recent.js';

/** Files that slides show: read when a slide is first drawn, kept until they change. */
export class FileReader {
  readonly #texts = new Recent<string, FileText>(100);
  readonly #onRead: (path: string) => void;

  /** @param onRead hears of each file that is read for the first time, so that it can be followed */
  constructor(onRead: (path: string) => void = () => undefined) {
    this.#onRead = onRead;
  }

  read(path: string): FileText {
    let text = this.#texts.get(path);
    if (!text) {
      text = readText(path, basename(path));
      this.#texts.set(path, text);
      this.#onRead(path);
    }
    return text;
  }

  /** Whether the file was read, and is another one now. */
  changed(path: string): boolean {
    const known = this.#texts.get(path);
    if (!known) return false;
    const now = readText(path, basename(path));
    this.#texts.set(path, now);
    return JSON.stringify(now) !== JSON.stringify(known);
  }
}
