import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoInput } from '../src/demo/input.js';
import type { HistoryEvent, WorkflowView } from '../src/panel/view.js';
import { cancelWorkflow, queryWorkflow, signalWorkflow } from '../src/temporal/start.js';
import { type DemoHouse, type DemoRun, openDemos } from './testing.js';

let house: DemoHouse;
beforeAll(async () => {
  house = await openDemos();
});
afterAll(() => house.close());

const ofType = ({ events }: WorkflowView, wanted: string): readonly HistoryEvent[] =>
  events.filter(({ type }) => type === wanted);
const completedActivities = (view: WorkflowView) => ofType(view, 'ActivityTaskCompleted').map(({ name }) => name);
const signal = (run: DemoRun, name: string, ...args: unknown[]) =>
  signalWorkflow(house.stage.temporal, run.last(), name, args);

function update(run: DemoRun, name: string, ...args: unknown[]): Promise<unknown> {
  const { workflowId, runId } = run.last();
  return house.stage.temporal.client.workflow
    .getHandle(workflowId, runId)
    .executeUpdate(name, { args: args as [unknown] });
}

/** What the demo's input does not take, each with the key that it is about. */
function refuses(name: string, ...inputs: readonly (readonly [unknown, string])[]) {
  for (const [input, key] of inputs) {
    expect(demoInput(house.demo(name), input)).toMatchObject({
      kind: 'refused',
      message: expect.stringMatching(new RegExp(`^\`input\\.${key}\` of the demo "${name}"`)),
    });
  }
}

describe('hello', () => {
  it('greets, and tells how many ms that took', async () => {
    const run = await house.run('hello', { name: 'Grace' });
    await run.done;
    expect(run.last()).toMatchObject({ status: 'completed', result: 'Hello, Grace!' });
    const told = Number(/^greeted (\d+) ms after the start$/.exec(run.status())?.[1]);
    const lastTask = ofType(run.last(), 'WorkflowTaskStarted').at(-1);
    // The SDK's clock and the events' times are cut to whole ms, each by itself.
    expect(Math.abs(told - ((lastTask?.at ?? 0) - run.last().startedAt))).toBeLessThanOrEqual(1);
    await run.replay();
  });

  it('refuses input that is none', () => refuses('hello', [{ name: '' }, 'name'], [{ name: 'x'.repeat(61) }, 'name']));
});

describe('saga', () => {
  it.each([
    ['flight', [], 'no flight is left in Lisbon'],
    ['hotel', ['bookFlight', 'cancelFlight'], 'no hotel is left in Lisbon'],
    ['car', ['bookFlight', 'bookHotel', 'cancelHotel', 'cancelFlight'], 'no car is left in Lisbon'],
  ])('gives back, last first, what was booked when the %s is sold out', async (fails, activities, message) => {
    const run = await house.run('saga', { fails });
    await run.done;
    expect(run.last()).toMatchObject({
      status: 'failed',
      failure: { cause: { type: 'SoldOut', message } },
      statusQuery: { value: { text: 'all is given back', booked: 'nothing' } },
    });
    expect(completedActivities(run.last())).toEqual(activities);
    await run.replay();
  });

  it('says what is booked at each moment', async () => {
    const run = await house.run('saga');
    await run.done;
    const said = run.views.map(({ statusQuery }) => statusQuery?.value as { text: string; booked: string } | undefined);
    const story = said.flatMap((now) => (now === undefined ? [] : [`${now.text}: ${now.booked}`]));
    const whole = [
      'booking the flight: nothing',
      'booking the hotel: flight',
      'booking the car: flight, hotel',
      'giving the hotel back: flight, hotel',
      'giving the flight back: flight',
      'all is given back: nothing',
    ];
    // A machine that is busy may miss one of them.
    const seen = [...new Set(story)];
    expect(seen).toEqual(whole.filter((line) => seen.includes(line)));
    expect(seen.length).toBeGreaterThan(3);
    expect(seen.at(-1)).toBe(whole.at(-1));
  });

  it('books all when nothing fails', async () => {
    const run = await house.run('saga', { to: 'Umeå', fails: 'none' });
    await run.done;
    expect(run.last()).toMatchObject({
      status: 'completed',
      result: 'Have a good time in Umeå',
      statusQuery: { value: { text: 'all is booked', booked: 'flight, hotel, car' } },
    });
  });

  it('gives back what was booked when it is canceled in the middle', async () => {
    const run = await house.run('saga', { fails: 'none' });
    await run.see('booking the hotel');
    await cancelWorkflow(house.stage.temporal, run.last());
    await run.done;
    expect(run.last()).toMatchObject({ status: 'canceled', statusQuery: { value: { booked: 'nothing' } } });
    const taken = completedActivities(run.last()).filter((name) => name.startsWith('book'));
    const givenBack = completedActivities(run.last()).filter((name) => name.startsWith('cancel'));
    expect(givenBack).toEqual(taken.toReversed().map((name) => name.replace('book', 'cancel')));
    expect(taken.length).toBeGreaterThan(0);
    await run.replay();
  });

  it('does not mix two trips', async () => {
    const [one, two] = await Promise.all([house.run('saga', { to: 'Lima' }), house.run('saga', { fails: 'none' })]);
    await Promise.all([one.done, two.done]);
    expect(one.last().failure?.cause?.message).toBe('no car is left in Lima');
    expect(two.last().result).toBe('Have a good time in Lisbon');
  });

  it('refuses input that is none', () => refuses('saga', [{ fails: 'boat' }, 'fails'], [{ to: '' }, 'to']));
});

describe('approval', () => {
  const waits = 'waits for a person, 30 s at most (test time for a day)';

  it('takes the word of the boss and not of the trainee, which leaves no trace', async () => {
    const run = await house.run('approval');
    await run.see(waits);
    await expect(update(run, 'approve', 'trainee')).rejects.toMatchObject({
      cause: { message: 'the trainee may approve 100 euros, this is 450' },
    });
    for (const nobody of ['', 'constructor']) {
      await expect(update(run, 'approve', nobody)).rejects.toMatchObject({
        cause: { message: `"${nobody}" may not approve anything` },
      });
    }
    expect(run.status()).toBe(waits);
    expect(await update(run, 'approve', 'boss')).toBe('approved by the boss');
    await run.done;
    expect(run.last()).toMatchObject({ status: 'completed', result: 'A gopher costume: approved by the boss' });
    expect(ofType(run.last(), 'WorkflowExecutionUpdateAccepted')).toHaveLength(1);
    await run.replay();
  });

  it('lets the trainee approve what is cheap', async () => {
    const run = await house.run('approval', { what: 'Stickers', amount: 12 });
    await run.see(waits);
    await update(run, 'approve', 'trainee');
    await run.done;
    expect(run.last().result).toBe('Stickers: approved by the trainee');
  });

  it('is over when finance vetoes by signal', async () => {
    const run = await house.run('approval');
    await run.see(waits);
    await signal(run, 'veto', 'finance');
    await run.see('refused by finance');
    await expect(update(run, 'approve', 'boss')).rejects.toThrow();
    await run.done;
    expect(run.last()).toMatchObject({ status: 'completed', result: 'A gopher costume: refused by finance' });
    await run.replay();
  });

  it('is refused at the deadline', async () => {
    const run = await house.run('approval', { deadline: 500 });
    await run.done;
    expect(run.last().result).toBe('A gopher costume: refused because nobody decided in time');
    expect(ofType(run.last(), 'TimerFired')).toHaveLength(1);
  });

  it('refuses input that is none', () => refuses('approval', [{ amount: 0 }, 'amount'], [{ deadline: 1 }, 'deadline']));
});

describe('sleeper', () => {
  it('sleeps from payment to payment', async () => {
    const run = await house.run('sleeper', { day: 60 });
    await run.done;
    expect(run.last()).toMatchObject({
      status: 'completed',
      result: '4 weeks, 28 euros',
      statusQuery: { value: { text: 'the month is over', 'test time': '1 day = 0.06 s' } },
    });
    expect(completedActivities(run.last())).toEqual(Array(4).fill('payWeek'));
    expect(ofType(run.last(), 'TimerFired')).toHaveLength(4);
    await run.replay();
  });

  it('pays back the days that are left when it is canceled in its sleep', async () => {
    const run = await house.run('sleeper', { price: 3 });
    await run.see('week 1 of 4: asleep for 7 days');
    await cancelWorkflow(house.stage.temporal, run.last());
    await run.done;
    expect(run.last().status).toBe('canceled');
    const days = Number(/^canceled, (\d) days paid back$/.exec(run.status())?.[1]);
    expect(days).toBeGreaterThanOrEqual(5);
    const paidBack = ofType(run.last(), 'ActivityTaskCompleted').at(-1);
    expect(paidBack).toMatchObject({ name: 'payBack', detail: `"${3 * days} euros to Ada"` });
    await run.replay();
  });

  it('pays back the whole week when it is canceled during the payment', async () => {
    const run = await house.run('sleeper');
    await run.see('a payment', ({ pendingActivities }) => pendingActivities.some(({ state }) => state === 'started'));
    await cancelWorkflow(house.stage.temporal, run.last());
    await run.done;
    expect(run.last().status).toBe('canceled');
    expect(completedActivities(run.last())).toEqual(['payWeek', 'payBack']);
    expect(run.status()).toBe('canceled, 7 days paid back');
  });

  it('sleeps on without any worker', async () => {
    const run = await house.run('sleeper', { weeks: 1, day: 200 });
    await run.see('asleep');
    house.stage.worker.kill();
    await run.see('the timer', (view) => ofType(view, 'TimerFired').length === 1);
    house.stage.worker.start();
    await run.done;
    expect(run.last().result).toBe('1 weeks, 7 euros');
  });

  it('refuses input that is none', () => refuses('sleeper', [{ day: 1 }, 'day'], [{ weeks: 53 }, 'weeks']));
});

describe('anatomy', () => {
  it('has an activity, a timer, a signal and an activity', async () => {
    const run = await house.run('anatomy');
    await run.see('a timer');
    await signal(run, 'sugar');
    await run.done;
    expect(run.last()).toMatchObject({
      status: 'completed',
      result: 'Earl Grey with 1 of sugar',
      statusQuery: { value: 'enjoy it' },
    });
    expect((run.last().closedAt ?? 0) - run.last().startedAt).toBeGreaterThan(4_000);
    await run.replay();
  });

  it('comes to its end without the signal too', async () => {
    const run = await house.run('anatomy', { steep: 1, patience: 300 });
    await run.done;
    expect(run.last().result).toBe('Earl Grey with no sugar');
  });

  it('refuses input that is none', () => refuses('anatomy', [{ steep: 0 }, 'steep'], [{ kind: '' }, 'kind']));
});

describe('console', () => {
  it('is scanned by signals, and tells where it is by query', async () => {
    const run = await house.run('console');
    await run.see('last seen: post office');
    for (const place of ['train', 'van']) {
      await signal(run, 'scan');
      await run.see(`last seen: ${place}`);
      expect(await queryWorkflow(house.stage.temporal, run.last(), 'whereIsIt')).toBe(place);
    }
    await signal(run, 'scan');
    await run.done;
    expect(run.last()).toMatchObject({ status: 'completed', result: 'Grace has it' });
    await run.replay();
  });

  it('takes more scans than there are places', async () => {
    const run = await house.run('console', { to: 'Ada', route: ['door'] });
    await run.see('post office');
    await Promise.all([1, 2, 3].map(() => signal(run, 'scan')));
    await run.done;
    expect(run.last().result).toBe('Ada has it');
  });

  it('refuses input that is none', () =>
    refuses('console', [{ route: [] }, 'route'], [{ route: Array(11).fill('x') }, 'route']));
});
