import type { DiagramOptions } from '../render/diagram-types.js';

/** What the thread is asked for; it answers each job with a Diagram, in order. */
export interface Job {
  readonly source: string;
  readonly options: DiagramOptions;
}
