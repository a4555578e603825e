import type { ServiceView } from '../panel/view.js';
import type { ConnectionSettings } from './connection.js';
import type { Traffic } from './traffic.js';

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
  /** SIGKILL, because the speaker asks for it: it stays down until `start`. Only of a service that keeps what it knows. */
  kill?(): void;
  /** Starts it again after `kill`, or once it was given up. */
  start?(): void;
  /** What happens inside it; absent where it does not tell. */
  readonly traffic?: Traffic;
  /** Ends what was started for it; bounded to about 3 s. Never rejects. */
  close(): Promise<void>;
}
