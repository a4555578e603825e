import type { GivenSettings } from './settings.js';
import type { SplitOptions } from './split.js';

/** YAML without its types: a scalar as it is written, null if nothing is said. */
export type Plain = string | null | readonly Plain[] | { readonly [key: string]: Plain };

/** What a key says about the deck, and about how its file is cut into slides. */
export interface Said {
  readonly settings?: GivenSettings;
  readonly split?: SplitOptions;
  /** What has no effect here, in a sentence. */
  readonly warning?: string;
  /** What a part of the value should have been, in a sentence. */
  readonly error?: string;
}

export function isText(value: Plain | undefined): value is string {
  return typeof value === 'string';
}

export function isMapping(value: Plain): value is { readonly [key: string]: Plain } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
