import type { TemporalClient } from './connect.js';

/**
 * A call that ends at `signal`, or after `ms`.
 *
 * A signal of its own for each call: the SDK leaves its listener on the one it is given, and Node would print a warning
 * about a long-lived one, over the slide.
 */
export async function call<Result>(
  { connection }: TemporalClient,
  ms: number,
  signal: AbortSignal,
  request: () => Promise<Result>,
): Promise<Result> {
  const controller = new AbortController();
  const abort = () => controller.abort();
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort, { once: true });
  try {
    return await connection.withDeadline(Date.now() + ms, () => connection.withAbortSignal(controller.signal, request));
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
