import type { EngineOptions } from './server.js';
import { startEngine } from './server.js';

/** What the child process tells its parent. */
export type EngineMessage =
  | { readonly kind: 'listening'; readonly address: string }
  | { readonly kind: 'failed'; readonly message: string };

function tell(message: EngineMessage): void {
  process.send?.(message);
}

/** The options as JSON, from the environment or the first argument. */
function optionsOf(text: string | undefined): EngineOptions {
  return text === undefined || text === '' ? {} : (JSON.parse(text) as EngineOptions);
}

// Ctrl+C goes to the whole process group: it is for the presenter, who stops the worker first
process.on('SIGINT', () => {});
// exiting closes the sockets, and what was answered is on disk
process.on('SIGTERM', () => process.exit(0));
process.on('disconnect', () => process.exit());

try {
  const options = optionsOf(process.env.TSLIDES_ENGINE ?? process.argv[2]);
  const engine = await startEngine({
    ...options,
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

function fail(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  console.error(error instanceof Error && error.cause !== undefined ? `${message}: ${String(error.cause)}` : message);
  tell({ kind: 'failed', message });
}
