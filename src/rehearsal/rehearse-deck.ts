import type { Deck } from '../deck/types.js';
import { type DemoBlock, demoBlocks } from '../presenter/demo-blocks.js';
import { startLive } from '../session/live.js';
import type { Logs } from '../session/logs.js';
import type { RehearsalHost } from './host.js';
import { checkDemos, checkService, checkWorker, type Preflight } from './preflight.js';
import { Reel, readRecording } from './recording.js';
import { keepRecording } from './recording-file.js';
import { type Rehearsed, rehearseDemo } from './rehearse-demo.js';
import { disturbs } from './steps.js';
import type { Tape } from './tape.js';
import { seen } from './wait.js';
import { leave } from './walk.js';

export interface RunOptions {
  readonly host: RehearsalHost;
  readonly logs: Logs;
  readonly deck: Deck;
  /** Index of the one slide that is wanted. */
  readonly only: number | undefined;
  /** Whether to keep recordings of what went well. */
  readonly record: boolean;
  readonly signal: AbortSignal;
  readonly onPreflight: (row: Preflight) => void;
  readonly onRehearsed: (row: Rehearsed, recorded: string | undefined) => void;
  /** What is being waited for. */
  readonly onDoing: (what: string, block?: DemoBlock) => void;
}

/** ms until what was disturbed is put back after a slide was left. */
const grace = 1_700;

/** Rehearses every demo of a deck, in order. False: something is not as it should be on stage. */
export async function rehearseDeck(options: RunOptions): Promise<boolean> {
  const { host, logs, deck, only, signal, onDoing } = options;
  const { store } = host;
  const blocks = demoBlocks(deck).filter(({ slide }) => only === undefined || slide === only);
  if (blocks.length === 0) return true;
  startLive(host, logs).catch(host.trouble);
  let ready = true;
  for (const [what, check] of [
    ['the demos', checkDemos],
    ['the service', checkService],
    ['the worker', checkWorker],
  ] as const) {
    if (signal.aborted) return false;
    onDoing(what);
    const row: Preflight | undefined = ready ? await check(store, signal) : undefined;
    if (row === undefined) continue;
    options.onPreflight(row);
    ready = row.mark !== 'failed';
  }
  if (!ready) return false;

  let well = true;
  for (const [index, block] of blocks.entries()) {
    if (signal.aborted) return false;
    const { record } = options;
    const result = await rehearseDemo(host, block, { record, signal, onDoing: (what) => onDoing(what, block) });
    if (signal.aborted) return false;
    well &&= result.failure === undefined;
    const { tape, failure } = result;
    const keep = tape !== undefined && failure === undefined;
    options.onRehearsed(result, keep ? await kept(deck, block, tape) : undefined);
    const next = blocks[index + 1];
    const demo = host.demo(block.block.demo);
    if (!leave(store, block) || next === undefined) continue;
    if (next.slide === block.slide || (demo && disturbs(demo))) {
      onDoing('what was disturbed is put back', block);
      await seen(store, () => false, grace, signal);
    }
  }
  return well;
}

/** Only what can be played is kept. */
async function kept(deck: Deck, { id }: DemoBlock, { text }: Tape): Promise<string> {
  new Reel(readRecording(text)).at(Number.POSITIVE_INFINITY);
  return keepRecording(deck.folder, id, text);
}
