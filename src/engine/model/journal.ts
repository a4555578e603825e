/** What came of a request: unknown when the service (or the one who asked) died before the answer was there. */
export type Outcome = 'under way' | 'acknowledged' | 'refused' | 'unknown';

/** A request that is to leave a trace, and the mark by which its trace is known. */
export interface Entry {
  readonly kind: 'start' | 'signal' | 'update' | 'cancel' | 'terminate' | 'task' | 'activity';
  readonly mark: string;
  readonly workflowId: string;
  /** Empty when the request was for whatever run is open. */
  runId: string;
  outcome: Outcome;
  /** The order of all requests and answers. */
  readonly sent: number;
  answered: number;
  /** It was sent before under the same mark. */
  readonly again: boolean;
  /** A workflow task: events its commands are to leave. An update: whether it was completed. */
  expected: number;
  /** How many of these may be missing. */
  optional: number;
}

/** The model: all that was asked of the service, and all it promised. */
export class Journal {
  readonly entries: Entry[] = [];
  #clock = 0;
  #marks = 0;

  /** A word that is nowhere else in the script's life. */
  mark(kind: string): string {
    return `${kind}-${++this.#marks}`;
  }

  /** Notes a request that goes out now; with a `mark` it goes out once more. */
  send(kind: Entry['kind'], workflowId: string, mark?: string): Entry {
    const entry: Entry = {
      kind,
      mark: mark ?? this.mark(kind),
      workflowId,
      runId: '',
      outcome: 'under way',
      sent: ++this.#clock,
      answered: 0,
      again: mark !== undefined,
      expected: 0,
      optional: 0,
    };
    this.entries.push(entry);
    return entry;
  }

  /** Notes its answer; undefined: there was none. */
  settle(entry: Entry, answer: { readonly code: number } | undefined): void {
    entry.answered = ++this.#clock;
    entry.outcome = answer === undefined ? 'unknown' : answer.code === 0 ? 'acknowledged' : 'refused';
  }

  /** The last request of a kind to a workflow id. */
  last(kind: Entry['kind'], workflowId: string): Entry | undefined {
    return this.entries.findLast((entry) => entry.kind === kind && entry.workflowId === workflowId);
  }

  of(kind: Entry['kind']): readonly Entry[] {
    return this.entries.filter((entry) => entry.kind === kind);
  }
}
