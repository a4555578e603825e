import type { ServiceChoice } from './choose.js';
import type { Service } from './service.js';

export interface EngineFiles {
  /** The built `engine-child.cjs`. */
  readonly childPath: string;
  readonly logFile: string;
}

/** Opens the service that was chosen; returns at once, it comes up in the background. */
export declare function openService(choice: ServiceChoice, engine: EngineFiles): Service;
