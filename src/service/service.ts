import type { ServiceView } from '../panel/view.js';
import type { ConnectionSettings } from './connection.js';

/** A Temporal Service that the show runs on, whichever it is. */
export interface Service {
  /** As it is now. */
  readonly view: ServiceView;
  /**
   * Settles once it is known how to reach the service (of the embedded one: when it listens for the first time); they
   * stay the same from then on. Rejects only if the service is closed, or given up, before that.
   */
  readonly connection: Promise<ConnectionSettings>;
  /** The listener hears of every new view; call what is returned to end that. */
  onChange(listener: (view: ServiceView) => void): () => void;
  /** Ends what was started for it; bounded to about 3 s. Never rejects. */
  close(): Promise<void>;
}
