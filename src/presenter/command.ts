import type { Deck } from '../deck/types.js';
import type {
  ActView,
  DemoInfo,
  LogLine,
  ProcessView,
  ServiceView,
  TaskQueueView,
  TrafficView,
  WorkersView,
  WorkflowView,
} from '../panel/view.js';
import type { RenderTools } from '../render/tools.js';
import type { Theme } from '../theme/types.js';
import type { DemoMessage, Notice, NoticeTopic, Played } from './state.js';

/** Everything that can happen to a show: keys, the terminal, the files, and what is live. */
export type Command =
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'resize'; readonly columns: number; readonly rows: number }
  | { readonly kind: 'deck'; readonly deck: Deck }
  | { readonly kind: 'theme'; readonly theme: Theme }
  /** Something that slides are drawn with has arrived, or draws differently now. */
  | { readonly kind: 'tools'; readonly tools: RenderTools }
  | { readonly kind: 'notice'; readonly topic: NoticeTopic; readonly notice: Notice | undefined }
  | { readonly kind: 'output'; readonly slide: number; readonly text: string; readonly running: boolean }
  | {
      readonly kind: 'demos';
      readonly infos: ReadonlyMap<string, DemoInfo>;
      readonly problems: ReadonlyMap<string, string>;
    }
  | LiveCommand
  /** The clock, epoch ms. */
  | { readonly kind: 'tick'; readonly now: number };

/** What became of something live. `demo` is a panel's id. */
export type LiveCommand =
  | { readonly kind: 'service'; readonly service: ServiceView }
  | { readonly kind: 'workers'; readonly workers: WorkersView }
  /** `view` undefined: what was started on this slide is gone. */
  | { readonly kind: 'workflow'; readonly demo: string; readonly view: WorkflowView | undefined }
  | { readonly kind: 'message'; readonly demo: string; readonly message: DemoMessage | undefined }
  | { readonly kind: 'processes'; readonly demo: string; readonly processes: readonly ProcessView[] }
  | { readonly kind: 'traffic'; readonly demo: string; readonly traffic: TrafficView | undefined }
  | { readonly kind: 'acts'; readonly demo: string; readonly acts: readonly ActView[] }
  | { readonly kind: 'task-queue'; readonly view: TaskQueueView }
  /** Lines to add. */
  | { readonly kind: 'log'; readonly lines: readonly LogLine[] }
  /** A recording at one of its moments; undefined: it is over, or given up. */
  | { readonly kind: 'played'; readonly demo: string; readonly view: Played | undefined };

/** An act on the world that a command asked for. */
export type Effect =
  | { readonly kind: 'quit' }
  | { readonly kind: 'suspend' }
  | { readonly kind: 'redraw' }
  | { readonly kind: 'copy'; readonly text: string }
  | { readonly kind: 'run-code'; readonly slide: number; readonly step: number }
  | { readonly kind: 'stop-code' }
  | { readonly kind: 'act'; readonly demo: string; readonly key: string }
  /** Play the recording of a demo, or stop it. */
  | { readonly kind: 'play'; readonly demo: string };
