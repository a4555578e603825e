import type { DemoView } from '../panel/view.js';
import type { Schema } from './schema.js';

/**
 * What a key of a demo does. `key` is one printable character that no navigation takes (see `navigation-keys`),
 * `label` one or two words for the key line.
 */
export type Action = ActionKey & Act;

export interface ActionKey {
  readonly key: string;
  readonly label: string;
}

export type Act =
  | { readonly kind: 'start' }
  | { readonly kind: 'signal'; readonly signal: string; readonly args?: readonly unknown[] }
  /** Waits for the update to be completed. */
  | { readonly kind: 'update'; readonly update: string; readonly args?: readonly unknown[] }
  | { readonly kind: 'query'; readonly query: string; readonly args?: readonly unknown[] }
  /** Waits for the result. */
  | { readonly kind: 'result' }
  /** Lists the demo's Workflow Executions; `query` is a List Filter instead. */
  | { readonly kind: 'list'; readonly query?: string }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'terminate'; readonly reason?: string }
  /** Ends what this demo started, wherever it stands, puts workers and service back, and starts over. */
  | { readonly kind: 'reset' }
  /** SIGKILL to the newest worker process. */
  | { readonly kind: 'kill-worker' }
  /** Starts a worker process unless one is alive. */
  | { readonly kind: 'start-worker' }
  | { readonly kind: 'add-worker' }
  /** SIGKILL to the embedded service; elsewhere the panel says that it needs that one. */
  | { readonly kind: 'kill-service' }
  | { readonly kind: 'start-service' }
  /** SIGKILL to a process of the demo. */
  | { readonly kind: 'kill-process'; readonly process: string }
  | { readonly kind: 'start-process'; readonly process: string }
  /** A message to a process of the demo, which gets it by IPC. */
  | { readonly kind: 'tell'; readonly process: string; readonly message: unknown }
  /** Replaces the worker by one that runs this version of the workflows; `undefined` the one it began with. */
  | { readonly kind: 'deploy'; readonly version?: string }
  /** All of them at once, in order. */
  | { readonly kind: 'several'; readonly acts: readonly Act[] };

/**
 * A process that a demo runs beside the workers. It is started when the demo is, one for each panel, and ends with the
 * slide.
 */
export type DemoProcess =
  | {
      readonly kind: 'node';
      readonly name: string;
      /** A TypeScript module beside `demo.ts`, such as `./gateway.ts`: a program with an IPC channel. */
      readonly file: string;
    }
  | {
      /** A worker in another language, on the Task Queue `<the demo's>-<name>`. */
      readonly kind: 'worker';
      readonly name: string;
      /** Folder of its sources beside `demo.ts`; commands run there. */
      readonly folder: string;
      /** Fails where its toolchain or its packages are not there; must download nothing. */
      readonly look: readonly string[];
      /** What to say then. */
      readonly missing: string;
      /** Builds it; `{out}` stands for a path for the program. */
      readonly build?: readonly string[];
      readonly run: readonly string[];
      /** Environment variables besides those of this process. */
      readonly env?: Readonly<Record<string, string>>;
    };

/** What a `node` process says by IPC, as often as it likes. */
export type FromProcess =
  /** It is ready: the workflow is started then. `value` is for the demo's `prepare`. */
  | { readonly kind: 'ready'; readonly value?: unknown }
  | {
      readonly kind: 'status';
      readonly text: string;
      readonly progress?: { readonly done: number; readonly of: number };
    }
  | { readonly kind: 'log'; readonly text: string };

/** What `prepare` gets to know of a process of the demo. */
export interface ReadyProcess {
  /** Whether it can be used. */
  readonly ready: boolean;
  readonly value?: unknown;
  /** Its Task Queue, of a worker. */
  readonly taskQueue?: string;
}

/** One step of what a speaker would do with a demo; `tslides doctor` takes them in order. */
export type RehearsalStep =
  | { readonly press: string }
  /** Waits until this is to be seen. */
  | {
      readonly see: string;
      readonly when: (view: DemoView) => boolean;
      /** ms; 15,000 if absent. */
      readonly within?: number;
    };

/** A demo as the rest of the program sees it. */
export interface Demo {
  /** As slides name it: lower-case letters, digits and dashes. */
  readonly name: string;
  /** One line for people. */
  readonly line: string;
  /** The workflow's type: the name of the exported function. */
  readonly workflow: string;
  readonly taskQueue: string;
  /** Absent: the workflow takes no input. */
  readonly input?: { readonly schema: Schema<unknown>; readonly default: unknown };
  readonly actions: readonly Action[];
  /** Rows of panel kinds, top to bottom, shown when the slide names none. */
  readonly panels: readonly (readonly string[])[];
  readonly processes?: readonly DemoProcess[];
  /** What the workers on this demo's Task Queue may do; the queue must be the demo's own then. */
  readonly worker?: {
    /** Activities at once in one worker process. */
    readonly maxConcurrentActivities?: number;
  };
  /** Other versions of the workflows, for `deploy`: name → module beside `demo.ts`, such as `./workflows.patched.ts`. */
  readonly versions?: Readonly<Record<string, string>>;
  /** Makes the input ready that the workflow gets, once the demo's processes are there or known to be absent. */
  readonly prepare?: (input: unknown, processes: Readonly<Record<string, ReadyProcess>>) => unknown;
  /** What a speaker does with it, for `tslides doctor` and recordings; absent: start, and wait for the close. */
  readonly rehearsal?: readonly RehearsalStep[];
  /** No worker of ours runs it: its Task Queue has the name it has, and the workers on it are not ours to kill. */
  readonly elsewhere?: boolean;
  /** The file with the workflow, as it was when the demo was built: not written by the demo's author. */
  readonly source?: { readonly file: string; readonly text: string };
}

/**
 * What a workflow's `status` query answers: a line of text, or an object whose `text` is that line. The query is
 * asked again when the Event History moves; an answer with `counting: true` asks for more: about four times a second
 * for as long as it says so, for a status that changes (or whose silence is telling) while the history rests.
 */
export type StatusAnswer =
  | string
  | { readonly text: string; readonly counting?: boolean; readonly [field: string]: unknown };
