import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Service } from './service.js';
import { type Listening, supervise } from './supervise.js';

export interface EngineFiles {
  /** The built `engine-child.mjs`. */
  readonly childPath: string;
  readonly logFile: string;
}

/**
 * The embedded service in a process of its own, on a free port of loopback; started again after a crash, at the same
 * address and with the same store, so that nothing is lost.
 *
 * @param db file of a store that is kept; absent: one of its own, which goes with the service
 */
export function startEmbedded({ childPath, logFile }: EngineFiles, db?: string): Service {
  const scratch = db === undefined ? scratchFolder() : undefined;
  const store = db ?? (scratch === undefined ? undefined : join(scratch, 'store.db'));
  return supervise({
    kind: 'embedded',
    label: 'embedded service',
    name: 'The embedded service',
    childPath,
    logFile,
    environment: (last) => ({
      ...process.env,
      TSLIDES_ENGINE: JSON.stringify({
        host: '127.0.0.1',
        port: portOf(last),
        db: store,
        scratch,
        // Beyond a real one: a worker killed on stage gives its workflow tasks back at once.
        failTasksOfClosedConnections: true,
      }),
    }),
    keeps: store !== undefined,
    tells: true,
    patience: { gentle: 0, terminate: 1_500, kill: 500 },
    afterwards: () => {
      if (scratch !== undefined) rmSync(scratch, { recursive: true, force: true, maxRetries: 3 });
    },
  });
}

/** Undefined where there is no place for temporary files: the service then keeps all in memory, and the show goes on. */
function scratchFolder(): string | undefined {
  try {
    return mkdtempSync(join(tmpdir(), 'tslides-store-'));
  } catch {
    return undefined;
  }
}

/** 0: any free one. */
function portOf(last: Listening | undefined): number {
  return last === undefined ? 0 : Number(last.address.slice(last.address.lastIndexOf(':') + 1));
}
