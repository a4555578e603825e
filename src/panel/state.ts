import type { Meaning, PanelLook } from './look.js';
import type { DemoView, WorkflowStatus, WorkflowView } from './view.js';

/** A state as people see it: a mark, a word, and what its colour means. */
export interface StateMark {
  readonly glyph: string;
  readonly word: string;
  readonly meaning: Meaning;
}

export function workflowState(status: WorkflowStatus, look: PanelLook): StateMark {
  const { glyphs } = look;
  switch (status) {
    case 'running':
      return { glyph: glyphs.running, word: 'Running', meaning: 'running' };
    case 'completed':
      return { glyph: glyphs.done, word: 'Completed', meaning: 'done' };
    case 'failed':
      return { glyph: glyphs.failed, word: 'Failed', meaning: 'failed' };
    case 'canceled':
      return { glyph: glyphs.canceled, word: 'Canceled', meaning: 'canceled' };
    case 'terminated':
      return { glyph: glyphs.stopped, word: 'Terminated', meaning: 'failed' };
    case 'continued-as-new':
      return { glyph: glyphs.again, word: 'Continued as new', meaning: 'running' };
    case 'timed-out':
      return { glyph: glyphs.failed, word: 'Timed out', meaning: 'retry' };
  }
}

/** Milliseconds since the workflow started, or that it took. */
export function runTime(workflow: WorkflowView, view: DemoView): number {
  return (workflow.closedAt ?? view.now) - workflow.startedAt;
}
