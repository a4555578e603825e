import { type EngineOptions, startEngine } from '../engine/server.js';

export interface Alone {
  /** `host:port`. */
  readonly address: string;
  /** Resolves when it has ended in good order; rejects with one sentence if its store can't be written any more. */
  readonly ended: Promise<void>;
}

/**
 * The embedded service in this process, until SIGINT or SIGTERM; a second one ends the process at once.
 *
 * @throws Error of one sentence when it can't listen there or can't use its store
 */
export async function runAlone(options: Pick<EngineOptions, 'host' | 'port' | 'db' | 'namespace'>): Promise<Alone> {
  let stop: ((error: Error) => void) | undefined;
  const broken = new Promise<never>((_, reject) => {
    stop = reject;
  });
  const asked = new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  const engine = await startEngine({
    ...options,
    log: (line) => process.stderr.write(`${line}\n`),
    onBroken: (error) => stop?.(error),
  });
  return { address: engine.address, ended: Promise.race([asked.then(() => engine.close()), broken]) };
}
