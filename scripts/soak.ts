import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import yargs from 'yargs';
import { hideBin } from 'yargs/helpers';
import { familyOf, type Relative } from '../src/testing/family.js';
import { House } from '../src/testing/house.js';
import { calmFigures, type ProcessFigures } from '../src/testing/process-figures.js';
import { gone, type PtyProgram, projectRoot } from '../src/testing/pty.js';
import { languagesHere, perform, stageSize, toolchains } from '../src/testing/talk.js';
import { type Circumstance, type TalkDeck, talkDecks } from '../src/testing/talk-scripts.js';
import { until } from '../src/testing/until.js';

/**
 * `npm run soak -- --minutes 60`: our talk given again and again in one show, every demo as the speaker's notes say, and
 * after each round the memory and the open files of each process. Ends with 1 if one of them takes more than 1.2 times
 * what it took after the first round, keeps files open, or a demo did not come out as it should. The embedded service and
 * the workers are killed in each round, as the talk has it; `--skip outage --skip durable …` lets them grow old.
 */

/** Of the memory after the first round. */
const limit = 1.2;
/** Files that may be open by chance. */
const fileSlack = 3;
/** ms without a key before anything is measured. */
const idle = 5_000;

const options = yargs(hideBin(process.argv))
  .options({
    minutes: { type: 'number', default: 60 },
    rounds: { type: 'number', describe: 'so many instead' },
    skip: { type: 'string', array: true, default: [] as string[], describe: 'a demo that is left out' },
    out: { type: 'string', describe: 'file to which each line is added as well' },
  })
  .strict()
  .parseSync();

type Name = 'presenter' | 'service' | 'worker';
interface Round {
  readonly figures: Readonly<Record<Name, ProcessFigures>>;
}
const names: readonly Name[] = ['presenter', 'service', 'worker'];
const begun = Date.now();
const here = new Set<Circumstance>(['embedded', ...languagesHere()]);
const talk = wholeTalk();
const house = new House();
const rounds: Round[] = [];
let failed = 0;
try {
  await soak();
} finally {
  await house.close();
}

async function soak(): Promise<void> {
  const folders = talkDecks.map(({ folder }) => join(projectRoot, folder));
  const show = house.show([...folders, '--embedded'], { ...stageSize, env: toolchains });
  await show.see(`[page 1 / ${talk.slides}]`);
  say(`round  minute  ${names.map((name) => `${name}: MiB files threads`.padEnd(32)).join('')}`);
  const isOver = (): boolean =>
    options.rounds === undefined ? Date.now() - begun > options.minutes * 60_000 : rounds.length >= options.rounds;
  while (!isOver() || rounds.length < 2) {
    await giveTalk(show);
    show.press('g', 'g');
    await show.see(`[page 1 / ${talk.slides}]`);
    const round = await measured(show);
    rounds.push(round);
    const minute = ((Date.now() - begun) / 60_000).toFixed(1);
    say(
      `${String(rounds.length).padStart(5)}  ${minute.padStart(6)}  ${names.map((name) => row(round, name)).join('')}`,
    );
  }
  const family = familyOf(show.pid).map(({ pid }) => pid);
  show.press('q');
  const code = await show.exited;
  await gone(family);
  const log = house.log('presenter.log');
  if (code !== 0) complain(`the show ended with ${code}`);
  if (log !== '') complain(`presenter.log: ${log}`);
  judge();
  process.exitCode = failed > 0 ? 1 : 0;
}

/** A demo that fails is told, and the talk goes on: what a soak is for is the memory. */
async function giveTalk(show: PtyProgram): Promise<void> {
  for (const script of talk.scripts) {
    if (options.skip.includes(script.demo)) continue;
    try {
      show.press(...String(script.slide), 'G');
      await show.see(`[page ${script.slide} / ${talk.slides}]`);
      // What stands there from the round before goes.
      if (rounds.length > 0) show.press('x');
      await perform(show, talk, script, here);
    } catch (error) {
      if (show.exitCode !== undefined) throw error;
      complain(`round ${rounds.length + 1}, ${script.demo}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}

async function measured(show: PtyProgram): Promise<Round> {
  await new Promise((resolve) => setTimeout(resolve, idle));
  const base = await until('a service, a worker and nothing else', () => {
    const family = familyOf(show.pid);
    return family.length === 2 ? family : undefined;
  }).catch((error: unknown) => {
    complain(`${String(error)}: ${familyOf(show.pid).map(({ command }) => command)}`);
    return familyOf(show.pid);
  });
  const [presenter, service, worker] = await Promise.all([
    calmFigures(show.pid, idle),
    calmFigures(pidOf(base, 'service'), idle),
    calmFigures(pidOf(base, 'worker'), idle),
  ]);
  return { figures: { presenter, service, worker } };
}

function judge(): void {
  const [first, last] = [rounds[0], rounds.at(-1)];
  if (first === undefined || last === undefined) return;
  for (const name of names) {
    const [before, after] = [first.figures[name], last.figures[name]];
    const ratio = after.memory / before.memory;
    const told = `${name}: ${before.memory.toFixed(0)} → ${after.memory.toFixed(0)} MiB, × ${ratio.toFixed(2)}; files ${before.files} → ${after.files}; threads ${before.threads} → ${after.threads}`;
    const grown = (after.files ?? 0) > (before.files ?? 0) + fileSlack;
    if (ratio > limit || grown) complain(told);
    else say(told);
  }
  say(`${rounds.length} rounds, ${failed} complaints`);
}

function row({ figures }: Round, name: Name): string {
  const { pid, memory, files, threads } = figures[name];
  return `${pid} ${memory.toFixed(0).padStart(5)} ${String(files).padStart(4)} ${String(threads).padStart(4)}`.padEnd(
    32,
  );
}

function pidOf(family: readonly Relative[], kind: Relative['kind']): number {
  const found = family.find((relative) => relative.kind === kind);
  if (found === undefined) throw new Error(`there is no ${kind}`);
  return found.pid;
}

/** All decks one after the other, as the show has them. */
function wholeTalk(): TalkDeck {
  let slides = 0;
  const scripts = talkDecks.flatMap((deck) => {
    const before = slides;
    slides += deck.slides;
    return deck.scripts.map((script) => ({ ...script, slide: before + script.slide }));
  });
  return { folder: '', slides, scripts };
}

function complain(text: string): void {
  failed += 1;
  say(`=== ${text}`);
}

function say(text: string): void {
  console.log(text);
  if (options.out !== undefined) appendFileSync(options.out, `${text}\n`);
}
