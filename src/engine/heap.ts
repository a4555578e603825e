import { setFlagsFromString } from 'node:v8';

/**
 * Keeps this process small rather than fast at making garbage: the service shares a laptop with a presenter and
 * workers, and after 10,000 workflows it would hold twice the memory for nothing. Both flags are read by V8 at each
 * collection, so they may be set while it runs.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--heap-growing-percent=30');
}
