import { lineWidth } from '../render/cells.js';
import type { Line, Span } from '../render/line.js';
import { blank, clip } from './cell.js';
import { type EdgeLabel, edgeWords } from './frame.js';
import { bold, type PanelLook } from './look.js';
import { runTime, workflowState } from './state.js';
import { said } from './text.js';
import { clock } from './time.js';
import type { DemoView } from './view.js';

const leastName = 3;

/** The words in the frame's upper edge: who and how it goes at the left, which service at the right. */
export function titleLabels(view: DemoView, name: string, width: number, look: PanelLook): readonly EdgeLabel[] {
  // The corners, and at least one cell of the rule at either end.
  const room = width - 4;
  for (const service of serviceForms(view, look)) {
    for (const state of [stateWords(view, look, true), stateWords(view, look, false)]) {
      const right = service === undefined ? 0 : lineWidth(service) + 1;
      const nameRoom = room - right - lineWidth(edgeWords([[], state], look));
      const full = said(name);
      const wanted = service === undefined ? leastName : Math.min(12, lineWidth([{ text: full, style: look.plain }]));
      if (nameRoom < wanted) continue;
      const title: Span = { text: clip(full, nameRoom, look), style: look.strong };
      const left: EdgeLabel = { at: 1, spans: edgeWords([[title], state], look) };
      return service === undefined ? [left] : [left, { at: width - 2 - lineWidth(service), spans: service }];
    }
  }
  return [{ at: 1, spans: [blank(1), { text: clip(said(name), room - 2, look), style: look.strong }, blank(1)] }];
}

/** `● Running 00:07.4`. */
export function stateWords(view: DemoView, look: PanelLook, timed: boolean): Line {
  const { workflow } = view;
  if (workflow === undefined) return [{ text: 'not started', style: look.quiet }];
  const { glyph, word, meaning } = workflowState(workflow.status, look);
  const state: Span = { text: `${glyph} ${word}`, style: bold(look[meaning]) };
  return timed ? [state, blank(1), { text: clock(runTime(workflow, view)), style: look.plain }] : [state];
}

/** From the longest to the shortest, which is none. */
function serviceForms(view: DemoView, look: PanelLook): readonly (Line | undefined)[] {
  const { label, state } = view.service;
  const name = clip(said(label), 40, look);
  switch (state) {
    case 'up':
      return [[blank(1), { text: name, style: look.quiet }, blank(1)], undefined];
    case 'starting':
    case 'closed': {
      const style = state === 'starting' ? look.timer : look.quiet;
      const word: Span = { text: state, style };
      return [
        [blank(1), { text: `${name} `, style: look.quiet }, word, blank(1)],
        [blank(1), word, blank(1)],
        undefined,
      ];
    }
    case 'down': {
      const word: Span = { text: `${look.glyphs.failed} down`, style: bold(look.failed) };
      return [
        [blank(1), { text: `${name} `, style: look.quiet }, word, blank(1)],
        [blank(1), word, blank(1)],
        undefined,
      ];
    }
  }
}
