import type { Token } from '../render/highlight.js';
import type { ChromaKey } from '../theme/types.js';

/** Tokens as they come, cut at line feeds; neighbours of one key become one. */
export class Lines {
  readonly #lines: Token[][] = [[]];

  get all(): readonly (readonly Token[])[] {
    return this.#lines;
  }

  /** Whether nothing stands in the line yet. */
  get atStart(): boolean {
    return this.#lines.at(-1)?.length === 0;
  }

  put(text: string, key: ChromaKey | undefined): void {
    let start = 0;
    for (let feed = text.indexOf('\n'); feed >= 0; feed = text.indexOf('\n', start)) {
      this.#append(text.slice(start, feed), key);
      this.#lines.push([]);
      start = feed + 1;
    }
    this.#append(text.slice(start), key);
  }

  #append(text: string, key: ChromaKey | undefined): void {
    const line = this.#lines.at(-1);
    if (text === '' || !line) return;
    const last = line.at(-1);
    if (last && last.key === key) line[line.length - 1] = { text: last.text + text, key };
    else line.push({ text, key });
  }
}
