import type { Service } from './service.js';
import { supervise } from './supervise.js';

export interface DevServerFiles {
  /** The built `dev-server-child.mjs`. */
  readonly childPath: string;
  readonly logFile: string;
}

/** What its process is told. */
export interface DevServerOptions {
  readonly binary: string;
  /** File of its store; absent: in memory. */
  readonly db?: string | undefined;
  /** ms that it may take to answer. */
  readonly limit: number;
  /** `host:port` and address to use again; absent: free ones. */
  readonly address?: string | undefined;
  readonly webUi?: string | undefined;
}

/**
 * `temporal server start-dev`, with its Web UI, on free ports of loopback; started again after a crash, at the same
 * addresses. It runs below a small process of ours, which ends it when the show is gone, whatever way that went.
 */
export function startDevServer(
  { childPath, logFile }: DevServerFiles,
  { binary, db }: Pick<DevServerOptions, 'binary' | 'db'>,
  limit = 30_000,
): Service {
  return supervise({
    kind: 'dev-server',
    label: 'dev server',
    name: 'The dev server',
    childPath,
    logFile,
    environment: (last) => {
      const options: DevServerOptions = { binary, db, limit, address: last?.address, webUi: last?.webUi };
      return { ...process.env, TSLIDES_DEV_SERVER: JSON.stringify(options) };
    },
    keeps: false,
    tells: false,
    // The child gives the dev server 2 s of it.
    patience: { gentle: 0, terminate: 2_500, kill: 500 },
  });
}
