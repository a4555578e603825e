/**
 * One thing that happened inside the service, as plain data, told when it has happened (and is safe); times are the
 * receiver's to take. In the order in which they are told, those with one `runId` are an execution's way through the
 * four services: Frontend (call, answer), History (events, timer), Matching (task), and the internal Worker (sweep).
 */
export type Fact =
  /** A request has come. `call` numbers it; `runId` only if it is known by then; '' = not known, not asked for. */
  | (Execution & { readonly kind: 'call'; readonly call: number; readonly method: string; readonly identity: string })
  /** It was answered, with a gRPC code (0 = OK). A poll that was given a task says here of which execution. */
  | (Execution & { readonly kind: 'answer'; readonly call: number; readonly method: string; readonly code: number })
  /** Events were written: the types, as 'workflowExecutionStarted', of those from the id `first` on. */
  | (Execution & { readonly kind: 'events'; readonly first: number; readonly types: readonly string[] })
  /** The time at which something will happen to a run unless something comes before was set, or has come. */
  | (Execution & {
      readonly kind: 'timer';
      readonly act: 'set' | 'fired';
      readonly timer: string;
      readonly due: number;
    })
  /** A task lies in its queue (nobody was waiting for it), or was given to the worker `identity`. */
  | {
      readonly kind: 'task';
      readonly act: 'backlogged' | 'dispatched';
      readonly task: string;
      readonly runId: string;
      readonly taskQueue: string;
      readonly identity: string;
    }
  /** The internal worker has put away so many of something. */
  | { readonly kind: 'sweep'; readonly sweep: 'retention' | 'task queues' | 'aftermath'; readonly count: number };

interface Execution {
  readonly workflowId: string;
  readonly runId: string;
}

/** Who listens; without one, no fact is ever made. */
export type FactSink = ((fact: Fact) => void) | undefined;
