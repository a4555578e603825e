import { connectClient, type TemporalClient } from '../src/temporal/connect.js';
import { milliseconds, number } from '../src/temporal/protocol.js';
import type { PtyProgram } from '../src/testing/pty.js';
import { rest, size } from './contest.js';
import { endShow, eventsOn, newestOn, serviceAddress, startLiveShow } from './live-show.js';

/** What came of following events to the screen. */
export interface PaintTimes {
  /** ms from an event's own time in the history to the arrival of the bytes that paint its row. */
  readonly times: readonly number[];
  /** Events that were gone again before a frame could show them: more of them came than the panel has rows. */
  readonly unseen: number;
}

const short = `# Live\n\n\`\`\`demo durable\ninput: { steps: 25, pause: 200, work: 20 }\npanels: [history, timeline]\n\`\`\`\n`;
const long = `# Live\n\n\`\`\`demo approval\ninput: { what: A long one, amount: 450, deadline: 3600000 }\npanels: [history, timeline]\n\`\`\`\n`;
/** ms between two signals, in the mean. */
const pause = 120;
/** To a short workflow: one that is signaled without end never gets to its own end. */
const signalsOfShort = 50;

/** Workflows with activities and timers, and signals at random moments, on the `history` and the `timeline` panel. */
export async function eventTimes(folder: string, rounds: number): Promise<PaintTimes> {
  return inShow(folder, short, async (program, temporal) => {
    const all: PaintTimes[] = [];
    for (let round = 0; round < rounds; round += 1) {
      program.press('s');
      await program.see((text) => /Running/.test(text) && newestOn(text) > 0);
      all.push(await follow(program, await running(temporal), signalsOfShort));
    }
    return { times: all.flatMap(({ times }) => times), unseen: all.reduce((sum, { unseen }) => sum + unseen, 0) };
  });
}

/** The same at the end of a history of about `length` events. */
export async function longEventTimes(folder: string, length: number, signals: number): Promise<PaintTimes> {
  return inShow(folder, long, async (program, temporal) => {
    program.press('s');
    await program.see(/timer started/);
    const handle = await running(temporal);
    while (newestOn(program.text()) < length) {
      await Promise.all(Array.from({ length: 50 }, (_, index) => handle.signal(`before${index}`)));
    }
    await rest(2000);
    return follow(program, handle, signals);
  });
}

async function inShow(
  folder: string,
  slides: string,
  measure: (program: PtyProgram, temporal: TemporalClient) => Promise<PaintTimes>,
): Promise<PaintTimes> {
  const program = await startLiveShow(folder, slides, size);
  const temporal = connectClient({ address: serviceAddress(program), namespace: 'default' });
  try {
    return await measure(program, temporal);
  } finally {
    await temporal.close();
    await endShow(program);
  }
}

/** Signals a workflow at random moments, so many times at most, until it is closed. */
async function follow(program: PtyProgram, handle: Handle, signals: number): Promise<PaintTimes> {
  const begun = newestOn(program.text());
  const painted = new Map<number, number>();
  let over = false;
  const watched = program.see((text) => {
    for (const { id } of eventsOn(text)) if (!painted.has(id)) painted.set(id, program.arrived);
    return over;
  }, 300_000);
  let open = true;
  for (let index = 0; index < signals && open; index += 1) {
    await rest(Math.random() * 2 * pause);
    open = await handle.signal(`mark${index}`).then(
      () => true,
      () => false,
    );
  }
  if (signals === signalsOfShort) await program.see(/Completed/);
  else await rest(500);
  over = true;
  program.press('v', 'v', 'v');
  await watched;
  const written = await eventTimesOf(handle);
  const times: number[] = [];
  let unseen = 0;
  const newest = Math.max(...painted.keys());
  for (let id = begun + 1; id <= newest; id += 1) {
    const at = painted.get(id);
    if (at === undefined) unseen += 1;
    else times.push(performance.timeOrigin + at - (written.get(id) ?? Number.NaN));
  }
  return { times, unseen };
}

type Handle = ReturnType<TemporalClient['client']['workflow']['getHandle']>;

async function running({ client }: TemporalClient): Promise<Handle> {
  for await (const { workflowId } of client.workflow.list({ query: "ExecutionStatus = 'Running'" })) {
    return client.workflow.getHandle(workflowId);
  }
  throw new Error('no workflow runs');
}

/** When each event was written, by its id. */
async function eventTimesOf(handle: Handle): Promise<ReadonlyMap<number, number>> {
  const { events } = await handle.fetchHistory();
  const times = new Map<number, number>();
  // A signal that comes while a workflow task runs is written when that is over, with the time at which it came.
  let written = 0;
  for (const { eventId, eventTime } of events ?? []) {
    written = Math.max(written, milliseconds(eventTime) ?? 0);
    times.set(number(eventId), written);
  }
  return times;
}
