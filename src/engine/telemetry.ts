/** One thing that happened inside the service, in plain words; times are the receiver's to take. */
export type Fact =
  | { readonly kind: 'call'; readonly method: string }
  | {
      readonly kind: 'events';
      readonly workflowId: string;
      readonly runId: string;
      readonly first: number;
      readonly count: number;
    }
  | {
      readonly kind: 'task';
      readonly task: string;
      readonly runId: string;
      readonly taskQueue: string;
      readonly identity: string;
    }
  | { readonly kind: 'timer'; readonly timer: string; readonly workflowId: string; readonly runId: string };

/** Who listens; without one, no fact is ever made. */
export type FactSink = ((fact: Fact) => void) | undefined;
