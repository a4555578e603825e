import { rmSync } from 'node:fs';
import { FactPost } from './fact-post.js';
import { type Engine, type EngineOptions, startEngine } from './server.js';

/** What the child process tells its parent, besides facts (`FactBatch`). */
export type EngineMessage =
  | { readonly kind: 'listening'; readonly address: string }
  | { readonly kind: 'failed'; readonly message: string };

/** What its parent tells the child process: whether somebody wants to hear of all that happens inside. */
export interface ToEngine {
  readonly kind: 'watch';
  readonly on: boolean;
}

function tell(message: EngineMessage): void {
  process.send?.(message);
}

export interface ChildOptions extends EngineOptions {
  /** Folder of a store that is not kept: its parent removes it, or this process where the parent was killed. */
  readonly scratch?: string;
}

/** The options as JSON, from the environment or the first argument. */
function optionsOf(text: string | undefined): ChildOptions {
  return text === undefined || text === '' ? {} : (JSON.parse(text) as ChildOptions);
}

/** The whole life of the process that serves the embedded service to its parent. */
export async function runChild(): Promise<void> {
  let engine: Engine | undefined;
  let scratch: string | undefined;
  const post = new FactPost((batch, sent) => {
    if (process.connected) process.send?.(batch, undefined, undefined, sent);
  });
  process.on('message', ({ kind, on }: ToEngine) => kind === 'watch' && post.watch(on));

  // Ctrl+C and a closed terminal go to the whole process group: they are for the presenter, who stops the worker first
  process.on('SIGINT', () => {});
  process.on('SIGHUP', () => {});
  // what was answered is on disk already: only a store that is kept is closed, so that it is one file again
  process.once('SIGTERM', () => {
    if (scratch !== undefined || engine === undefined) process.exit(0);
    void engine.close().then(() => process.exit(0));
  });
  process.on('disconnect', () => {
    if (scratch !== undefined) rmSync(scratch, { recursive: true, force: true });
    process.exit();
  });

  try {
    const options = optionsOf(process.env.TSLIDES_ENGINE ?? process.argv[2]);
    scratch = options.scratch;
    engine = await startEngine({
      ...options,
      onFact: post.tell,
      log: (line) => console.error(line),
      onBroken: (error) => {
        fail(error);
        process.exit(1);
      },
    });
    tell({ kind: 'listening', address: engine.address });
  } catch (error) {
    fail(error);
    process.exitCode = 1;
    if (process.connected) process.disconnect();
  }
}

function fail(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  console.error(error instanceof Error && error.cause !== undefined ? `${message}: ${String(error.cause)}` : message);
  tell({ kind: 'failed', message });
}
