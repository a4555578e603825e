import { lineWidth } from '../render/cells.js';
import type { Line, Span } from '../render/line.js';
import { blank, clip } from './cell.js';
import { type EdgeLabel, edgeWords } from './frame.js';
import { bold, type PanelLook } from './look.js';
import { runTime, workflowState } from './state.js';
import { said } from './text.js';
import { clock } from './time.js';
import { recordedWords } from './title-recorded.js';
import type { DemoView } from './view.js';

const leastName = 3;

/** Which panel has the frame to itself, e.g. the second of four. */
export interface Alone {
  readonly kind: string;
  /** From 0. */
  readonly index: number;
  readonly of: number;
}

/**
 * The words in the frame's upper edge: who, how it goes and which panel is alone at the left, which service at the
 * right. Where it is narrow the time goes first, then the service, then the rest of the words but the name and the
 * state; what is a recording says so as long as there is room for anything.
 */
export function titleLabels(
  view: DemoView,
  name: string,
  width: number,
  look: PanelLook,
  alone?: Alone,
): readonly EdgeLabel[] {
  // The corners, and at least one cell of the rule at either end.
  const room = width - 4;
  const full = said(name);
  const style = view.focused ? look.strong : look.quiet;
  const states = [stateWords(view, look, true), stateWords(view, look, false)];
  const forms = serviceForms(view, look);
  for (const [index, service] of forms.entries()) {
    const right = service === undefined ? 0 : lineWidth(service) + 1;
    const last = index === forms.length - 1;
    const wanted = last ? leastName : Math.min(12, lineWidth([{ text: full, style }]));
    for (const more of [...aloneForms(alone, look), ...(last ? [[]] : [])]) {
      for (const state of states) {
        const nameRoom = room - right - lineWidth(edgeWords([[], state, ...more], look));
        if (nameRoom < wanted) continue;
        const title: Span = { text: clip(full, nameRoom, look), style };
        const left: EdgeLabel = { at: 1, spans: edgeWords([[title], state, ...more], look) };
        return service === undefined ? [left] : [left, { at: width - 2 - lineWidth(service), spans: service }];
      }
    }
  }
  const service = forms.at(-1);
  const nameRoom = room - 2 - (service === undefined ? 0 : lineWidth(service) + 1);
  const left: EdgeLabel = { at: 1, spans: [blank(1), { text: clip(full, nameRoom, look), style }, blank(1)] };
  return service === undefined ? [left] : [left, { at: width - 2 - lineWidth(service), spans: service }];
}

/** `● Running 00:07.4`. */
export function stateWords(view: DemoView, look: PanelLook, timed: boolean): Line {
  const { workflow } = view;
  if (workflow === undefined) return [{ text: 'not started', style: look.quiet }];
  const { glyph, word, meaning } = workflowState(workflow.status, look);
  const state: Span = { text: `${glyph} ${word}`, style: bold(look[meaning]) };
  return timed ? [state, blank(1), { text: clock(runTime(workflow, view)), style: look.plain }] : [state];
}

/** From the longest to the shortest: `timeline 2/4 m next`. */
function aloneForms(alone: Alone | undefined, look: PanelLook): readonly (readonly Line[])[] {
  if (alone === undefined) return [[]];
  const { index, of } = alone;
  const kind: Span = { text: clip(said(alone.kind), 16, look), style: look.strong };
  const place: Span = { text: `${index + 1}/${of}`, style: look.strong };
  const key: Line = [
    { text: 'm', style: look.strong },
    { text: index + 1 < of ? ' next' : ' all', style: look.quiet },
  ];
  return [[[kind, blank(1), place], key], [[kind, blank(1), place]], [[place]]];
}

/** From the longest to the shortest, which is none. */
function serviceForms(view: DemoView, look: PanelLook): readonly (Line | undefined)[] {
  if (view.recordedAt !== undefined) {
    return recordedWords(view.recordedAt, look).map((words) => [blank(1), words, blank(1)]);
  }
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
