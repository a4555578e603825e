import { supportsColor } from 'chalk';
import type { ColorDepth } from './codes.js';

/** What the terminal can show; a non-empty NO_COLOR (no-color.org) turns colours off. */
export function colorDepth(env: NodeJS.ProcessEnv): ColorDepth {
  if (env['NO_COLOR']) return 0;
  return supportsColor ? supportsColor.level : 0;
}
