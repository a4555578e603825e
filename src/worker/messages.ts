import type { LogLine } from '../panel/view.js';
import type { ConnectionSettings } from '../service/connection.js';

/** What the supervisor tells the worker's process. */
export type ToWorker =
  | {
      readonly kind: 'start';
      readonly connection: ConnectionSettings;
      /** Holds `demos.json`. */
      readonly demosFolder: string;
      /** One of the demos with other workflows. */
      readonly version?: { readonly demo: string; readonly name: string };
      /** Ends the name of every Task Queue, so that two shows on one service never take each other's tasks. */
      readonly queueSuffix: string;
      /** Task Queues by their whole names, which it polls before it turns to the others. */
      readonly urgent: readonly string[];
    }
  | { readonly kind: 'stop' };

/** What the worker's process tells the supervisor. */
export type FromWorker =
  /** The service does not answer yet; it goes on trying. */
  | { readonly kind: 'waiting'; readonly message: string }
  /** It polls: said once more when the queues that were not urgent follow. */
  | { readonly kind: 'ready' }
  /** It can't work, and would not after a restart; it ends. */
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'log'; readonly lines: readonly LogLine[] };
