import type { Executions } from '../history/executions.js';
import type { Queries } from '../history/queries.js';
import type { Updates } from '../history/updates.js';
import type { Matching } from '../matching/matching.js';
import type { Store } from '../store/store.js';
import type { SearchAttributes } from '../visibility/attributes.js';
import type { HeldTasks } from './held-tasks.js';

/** All that the handlers of requests work with. */
export interface Services {
  readonly namespace: string;
  /** Whether workers may take activities with the answer to the workflow task that scheduled them. */
  readonly eagerActivities: boolean;
  /** How long (ms) closed runs are kept. */
  readonly retention: number;
  readonly executions: Executions;
  readonly matching: Matching;
  readonly queries: Queries;
  readonly updates: Updates;
  readonly store: Store;
  readonly attributes: SearchAttributes;
  /** Undefined: nobody wants to know. */
  readonly held: HeldTasks | undefined;
}

/** Who calls, and until when somebody listens. */
export interface Call {
  readonly connection: string;
  /** Aborted when the client has gone away or the service ends. */
  readonly gone: AbortSignal;
  /** Milliseconds until the client gives up; Infinity: it does not. */
  readonly timeLeft: number;
}

/** Answers one kind of request: gives the response or throws a ServiceError. `Request` is plain data. */
export type Handler<Request> = (services: Services, request: Request, call: Call) => object | Promise<object>;

/** Handlers by method name. */
// biome-ignore lint/suspicious/noExplicitAny: each handler knows its own request type; the table does not
export type Handlers = Readonly<Record<string, Handler<any>>>;
