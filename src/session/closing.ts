/** Things that were opened, closed in reverse order. */
export class Closing {
  readonly #closers: (() => void | Promise<void>)[] = [];
  #closed: Promise<void> | undefined;

  /** Remembers how to close what was just opened; closes it at once when everything is closed already. */
  add(close: () => void | Promise<void>): void {
    if (this.#closed) void (async () => close())().catch(() => undefined);
    else this.#closers.push(close);
  }

  get started(): boolean {
    return this.#closed !== undefined;
  }

  /** Closes everything; one that fails does not keep the others open. Never rejects. */
  all(): Promise<void> {
    this.#closed ??= this.#run();
    return this.#closed;
  }

  async #run(): Promise<void> {
    for (const close of this.#closers.reverse()) {
      try {
        await close();
      } catch {
        // What is left of it ends with the process.
      }
    }
  }
}
