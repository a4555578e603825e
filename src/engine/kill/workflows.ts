import {
  allHandlersFinished,
  condition,
  continueAsNew,
  defineQuery,
  defineSignal,
  defineUpdate,
  executeChild,
  proxyActivities,
  setHandler,
  sleep,
} from '@temporalio/workflow';
import type { LoadActivities } from './activities.js';

const { square } = proxyActivities<LoadActivities>({
  startToCloseTimeout: '2s',
  retry: { initialInterval: '20ms', maximumInterval: '200ms' },
});

export const itemSignal = defineSignal<[string]>('item');
export const finishSignal = defineSignal('finish');
export const noteUpdate = defineUpdate<string, [string]>('note');
export const stepQuery = defineQuery<number>('step');

/** What is carried from run to run. */
export interface Progress {
  readonly step: number;
  readonly total: number;
  readonly items: readonly string[];
  readonly notes: readonly string[];
  readonly finish: boolean;
}

/**
 * `steps` steps of a flaky activity, a timer and, in every other one, a child, with a new run half-way; meanwhile it
 * collects what it is sent, until it is told to finish. The total is the sum of the steps' squares, each counted once.
 */
export async function load(steps: number, before: Progress): Promise<Progress> {
  const items = [...before.items];
  const notes = [...before.notes];
  let { step, total, finish } = before;
  setHandler(itemSignal, (item) => void items.push(item));
  setHandler(finishSignal, () => {
    finish = true;
  });
  setHandler(stepQuery, () => step);
  setHandler(noteUpdate, async (note) => {
    await sleep(5);
    notes.push(note);
    return `noted ${note}`;
  });
  while (step < steps) {
    step += 1;
    const [first, second] = await Promise.all([
      square(step),
      step % 2 === 0 ? executeChild(part, { args: [step] }) : 0,
    ]);
    total += first + second;
    await sleep(10 + 10 * step);
    if (step === Math.ceil(steps / 2)) {
      await condition(allHandlersFinished);
      await continueAsNew<typeof load>(steps, { step, total, items, notes, finish });
    }
  }
  await condition(() => finish);
  await condition(allHandlersFinished);
  return { step, total, items, notes, finish };
}

/** Gives nothing, after a timer and an activity. */
export async function part(step: number): Promise<number> {
  await sleep(15);
  return (await square(step)) * 0;
}
