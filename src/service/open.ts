import type { ServiceChoice } from './choose.js';
import { type EngineFiles, startEmbedded } from './embedded.js';
import { watchRemote } from './remote.js';
import type { Service } from './service.js';

/** Opens the service that was chosen; returns at once, it comes up in the background. */
export function openService(choice: ServiceChoice, engine: EngineFiles): Service {
  return choice.kind === 'embedded' ? startEmbedded(engine) : watchRemote(choice.connection);
}
