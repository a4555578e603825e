import fc from 'fast-check';
import { expect, test } from 'vitest';
import { script } from './script.js';
import { playScript, type Tally } from './trial.js';

/** More scripts: TSLIDES_MODEL_RUNS=5000 npx vitest run src/engine/model */
const RUNS = Number(process.env.TSLIDES_MODEL_RUNS ?? 100);

test('whatever clients and workers do, and whoever dies: nothing is lost, doubled or early', async () => {
  const tallies: Tally[] = [];
  const property = fc.asyncProperty(script, async (steps) => void tallies.push(await playScript(steps)));
  await fc.assert(property, { numRuns: RUNS, endOnFailure: process.env.CI !== undefined });
  const sum = (what: keyof Tally) => tallies.reduce((total, tally) => total + tally[what], 0);
  // scripts that do nothing would prove nothing
  expect(sum('crashes')).toBeGreaterThan(RUNS / 4);
  expect(sum('events')).toBeGreaterThan(RUNS * 20);
  if (RUNS > 100)
    console.log(Object.fromEntries(Object.keys(tallies[0] ?? {}).map((key) => [key, sum(key as keyof Tally)])));
}, 3_600_000);
