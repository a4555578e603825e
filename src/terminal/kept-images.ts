import type { KeptImage, Placement } from './placement.js';

/** So many characters of images the terminal keeps for us; those that are not on the screen go first. */
const budget = 48 * 1024 * 1024;

/** What the terminal keeps: each image is sent once, and all are freed at the end. */
export class KeptImages {
  /** By number, the longest unused first. */
  readonly #kept = new Map<number, { readonly image: KeptImage; sure: boolean }>();
  #size = 0;

  /** What has to be written so that all of these can be drawn. */
  send(placements: readonly Placement[]): string {
    let bytes = '';
    const wanted = placements.flatMap(({ image }) => (image ? [image] : []));
    for (const image of wanted) {
      const { id } = image;
      const kept = this.#kept.get(id);
      if (kept?.image.key !== image.key || !kept.sure) bytes += image.send;
      this.#drop(id);
      this.#kept.set(id, { image, sure: true });
      this.#size += image.send.length;
    }
    for (const [id, { image }] of this.#kept) {
      if (this.#size <= budget) break;
      if (wanted.some((other) => other.id === id)) continue;
      this.#drop(id);
      bytes += image.free;
    }
    return bytes;
  }

  /** The terminal may have lost them: they are sent again when they are wanted. */
  doubt(): void {
    for (const kept of this.#kept.values()) kept.sure = false;
  }

  /** What frees all of them. */
  free(): string {
    const bytes = [...this.#kept.values()].map(({ image }) => image.free).join('');
    this.#kept.clear();
    this.#size = 0;
    return bytes;
  }

  #drop(id: number): void {
    this.#size -= this.#kept.get(id)?.image.send.length ?? 0;
    this.#kept.delete(id);
  }
}
