import { isIn, type LineRange, type Source, workflowRange } from './code-source.js';
import type { Room } from './panel.js';
import type { DemoView } from './view.js';

/** What is to be seen of a file. */
export interface CodeView {
  /** Indices of lines. */
  readonly range: LineRange;
  readonly top: number;
  /** Lines on which it waits, by index: since when, if that is known. */
  readonly waiting: ReadonlyMap<number, number | undefined>;
  readonly passed: ReadonlySet<number>;
}

/** Where in the file the workflow stands, and which rows of it there is room for. */
export function codeView(view: DemoView, source: Source, { height }: Pick<Room, 'height'>): CodeView {
  const { workflow, controls, demo } = view;
  const stack = workflow?.stack;
  const here = <Place extends { readonly file: string; readonly line: number }>(places: readonly Place[] = []) =>
    places.filter((place) => isIn(place, source) && place.line <= source.lines.length);
  const open = workflow?.status === 'running' ? here(stack?.waiting) : [];
  const waiting = new Map(open.map(({ line, since }) => [line - 1, since]));
  const passed = here(stack?.passed).map(({ line }) => line - 1);
  const range =
    controls.detail === 2 ? { from: 0, to: source.lines.length } : workflowRange(source.lines, demo.workflowType);
  const inRange = (index: number) => index >= range.from && index < range.to;
  const focus = [...waiting.keys()].findLast(inRange) ?? passed.findLast(inRange) ?? range.from;
  const top = topOf(range, focus, height);
  const back = controls.look.kind === 'back' ? controls.look.by * halfOf(height) : 0;
  return { range, top: Math.max(range.from, top - back), waiting, passed: new Set(passed) };
}

/**
 * Index of the first line that is shown: it moves by half rooms, so that the text stands still while the line that is
 * lit goes on.
 */
function topOf({ from, to }: LineRange, focus: number, height: number): number {
  const below = height >= 5 ? 1 : 0;
  const step = halfOf(height);
  const beyond = focus - from + below - (height - 1);
  const scrolled = beyond <= 0 ? 0 : Math.ceil(beyond / step) * step;
  return from + Math.max(0, Math.min(scrolled, to - from - height));
}

const halfOf = (height: number) => Math.max(1, Math.floor(height / 2));
