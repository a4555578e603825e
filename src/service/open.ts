import { join } from 'node:path';
import type { ServiceChoice } from './choose.js';
import { startDevServer } from './dev-server.js';
import { startEmbedded } from './embedded.js';
import { watchRemote } from './remote.js';
import type { Service } from './service.js';

export interface ServiceFiles {
  /** Folder of the built programs. */
  readonly dist: string;
  readonly logFile: string;
}

/** Opens the service that was chosen; returns at once, it comes up in the background. */
export function openService(choice: ServiceChoice, { dist, logFile }: ServiceFiles): Service {
  switch (choice.kind) {
    case 'embedded':
      return startEmbedded({ childPath: join(dist, 'engine-child.mjs'), logFile }, choice.db);
    case 'dev-server':
      return startDevServer({ childPath: join(dist, 'dev-server-child.mjs'), logFile }, choice);
    case 'remote':
      return watchRemote(choice.connection);
  }
}
