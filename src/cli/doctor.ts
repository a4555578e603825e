import fs from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { demoBlocks } from '../presenter/demo-blocks.js';
import { rehearsalHost } from '../rehearsal/host.js';
import { checkNode, checkSdk, checkTerminal } from '../rehearsal/preflight.js';
import { progressLine } from '../rehearsal/progress.js';
import { rehearseDeck } from '../rehearsal/rehearse-deck.js';
import { report } from '../rehearsal/report.js';
import type { Line } from '../render/line.js';
import { openLogs } from '../session/logs.js';
import { readProcessedDeck } from '../session/read-processed.js';
import { colorDepth } from '../terminal/color-depth.js';
import { Encoder } from '../terminal/encode.js';
import { type Given, text, UsageError, wholeNumber } from './options.js';
import { serviceFlags } from './show.js';

/** ms that closing may take before the process ends all the same. */
const closingLimit = 5_000;

/**
 * Runs every demo of a deck once, and ends the process: 0 if all is well, else 1.
 * @throws UsageError, DeckError
 */
export async function doctor(decks: readonly string[], given: Given, dist: string): Promise<void> {
  const service = serviceFlags(given);
  const slide = wholeNumber('slide', text(given, 'slide'), 1_000_000);
  const logs = openLogs(text(given, 'log-dir'));
  const deck = await readProcessedDeck(decks, decks.includes('-') ? fs.readFileSync(0, 'utf8') : undefined);
  const count = deck.slides.length;
  if (slide !== undefined && slide > count) {
    throw new UsageError(`--slide ${slide}: the deck has ${count} ${count === 1 ? 'slide' : 'slides'}`);
  }
  const { stdout } = process;
  const depth = stdout.isTTY ? colorDepth(process.env) : 0;
  const encoder = new Encoder(depth);
  const blocks = demoBlocks(deck).filter((block) => slide === undefined || block.slide === slide - 1);
  const width = stdout.isTTY ? stdout.columns : undefined;
  const table = report({ blocks, colour: depth > 0, ascii: process.env['TERM'] === 'linux', width });
  const progress = progressLine(stdout);
  const print = (lines: readonly Line[]): void => {
    progress.clear();
    for (const line of lines) {
      const plain = line.map((span) => span.text).join('');
      stdout.write(`${depth > 0 ? encoder.row(line) : plain.trimEnd()}\n`);
    }
  };

  const host = rehearsalHost({ deck, options: { dist, service, demos: text(given, 'demos') }, log: logs.write });
  const stopped = new AbortController();
  const end = async (code: number): Promise<void> => {
    progress.clear();
    setTimeout(() => process.exit(code), closingLimit).unref();
    await host.closing.all();
    stdout.write('', () => process.exit(code));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      const code = 128 + constants.signals[signal];
      if (stopped.signal.aborted) process.exit(code);
      stopped.abort();
      void end(code);
    });
  }
  const sdk = checkSdk(join(dist, 'tslides.cjs'));
  for (const row of [checkNode(), sdk]) print(table.preflight(row));
  if (stdout.isTTY) print(table.preflight(checkTerminal(stdout.columns, stdout.rows, depth)));
  const well = await rehearseDeck({
    ...{ host, logs, deck, record: given['record'] === true },
    only: slide === undefined ? undefined : slide - 1,
    signal: stopped.signal,
    onPreflight: (row) => print(table.preflight(row)),
    onRehearsed: (row, recording) => print(table.rehearsed(row, recording)),
    onDoing: (what, block) => progress.show(table.doing(what, block)),
  });
  if (stopped.signal.aborted) return;
  for (const error of host.troubles) {
    print(
      table.preflight({ mark: 'failed', name: 'a bug', text: error instanceof Error ? error.message : String(error) }),
    );
  }
  print(table.summary());
  await end(well && host.troubles.length === 0 && sdk.mark !== 'failed' ? 0 : 1);
}
