import { type ChildProcess, fork } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import yargs from 'yargs';
import { hideBin } from 'yargs/helpers';
import { corpus } from '../src/testing/fuzz/corpus.js';
import { mutatedDeck } from '../src/testing/fuzz/mutate.js';
import { randomOf } from '../src/testing/fuzz/random.js';
import { type Finding, type Tried, tryDeck } from '../src/testing/fuzz/try-deck.js';

/**
 * `npm run fuzz -- --minutes 60 --seed 7`: draws decks that nobody would write, and writes down what should not have
 * happened: a throw, a row that is too wide, a control character, a slide that takes too long. `--deck N` draws one of
 * them again. The decks are drawn in a process of their own: one that never comes to an end is a finding as well.
 */

/** Milliseconds without a word. */
const patience = 60_000;

interface Told extends Tried {
  readonly index: number;
}

const options = yargs(hideBin(process.argv))
  .options({
    minutes: { type: 'number', default: 10 },
    seed: { type: 'number', default: Date.now() % 1_000_000 },
    deck: { type: 'number', describe: 'only this one' },
    out: { type: 'string', default: join(tmpdir(), 'tslides-fuzz'), describe: 'folder for findings' },
    from: { type: 'number', hidden: true, default: 0 },
  })
  .strict()
  .parseSync();

const deckText = (index: number): string => mutatedDeck(randomOf(options.seed, index), texts);
const texts = corpus();

if (process.send) await draw();
else if (options.deck !== undefined) show(options.deck);
else await watch();

/** The child: deck after deck, until it is ended. */
async function draw(): Promise<void> {
  for (let index = options.from; ; index += 1) {
    const tried = tryDeck(deckText(index), randomOf(options.seed + 1, index));
    await new Promise<void>((sent) => process.send?.({ index, ...tried } satisfies Told, undefined, {}, () => sent()));
  }
}

function show(index: number): void {
  const text = deckText(index);
  const { findings, slowest } = tryDeck(text, randomOf(options.seed + 1, index));
  console.log(text);
  for (const { what } of findings) console.error(what);
  console.error(`${findings.length} findings; slowest slide ${slowest.ms.toFixed(1)} ms`);
}

async function watch(): Promise<void> {
  const end = Date.now() + options.minutes * 60_000;
  let next = 0;
  let slides = 0;
  let found = 0;
  let slowest: { readonly ms: number; readonly markdown: string } = { ms: 0, markdown: '' };
  let slowestDeck = 0;
  const write = (index: number, { what, markdown }: Finding): void => {
    found += 1;
    mkdirSync(options.out, { recursive: true });
    const path = join(options.out, `seed-${options.seed}-deck-${index}-${found}.md`);
    writeFileSync(path, `<!-- ${what.split('\n', 1)[0]} -->\n${markdown}\n`);
    console.log(`${path}\n  ${what.split('\n').slice(0, 8).join('\n  ')}`);
  };
  while (Date.now() < end) {
    const stuck = await drawnUntil(end, next, (told) => {
      next = told.index + 1;
      slides += told.slides;
      for (const finding of told.findings) write(told.index, finding);
      if (told.slowest.ms > slowest.ms) [slowest, slowestDeck] = [told.slowest, told.index];
    });
    if (!stuck) continue;
    write(next, { what: 'it never came to an end, or ended the process', markdown: deckText(next) });
    next += 1;
  }
  console.log(`seed ${options.seed}: ${next} decks, ${slides} slides, ${found} findings`);
  console.log(`slowest slide: ${slowest.ms.toFixed(1)} ms, in deck ${slowestDeck}`);
  process.exitCode = found > 0 ? 1 : 0;
}

/** Whether a child got stuck, or ended by itself, before the time was over. */
function drawnUntil(end: number, from: number, onTold: (told: Told) => void): Promise<boolean> {
  const child: ChildProcess = fork(fileURLToPath(import.meta.url), [
    ...['--seed', String(options.seed)],
    ...['--from', String(from)],
  ]);
  return new Promise((done) => {
    let over = false;
    const stop = (stuck: boolean): void => {
      if (over) return;
      over = true;
      clearTimeout(silence);
      clearTimeout(last);
      child.kill('SIGKILL');
      done(stuck);
    };
    let silence = setTimeout(() => stop(true), patience);
    const last = setTimeout(() => stop(false), Math.max(0, end - Date.now()));
    child.on('message', (told) => {
      clearTimeout(silence);
      silence = setTimeout(() => stop(true), patience);
      onTold(told as Told);
    });
    child.on('exit', () => stop(true));
  });
}
