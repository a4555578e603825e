import type { Theme } from '../theme/types.js';

/** Stands where a row was cut. */
export function cutMark({ ascii }: Theme): string {
  return ascii ? '>' : '…';
}
