import { defineQuery, defineSignal, patched, proxyActivities, setHandler, sleep } from '@temporalio/workflow';
import type * as activities from './activities.js';

export interface Mission {
  rocket: string;
  /** ms for one orbit: test time. */
  orbit: number;
  orbits: number;
}

const { fillTanks, testEngines, liftOff, touchDown } = proxyActivities<typeof activities>({
  startToCloseTimeout: '5s',
});

export const status = defineQuery<{ text: string; code: string }>('status');
export const comeHome = defineSignal('comeHome');

export async function mission({ rocket, orbit, orbits }: Mission): Promise<string> {
  let text = 'on the launch pad';
  setHandler(status, () => ({ text, code: 'engines first, patched' }));
  const called = new Promise<void>((resolve) => setHandler(comeHome, resolve));

  if (patched('engines-first')) {
    await testEngines(rocket);
    await fillTanks(rocket);
  } else {
    await fillTanks(rocket);
    await testEngines(rocket);
  }
  await liftOff(rocket);
  text = `orbit 1 of ${orbits}`;
  const orbiting = Array.from({ length: orbits }, async (_, done) => {
    await sleep((done + 1) * orbit);
    if (text.startsWith('orbit')) text = `orbit ${done + 2} of ${orbits}`;
  });
  await Promise.race([called, Promise.all(orbiting)]);
  text = 'coming home';
  return touchDown(rocket);
}
