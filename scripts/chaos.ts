import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import yargs from 'yargs';
import { hideBin } from 'yargs/helpers';
import { loadDemos } from '../src/demo/load.js';
import { chaosPlan, planText, type Stop } from '../src/testing/chaos-plan.js';
import { ChaosShow } from '../src/testing/chaos-show.js';
import { randomOf } from '../src/testing/fuzz/random.js';
import { House } from '../src/testing/house.js';
import { projectRoot } from '../src/testing/pty.js';

/**
 * `npm run chaos -- --runs 500 --seed 42`: every action of every demo at any moment, in any order, on real shows. Tells
 * of each run after which a show does not answer, has said something wrong, or has left something running.
 * `--demo order --run 17` does one of them again.
 */

const options = yargs(hideBin(process.argv))
  .options({
    runs: { type: 'number', default: 50 },
    seed: { type: 'number', default: Date.now() % 1_000_000 },
    demo: { type: 'string', describe: 'only this one' },
    run: { type: 'number', describe: 'only this one' },
    each: { type: 'number', default: 25, describe: 'runs of one show' },
    shows: { type: 'number', default: 2, describe: 'shows at once' },
  })
  .strict()
  .parseSync();

const loaded = await loadDemos(join(projectRoot, 'dist/demos'));
const demos = [...loaded.values()].map((entry) => {
  if (entry.kind === 'broken') throw new Error(entry.message);
  return entry.demo;
});
if (options.demo !== undefined && !loaded.has(options.demo)) throw new Error(`there is no demo "${options.demo}"`);
const wanted = options.run === undefined ? Array.from({ length: options.runs }, (_, index) => index) : [options.run];
const began = Date.now();
let done = 0;
let failed = 0;

const all = wanted.length;
await Promise.all(Array.from({ length: options.run === undefined ? options.shows : 1 }, (_, lane) => runLane(lane)));
const minutes = ((Date.now() - began) / 60_000).toFixed(1);
console.log(`seed ${options.seed}: ${done} of ${all} runs, ${failed} failed, ${minutes} minutes`);
process.exitCode = failed > 0 || done < all ? 1 : 0;

/** One show after the other, as long as there is something to do. */
async function runLane(lane: number): Promise<void> {
  for (let turn = lane; wanted.length > 0; turn += 1) {
    const house = new House();
    try {
      // A speaker may have the same demo twice on a slide: in every other show it is.
      const chaos = await ChaosShow.open(house, demos, turn % 2 === 0 ? 1 : 2);
      const runs = await runShow(chaos);
      const left = await chaos.close();
      if (left.length > 0) tell(`the end of a show after ${runs.join(', ')}`, left);
    } catch (error) {
      tell('a show', [String(error)]);
      return;
    } finally {
      await house.close();
    }
  }
}

/** The numbers of the runs of one show. It has no more of them once something went wrong: what follows may be of that. */
async function runShow(chaos: ChaosShow): Promise<readonly number[]> {
  const numbers: number[] = [];
  while (numbers.length < options.each) {
    const number = wanted.shift();
    if (number === undefined) break;
    numbers.push(number);
    const random = randomOf(options.seed, number);
    const stop = stopOf(chaos.stops, number);
    const others = chaos.stops.filter((other) => other !== stop);
    const presses = chaosPlan(random, stop, others, 1_500 + random.below(1_500));
    const problems = await chaos.run(stop, presses);
    done += 1;
    if (problems.length > 0) {
      const keys = planText(presses);
      tell(`run ${number} of seed ${options.seed}, on ${stop.demo.name} (the show's ${numbers.length}th): ${keys}`, [
        ...problems,
        `what the terminal was sent last: ${kept(number, chaos.lastBytes)}`,
      ]);
      break;
    }
    if (done % 10 === 0)
      console.log(`${done} of ${all}, ${failed} failed, ${((Date.now() - began) / 1000).toFixed(0)} s`);
  }
  return numbers;
}

/** Path of a file that holds it. */
function kept(number: number, bytes: string): string {
  const path = join(tmpdir(), `tslides-chaos-${options.seed}-${number}.txt`);
  writeFileSync(path, bytes);
  return path;
}

function stopOf(stops: readonly Stop[], number: number): Stop {
  const wanted = options.demo;
  const found = wanted === undefined ? stops[number % stops.length] : stops.find(({ demo }) => demo.name === wanted);
  if (found === undefined) throw new Error('no demo');
  return found;
}

function tell(where: string, problems: readonly string[]): void {
  failed += 1;
  console.log(`\n=== ${where}\n${problems.join('\n---\n')}\n`);
}
