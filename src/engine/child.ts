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
// exiting closes the sockets; in memory there is nothing to be kept
process.on('SIGTERM', () => process.exit(0));
process.on('disconnect', () => process.exit());

try {
  const options = optionsOf(process.env.TSLIDES_ENGINE ?? process.argv[2]);
  const engine = await startEngine({ ...options, log: (line) => console.error(line) });
  tell({ kind: 'listening', address: engine.address });
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  console.error(message);
  tell({ kind: 'failed', message });
  process.exitCode = 1;
  if (process.connected) process.disconnect();
}
