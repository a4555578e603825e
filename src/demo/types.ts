import type { Schema } from './schema.js';

/**
 * What a key of a demo does. `key` is one printable character that no navigation takes (see `navigation-keys`),
 * `label` one or two words for the key line.
 */
export type Action =
  | (ActionKey & { readonly kind: 'start' })
  | (ActionKey & { readonly kind: 'signal'; readonly signal: string; readonly args?: readonly unknown[] })
  | (ActionKey & { readonly kind: 'query'; readonly query: string; readonly args?: readonly unknown[] })
  | (ActionKey & { readonly kind: 'cancel' })
  | (ActionKey & { readonly kind: 'terminate'; readonly reason?: string })
  /** Ends what this demo started, wherever it stands, and shows the slide as it was. */
  | (ActionKey & { readonly kind: 'reset' })
  | (ActionKey & { readonly kind: 'kill-worker' })
  | (ActionKey & { readonly kind: 'start-worker' });

interface ActionKey {
  readonly key: string;
  readonly label: string;
}

/** A demo as the rest of the program sees it. */
export interface Demo {
  /** As slides name it: lower-case letters, digits and dashes. */
  readonly name: string;
  /** One line for people. */
  readonly line: string;
  /** The workflow's type: the name of the exported function. */
  readonly workflow: string;
  readonly taskQueue: string;
  /** Absent: the workflow takes no input. */
  readonly input?: { readonly schema: Schema<unknown>; readonly default: unknown };
  readonly actions: readonly Action[];
  /** Rows of panel kinds, top to bottom, shown when the slide names none. */
  readonly panels: readonly (readonly string[])[];
}

/**
 * What a workflow's `status` query answers: a line of text, or an object whose `text` is that line. The query is
 * asked again when the Event History moves; an answer with `counting: true` asks for more: about four times a second
 * for as long as it says so, for a status that changes (or whose silence is telling) while the history rests.
 */
export type StatusAnswer =
  | string
  | { readonly text: string; readonly counting?: boolean; readonly [field: string]: unknown };
