import { DeckError } from '../deck/errors.js';
import { ServerProblem, UsageError } from './options.js';

/** Ends the process, with one sentence for what people can mend and the whole story for a bug. */
export function fail(error: unknown): never {
  if (error instanceof UsageError || error instanceof DeckError) end(error.message, 2);
  if (error instanceof ServerProblem) end(error.message, 1);
  process.stderr.write(`tslides failed: ${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
}

function end(message: string, code: number): never {
  process.stderr.write(`tslides: ${message}\n`);
  process.exit(code);
}
