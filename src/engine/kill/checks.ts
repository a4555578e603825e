import { Client, type Connection } from '@temporalio/client';
import { Worker } from '@temporalio/worker';
import { expect } from 'vitest';
import { readHistory } from '../model/reading.js';
import type { HistoryEvent } from '../proto/plain.js';
import { toMs } from '../proto/time.js';
import { RawClient } from '../testing/raw-client.js';
import { type Promised, totalOf } from './load.js';
import type { Outage } from './service-process.js';

/** How late (ms) a timer may be on a busy machine. */
const LATE = 3000;

/** The result is the right one, and holds all that was acknowledged, in its order. */
export function checkPromise({ workflowId, steps, result, items, notes }: Promised): void {
  expect(result, workflowId).toMatchObject({ step: steps, total: totalOf(steps), finish: true });
  for (const [sent, got] of [
    [items, result.items],
    [notes, result.notes],
  ] as const) {
    for (const { mark, times } of sent) {
      const count = got.filter((other) => other === mark).length;
      expect(count, `${mark}, sent ${times} times`).toBeGreaterThanOrEqual(1);
      // the client itself asks again, with the same request id: the run that follows does not know it
      expect(count, `${mark}, sent ${times} times`).toBeLessThanOrEqual(2 * times);
    }
    // each was sent when the one before had been acknowledged
    const order = [...new Set(got)];
    expect(order).toEqual(sent.map(({ mark }) => mark));
  }
}

/** Every run is whole, closed and replays; timers fired when they were due, or when the service was back. Gives the number of events. */
export async function checkHistories(
  address: string,
  connection: Connection,
  workflowBundle: { readonly code: string },
  outages: readonly Outage[],
): Promise<number> {
  const raw = new RawClient(address);
  const client = new Client({ connection });
  const histories = [];
  let events = 0;
  for await (const { workflowId, runId, status } of client.workflow.list()) {
    expect(status.name).toMatch(/COMPLETED|CONTINUED_AS_NEW/);
    const execution = { workflowId, runId };
    const answer = await raw.call('GetWorkflowExecutionHistory', { namespace: 'default', execution });
    const reading = readHistory(answer.reply?.history?.events ?? []);
    events += reading.events.length;
    for (const event of reading.events) checkTimer(event, reading.events, outages);
    histories.push({ workflowId, history: await client.workflow.getHandle(workflowId, runId).fetchHistory() });
  }
  raw.close();
  for await (const { workflowId, error } of Worker.runReplayHistories({ workflowBundle }, histories)) {
    if (error) throw new Error(`${workflowId} does not replay`, { cause: error });
  }
  return events;
}

function checkTimer(fired: HistoryEvent, events: readonly HistoryEvent[], outages: readonly Outage[]): void {
  const { startedEventId = 0 } = fired.timerFiredEventAttributes ?? {};
  const started = events[startedEventId - 1];
  if (started === undefined) return;
  const due = toMs(started.eventTime) + toMs(started.timerStartedEventAttributes?.startToFireTimeout);
  // while it was down, or so shortly before that it could not be written
  const back = outages.filter(({ from, to }) => due >= from - LATE && due <= to).at(-1)?.to ?? due;
  expect(toMs(fired.eventTime) - Math.max(due, back), 'ms late').toBeLessThan(LATE);
}
