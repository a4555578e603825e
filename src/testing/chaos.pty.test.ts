import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadDemos } from '../demo/load.js';
import { chaosPlan, planText } from './chaos-plan.js';
import { ChaosShow } from './chaos-show.js';
import { randomOf } from './fuzz/random.js';
import { House } from './house.js';
import { projectRoot } from './pty.js';

/** `npm run chaos` does it for longer. */
const seed = 5;

it('shows its slides, and leaves nothing running, whatever is pressed on any demo', async () => {
  const loaded = await loadDemos(join(projectRoot, 'dist/demos'));
  const demos = [...loaded.values()].flatMap((entry) => (entry.kind === 'demo' ? [entry.demo] : []));
  expect(demos.length).toBeGreaterThanOrEqual(14);
  const house = new House();
  try {
    const chaos = await ChaosShow.open(house, demos, 1);
    for (const [index, stop] of chaos.stops.entries()) {
      const others = chaos.stops.filter((other) => other !== stop);
      const presses = chaosPlan(randomOf(seed, index), stop, others, 1_000);
      const problems = await chaos.run(stop, presses);
      expect(problems, `${stop.demo.name}: ${planText(presses)}`).toEqual([]);
    }
    expect(await chaos.close()).toEqual([]);
  } finally {
    await house.close();
  }
}, 300_000);
