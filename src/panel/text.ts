import { shown } from '../render/cells.js';
import type { PanelLook } from './look.js';
import type { FailureView } from './view.js';

/** Nothing on a panel is longer; what comes from a workflow may be megabytes. */
const longest = 4000;
const deepest = 8;

/** What a workflow, an activity or the service said, on one row and safe to show. */
export function said(text: string): string {
  return shown(text.slice(0, longest).replace(/\s+/g, ' ').trim());
}

const texts = new WeakMap<object, string>();

/** A value as people read it: a string as it is, all else as JSON. */
export function valueText(value: unknown): string {
  if (typeof value === 'string') return said(value);
  if (typeof value !== 'object' || value === null) return said(value === undefined ? 'nothing' : String(value));
  // A frame is drawn several times a second, the value is the same for most of them.
  const known = texts.get(value);
  if (known !== undefined) return known;
  const text = said(json(value));
  texts.set(value, text);
  return text;
}

/** The failure and its causes, outermost first: `type: message ← type: message`. */
export function failureText(failure: FailureView, look: PanelLook): string {
  const parts: string[] = [];
  let next: FailureView | undefined = failure;
  while (next !== undefined && parts.length < deepest) {
    parts.push(said(next.message === '' ? next.type : `${next.type}: ${next.message}`));
    next = next.cause;
  }
  if (next !== undefined) parts.push(look.glyphs.ellipsis);
  return parts.join(` ${look.glyphs.cause} `);
}

function json(value: object): string {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return 'a value that JSON cannot hold';
  }
}
