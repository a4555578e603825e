/**
 * What a panel draws from: plain data, no protobuf types. Every time is epoch milliseconds.
 */
export interface DemoView {
  readonly demo: DemoInfo;
  readonly service: ServiceView;
  readonly workers: WorkersView;
  /** Absent while nothing was started on this slide. */
  readonly workflow?: WorkflowView;
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
}

export interface ActionInfo {
  readonly key: string;
  readonly label: string;
  readonly kind: ActionKind;
}

export type ActionKind =
  | 'start'
  | 'signal'
  | 'query'
  | 'cancel'
  | 'terminate'
  | 'reset'
  | 'kill-worker'
  | 'start-worker';

export interface ServiceView {
  readonly kind: 'embedded' | 'dev-server' | 'remote';
  /** What the screen calls it: `embedded service`, `localhost:7233`, … */
  readonly label: string;
  readonly state: 'starting' | 'up' | 'down' | 'closed';
  /** Why it is down, one sentence. */
  readonly message?: string;
  /** Address of its Web UI, once that answers. */
  readonly webUi?: string;
}

export interface WorkersView {
  /** In order of their start; the newest is last. */
  readonly processes: readonly WorkerProcess[];
  /** As the service sees them; absent until it was asked. */
  readonly pollers?: { readonly workflow: number; readonly activity: number; readonly at: number };
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
}

export interface PendingActivity {
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
  readonly lastFailure?: FailureView;
}

export interface FailureView {
  /** `ApplicationFailure`, `TimeoutFailure`, … or the application's own type. */
  readonly type: string;
  readonly message: string;
  readonly cause?: FailureView;
}
