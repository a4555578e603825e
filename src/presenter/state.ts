import type { Deck } from '../deck/types.js';
import type {
  ActView,
  DemoInfo,
  DemoView,
  LogLine,
  Outage,
  PanelControls,
  ProcessView,
  ServiceView,
  TaskQueueView,
  TrafficView,
  WorkersView,
  WorkflowView,
} from '../panel/view.js';
import { noTools, type RenderTools } from '../render/tools.js';
import type { Theme } from '../theme/types.js';

export interface Notice {
  readonly level: 'info' | 'warning' | 'error';
  readonly text: string;
}

/** What a notice is about: a newer one of the same topic takes its place. */
export type NoticeTopic = 'deck' | 'theme' | 'search' | 'code' | 'service' | 'worker' | 'program';

export interface DemoMessage {
  readonly level: 'info' | 'error';
  readonly text: string;
  readonly at: number;
}

/** What is live on one panel of the deck. */
export interface DemoState {
  readonly workflow?: WorkflowView;
  readonly message?: DemoMessage;
  readonly processes?: readonly ProcessView[];
  readonly traffic?: TrafficView;
  readonly acts?: readonly ActView[];
  readonly controls?: PanelControls;
  /** A recording that plays, as it is at this moment. */
  readonly played?: Played;
}

/** What a recording keeps of a demo's view. */
export type Played = Pick<
  DemoView,
  'workflow' | 'workers' | 'processes' | 'taskQueue' | 'traffic' | 'acts' | 'log' | 'outages' | 'service' | 'now'
> & { readonly recordedAt: number };

export type Mode =
  | { readonly kind: 'slides' }
  | { readonly kind: 'search'; readonly text: string }
  | { readonly kind: 'help'; readonly scroll: number }
  /** The list of slides; `chosen` is an index. */
  | { readonly kind: 'overview'; readonly chosen: number };

export interface EarlyKey {
  readonly key: string;
  readonly slide: number;
  readonly step: number;
  readonly focus: number;
}

export interface PresenterState {
  readonly deck: Deck;
  readonly theme: Theme;
  readonly columns: number;
  readonly rows: number;
  /** Index of the slide that is shown, from 0. */
  readonly slide: number;
  /** How often one has gone on within the slide, from 0 to its `steps`. */
  readonly step: number;
  /** Rows of the slide that are above the screen. */
  readonly scroll: number;
  readonly mode: Mode;
  /** Digits typed so far, and the first `g` of `gg`. */
  readonly typed: string;
  /** Which demo of the slide the keys go to. */
  readonly focus: number;
  /** The last search that was entered. */
  readonly pattern: string;
  readonly notices: Readonly<Partial<Record<NoticeTopic, Notice>>>;
  /** What the slide's code blocks printed, until the slide changes. */
  readonly output: { readonly text: string; readonly running: boolean } | undefined;
  readonly tools: RenderTools;
  /** Demos by name; undefined until they are loaded. */
  readonly infos: ReadonlyMap<string, DemoInfo> | undefined;
  /** Why a panel of the deck can't be shown, with its place, by its id (`demoBlocks`). */
  readonly demoProblems: ReadonlyMap<string, string>;
  /** By the panel's id. */
  readonly demos: Readonly<Record<string, DemoState>>;
  readonly service: ServiceView | undefined;
  readonly workers: WorkersView;
  /** Of the demo on the screen, by name. */
  readonly taskQueues: Readonly<Record<string, TaskQueueView>>;
  /** What the workers and the demos' processes said, newest last. */
  readonly log: readonly LogLine[];
  /** When the service was away. */
  readonly outages: readonly Outage[];
  /** Epoch ms. */
  readonly now: number;
  /** Keys that were pressed on slides with demos before the demos were loaded, in order. */
  readonly early: readonly EarlyKey[];
  /** Filled in once, so that the front matter's date is that of the show's beginning. */
  readonly today: Date;
  /** Whether the terminal shows colours. */
  readonly colour: boolean;
  /** Nothing moves that need not: animated pictures stand still, clocks show whole seconds. */
  readonly reducedMotion: boolean;
}

export function initialState(
  start: Pick<PresenterState, 'deck' | 'theme' | 'columns' | 'rows' | 'today' | 'colour'> & {
    readonly tools?: RenderTools;
    readonly reducedMotion?: boolean;
    /** From 0; clamped. */
    readonly slide: number;
  },
): PresenterState {
  return {
    ...start,
    slide: Math.max(0, Math.min(start.deck.slides.length - 1, start.slide)),
    step: 0,
    scroll: 0,
    mode: { kind: 'slides' },
    typed: '',
    focus: 0,
    pattern: '',
    notices: {},
    output: undefined,
    tools: start.tools ?? noTools,
    infos: undefined,
    demoProblems: new Map(),
    demos: {},
    service: undefined,
    workers: { processes: [] },
    taskQueues: {},
    log: [],
    outages: [],
    reducedMotion: start.reducedMotion ?? false,
    early: [],
    now: start.today.getTime(),
  };
}
