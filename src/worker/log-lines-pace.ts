import type { LogLine } from '../panel/view.js';

const window = 1_000;
/** Lines that come close together travel together: ms. */
const batch = 100;
const mostLines = 50;
/** Of these, so many may be of level debug, so that they never drive out what matters. */
const mostDebugLines = 25;

/**
 * Sends lines on, the first at once, at most fifty a second; says then how many were dropped. The `source` is that of
 * the note.
 */
export function paceLines(send: (lines: readonly LogLine[]) => void, source: string): (line: LogLine) => void {
  let waiting: LogLine[] = [];
  let timer: NodeJS.Timeout | undefined;
  let since = Number.NEGATIVE_INFINITY;
  let count = 0;
  let debugCount = 0;
  let dropped = 0;

  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    const now = Date.now();
    if (dropped > 0 && now - since >= window) {
      waiting.push({ at: now, level: 'warn', source, text: `${dropped} more lines were not shown` });
      dropped = 0;
    }
    if (waiting.length > 0) {
      send(waiting);
      waiting = [];
    }
    if (dropped > 0) timer = setTimeout(flush, Math.max(batch, since + window - now)).unref();
  };

  return (line) => {
    const now = Date.now();
    if (now - since >= window) {
      if (dropped > 0) flush();
      since = now;
      count = 0;
      debugCount = 0;
    }
    const debug = line.level === 'debug';
    if (count >= mostLines || (debug && debugCount >= mostDebugLines)) {
      // Nobody asked for all of what is on the level debug.
      if (!debug) dropped++;
    } else {
      count++;
      if (debug) debugCount++;
      waiting.push(line);
    }
    timer ??= setTimeout(flush, count === 1 ? 0 : batch).unref();
  };
}
