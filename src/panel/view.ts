/**
 * What a panel draws from: plain data, no protobuf types. Every time is epoch milliseconds.
 */
export interface DemoView {
  readonly demo: DemoInfo;
  readonly service: ServiceView;
  readonly workers: WorkersView;
  /** What the demo runs beside the workers, in the demo's order. */
  readonly processes: readonly ProcessView[];
  /** Absent while nothing was started on this slide. */
  readonly workflow?: WorkflowView;
  /** The demo's Task Queue as the service sees it; absent until it was asked. */
  readonly taskQueue?: TaskQueueView;
  /** The execution's way through the service; absent until something is known of it. */
  readonly traffic?: TrafficView;
  /** What was done from this panel as a client, newest last. */
  readonly acts: readonly ActView[];
  /** What the workers and the demo's processes said, newest last. */
  readonly log: readonly LogLine[];
  /** When the service was away, oldest first. */
  readonly outages: readonly Outage[];
  readonly controls: PanelControls;
  /** Whether the demo's keys are this one's: false where another demo of the slide has them. */
  readonly focused: boolean;
  /** Present if what is shown is a recording: when it was made, epoch ms. */
  readonly recordedAt?: number;
  /** Nothing moves that need not. */
  readonly reducedMotion: boolean;
  /** What the session has to say about the last action, e.g. why it failed. */
  readonly message?: { readonly level: 'info' | 'error'; readonly text: string; readonly at: number };
  /** The clock of this frame. */
  readonly now: number;
}

/** What people see of a demo: no functions, no schema. */
export interface DemoInfo {
  readonly name: string;
  /** One line for people. */
  readonly line: string;
  readonly workflowType: string;
  readonly taskQueue: string;
  readonly actions: readonly ActionInfo[];
  /** Rows of panel kinds, top to bottom, that are shown when the slide names none. */
  readonly panels: readonly (readonly string[])[];
  /** The file with the workflow, for the `code` panel; absent if it is not ours to read. */
  readonly source?: { readonly file: string; readonly text: string };
}

export interface ActionInfo {
  readonly key: string;
  readonly label: string;
  readonly kind: ActionKind;
}

export type ActionKind =
  | 'start'
  | 'signal'
  | 'update'
  | 'query'
  | 'result'
  | 'list'
  | 'cancel'
  | 'terminate'
  | 'reset'
  | 'kill-worker'
  | 'start-worker'
  | 'add-worker'
  | 'kill-service'
  | 'start-service'
  | 'kill-process'
  | 'start-process'
  | 'tell'
  | 'deploy'
  | 'several';

export interface ServiceView {
  readonly kind: 'embedded' | 'dev-server' | 'remote';
  /** What the screen calls it: `embedded service`, `localhost:7233`, … */
  readonly label: string;
  readonly state: 'starting' | 'up' | 'down' | 'closed';
  /** Why it is down, one sentence. */
  readonly message?: string;
  /** Address of its Web UI, once that answers. */
  readonly webUi?: string;
  /** Whether it was killed by the speaker, and stays down until it is started. */
  readonly killed?: boolean;
  /** Since when it is in this state. */
  readonly since?: number;
}

export interface WorkersView {
  /** In order of their start; the newest is last. */
  readonly processes: readonly WorkerProcess[];
  /** As the service sees them; absent until it was asked. */
  readonly pollers?: { readonly workflow: number; readonly activity: number; readonly at: number };
}

/** How the speaker wants to see a demo's panels. */
export interface PanelControls {
  /** Which panel has the frame to itself: its place in reading order, from 0. */
  readonly maximised?: number;
  /** How much panels tell: 0 what matters, 1 more, 2 all; each panel says what that is. */
  readonly detail: 0 | 1 | 2;
  /** Timeline: 0 = the whole run; each step halves the time that is seen, up to 8. */
  readonly zoom: number;
  /** Where panels that are longer than their room stand. */
  readonly look:
    | { readonly kind: 'follow' }
    /** So many half rooms back from the newest, ≥ 1. */
    | { readonly kind: 'back'; readonly by: number }
    /** At the first failure. */
    | { readonly kind: 'failure' };
}

export const calmControls: PanelControls = { detail: 0, zoom: 0, look: { kind: 'follow' } };

/** A process that a demo runs beside the workers: a plain program, an API, a worker in another language. */
export interface ProcessView {
  readonly name: string;
  /** `worker`: one in another language, which the `workers` panel shows. */
  readonly kind?: 'node' | 'worker';
  /** 0 while there is none. */
  readonly pid: number;
  /** `absent`: it can't run here, `message` says why. `preparing`: it is being built. */
  readonly state: 'idle' | 'absent' | 'preparing' | 'starting' | 'running' | 'killed' | 'crashed' | 'stopped';
  readonly startedAt?: number;
  readonly endedAt?: number;
  readonly message?: string;
  /** The newest that it said of itself. */
  readonly status?: string;
  readonly progress?: { readonly done: number; readonly of: number };
  /** How often it was started. */
  readonly starts: number;
}

export interface TaskQueueView {
  readonly name: string;
  readonly at: number;
  readonly workflow: QueueSide;
  readonly activity: QueueSide;
  /** Sticky queues of the pollers, by poller. */
  readonly stickies: readonly StickyQueue[];
}

export interface QueueSide {
  readonly pollers: readonly Poller[];
  /** Tasks that wait for a worker; undefined where the service does not tell. */
  readonly backlog?: number;
  /** Age of the oldest of them, ms. */
  readonly age?: number;
  /** Tasks a second that come and that are handed out. */
  readonly addRate?: number;
  readonly dispatchRate?: number;
}

export interface Poller {
  /** `pid@host` of SDK workers. */
  readonly identity: string;
  readonly at: number;
}

export interface StickyQueue {
  readonly name: string;
  readonly identity: string;
  readonly backlog?: number;
}

/** Where a call, an event or a task goes. `worker` is the application's, `system` the internal Worker service. */
export type Station = 'client' | 'frontend' | 'history' | 'matching' | 'worker' | 'system';

export interface TrafficView {
  /** Why it is less than all; undefined where the embedded service tells everything. */
  readonly lack?: string;
  readonly counts: TrafficCounts;
  /** The newest last, at most 100 of each detail. */
  readonly hops: readonly Hop[];
}

/** Calls that only look (describe, get history, query) are not counted. */
export interface TrafficCounts {
  /** Calls by clients, and by workers. */
  readonly clientCalls: number;
  readonly workerCalls: number;
  readonly events: number;
  readonly timers: number;
  readonly tasks: number;
  /** Tasks that wait for a worker. */
  readonly waiting: number;
  /** What the internal Worker service did. */
  readonly sweeps: number;
}

export interface Hop {
  /** Rising, from 1. */
  readonly id: number;
  readonly at: number;
  readonly from: Station;
  readonly to: Station;
  /** A few words: `StartWorkflowExecution`, `writes 1-2`, `workflow task`. Empty: what came is handed on. */
  readonly text: string;
  /** From which `detail` of the controls on it is shown, 0 if absent: 1 a worker's polls, 2 what only looks. */
  readonly detail?: 1 | 2;
}

/** One act of a client. */
export interface ActView {
  readonly id: number;
  readonly at: number;
  readonly label: string;
  /** The call in TypeScript, one or a few lines. */
  readonly call: string;
  /** The equivalent `temporal` command, one line. */
  readonly command: string;
  readonly state: 'running' | 'done' | 'failed';
  /** What came back, one line; of a failure its message. */
  readonly answer?: string;
  /** ms until it came. */
  readonly took?: number;
}

export interface LogLine {
  readonly at: number;
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  /** Who: `worker 4711`, `gateway`. */
  readonly source: string;
  readonly text: string;
  /** What it is about: an activity's type and attempt, a workflow's id. */
  readonly about?: string;
}

export interface Outage {
  readonly from: number;
  /** Absent while it lasts. */
  readonly to?: number;
}

export interface WorkerProcess {
  readonly pid: number;
  readonly state: 'starting' | 'running' | 'killed' | 'crashed' | 'stopped';
  readonly startedAt: number;
  readonly readyAt?: number;
  readonly endedAt?: number;
  /** Why it ended or could not start, one sentence. */
  readonly message?: string;
}

export type WorkflowStatus =
  | 'running'
  | 'completed'
  | 'failed'
  | 'canceled'
  | 'terminated'
  | 'continued-as-new'
  | 'timed-out';

export interface WorkflowView {
  readonly workflowId: string;
  readonly runId: string;
  readonly workflowType: string;
  readonly taskQueue: string;
  readonly status: WorkflowStatus;
  readonly startedAt: number;
  readonly closedAt?: number;
  /** The Event History, oldest first. */
  readonly events: readonly HistoryEvent[];
  readonly pendingActivities: readonly PendingActivity[];
  /** Attempts of activities as they were seen to come and go, oldest first; those before we looked are not among them. */
  readonly attempts: readonly AttemptView[];
  /** Where the workflow's code stands; absent until a worker told. */
  readonly stack?: StackView;
  /** The newest answer of the workflow's `status` query. */
  readonly statusQuery?: { readonly value: unknown; readonly at: number };
  /** Why the newest `status` query had no answer (no worker, say); the last answer stays. */
  readonly statusProblem?: string;
  readonly result?: unknown;
  readonly failure?: FailureView;
}

export interface HistoryEvent {
  /** From 1, without gap. */
  readonly id: number;
  readonly at: number;
  /** Temporal's name without prefix: `WorkflowExecutionStarted`, `ActivityTaskScheduled`, … */
  readonly type: string;
  /** Who it is about: an activity's type, a timer's id, a signal's name, a workflow's type. Empty if nobody. */
  readonly name: string;
  /** One line of what it holds (result, failure message, duration). Empty if nothing. */
  readonly detail: string;
  /** Id of the first event of the group that it belongs to (an activity's scheduled event, a timer's started event). */
  readonly group: number;
  /** Of a started activity: which attempt this is, from 1. */
  readonly attempt?: number;
  /** Who caused it, `pid@host` of SDK workers and clients. */
  readonly identity?: string;
  /** Of a started timer: when it fires. */
  readonly due?: number;
  /** Of a scheduled activity; 0: without end. */
  readonly maximumAttempts?: number;
  /** All that it holds, as indented JSON of at most 4,000 characters. */
  readonly payload?: string;
}

export interface AttemptView {
  /** Id of the activity's scheduled event. */
  readonly group: number;
  /** From 1. */
  readonly attempt: number;
  readonly startedAt: number;
  /** Absent while it runs. */
  readonly endedAt?: number;
  /** Why it ended without success. */
  readonly failure?: string;
  readonly identity?: string;
}

export interface StackView {
  readonly at: number;
  /** Where it waits now, innermost last; more than one where it waits for several things at once. */
  readonly waiting: readonly CodePlace[];
  /** Where it has waited before. */
  readonly passed: readonly CodePlace[];
  /** Texts of the files, by the name that places have; empty where the worker does not tell. */
  readonly sources: Readonly<Record<string, string>>;
}

export interface CodePlace {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly function?: string;
  /** Of a place where it waits: since when. */
  readonly since?: number;
}

export interface PendingActivity {
  /** Id of its scheduled event. */
  readonly group: number;
  readonly activityId: string;
  readonly activityType: string;
  readonly state: 'scheduled' | 'started' | 'cancel-requested';
  /** From 1. */
  readonly attempt: number;
  /** 0: without end. */
  readonly maximumAttempts: number;
  readonly scheduledAt?: number;
  readonly startedAt?: number;
  /** When the next attempt is due, while it waits for one. */
  readonly nextAttemptAt?: number;
  readonly heartbeat?: unknown;
  /** Who has it, or had it last: `pid@host`. */
  readonly identity?: string;
  readonly lastFailure?: FailureView;
}

export interface FailureView {
  /** `ApplicationFailure`, `TimeoutFailure`, … or the application's own type. */
  readonly type: string;
  readonly message: string;
  readonly cause?: FailureView;
}
