import { basename } from 'node:path';
import type { Place, Slide } from '../deck/types.js';
import { lineAt } from './place.js';

/** What keeps a fence that opens as a command of the deck does from being run, and what to do about it. */
export function whyNotRun(slide: Slide, source: Place): string | undefined {
  if (!/^[ \t]*~~~[^~\s]/.test(lineAt(slide, source))) return undefined;
  return `commands run only in a file that is executable, so this one is shown as code: chmod +x ${basename(source.file)}`;
}
