import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { completed, idle, retrying } from '../panel/testing.js';
import type { DemoView, WorkflowView } from '../panel/view.js';
import { demoBlocks } from '../presenter/demo-blocks.js';
import { demoView } from '../presenter/panel-lines.js';
import { initialState } from '../presenter/state.js';
import { deckOf } from '../presenter/testing.js';
import { recordingFile } from '../rehearsal/recording-file.js';
import { Tape } from '../rehearsal/tape.js';
import { until } from '../testing/until.js';
import { builtinTheme } from '../theme/builtin.js';
import { LateStarts } from './late-starts.js';
import { Playback } from './playback.js';
import { Store } from './store.js';

/** Noon, wherever this runs. */
const noon = new Date(2026, 10, 20, 12).getTime();

let folder: string;
let store: Store;
let playback: Playback;
let late: LateStarts;
let troubles: unknown[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tslides-playback-'));
  const deck = { ...deckOf('# One\n\n```demo order\n```', '# Two'), folder };
  const size = { columns: 100, rows: 30 };
  store = new Store(
    initialState({ deck, theme: builtinTheme('notty'), ...size, slide: 0, today: new Date(), colour: false }),
  );
  store.dispatch({ kind: 'demos', infos: new Map([['order', idle.demo]]), problems: new Map() });
  store.dispatch({ kind: 'service', service: { kind: 'embedded', label: 'embedded service', state: 'up' } });
  troubles = [];
  playback = new Playback({ store, trouble: (error) => troubles.push(error) });
  late = new LateStarts(store, (error) => troubles.push(error));
});
afterEach(() => {
  playback.close();
  late.close();
  rmSync(folder, { recursive: true });
  expect(troubles).toEqual([]);
});

function record(...views: readonly DemoView[]): void {
  const tape = new Tape('order#1', noon);
  for (const [index, view] of views.entries()) tape.add(view, noon + index * 150);
  write(tape.text);
}

function write(text: string): void {
  const file = recordingFile(folder, 'order#1') ?? '';
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

const seen = (): DemoView => {
  const [block] = demoBlocks(store.state.deck);
  if (!block) throw new Error('the deck has a demo');
  return demoView(store.state, block);
};
const said = (): string | undefined => seen().message?.text;
const live = (view: WorkflowView): void => store.dispatch({ kind: 'workflow', demo: 'order#1', view });

describe('a recording that is played', () => {
  it('shows each moment in the time in which it was made, and then its end', async () => {
    record(idle, retrying, completed);
    const shown: { readonly clock: number; readonly status: string | undefined }[] = [];
    store.subscribe((_, { kind }) => {
      const { now, workflow } = seen();
      if (kind === 'played') shown.push({ clock: now - noon, status: workflow?.status });
    });
    await playback.toggle('order#1');
    expect(seen()).toMatchObject({ recordedAt: noon, service: idle.service });
    await until('the end', () => shown.at(-1)?.clock === 300);
    // However late the timers of a busy machine are: what is shown belongs to the clock beside it.
    for (const { clock, status } of shown) {
      expect(status).toBe(clock < 150 ? undefined : clock < 300 ? 'running' : 'completed');
    }
    expect(shown.length).toBeGreaterThan(1);
    const clocks = shown.map(({ clock }) => clock);
    expect(clocks).toEqual([...clocks].sort((a, b) => a - b));
    expect(seen().workflow?.status).toBe('completed');
  });

  it('shows nothing of what is live, and leaves it as it was', async () => {
    record(idle);
    live({ ...(retrying.workflow as WorkflowView), workflowId: 'live' });
    await playback.toggle('order#1');
    expect(seen().workflow).toBeUndefined();
    await playback.toggle('order#1');
    expect(seen().workflow?.workflowId).toBe('live');
    expect(seen().recordedAt).toBeUndefined();
  });

  it('ends when its slide is left', async () => {
    record(idle, retrying);
    await playback.toggle('order#1');
    store.dispatch({ kind: 'key', key: 'j' });
    expect(store.state.slide).toBe(1);
    expect(store.state.demos['order#1']?.played).toBeUndefined();
  });

  it('stands at whole seconds where nothing may move', async () => {
    record(idle, retrying);
    const calm = new Store({ ...store.state, reducedMotion: true });
    const player = new Playback({ store: calm, trouble: (error) => troubles.push(error) });
    const clocks: number[] = [];
    calm.subscribe((state) => clocks.push((state.demos['order#1']?.played?.now ?? 0) % 1000));
    await player.toggle('order#1');
    await until('the second moment', () => calm.state.demos['order#1']?.played?.workflow);
    player.close();
    expect(new Set(clocks)).toEqual(new Set([0]));
  });

  it('that is none is told', async () => {
    await playback.toggle('order#1');
    expect(said()).toBe('there is no recording of this demo: tslides rehearse --record makes one');
    write('{"slides":true}\n');
    await playback.toggle('order#1');
    expect(said()).toBe(
      "the recording can't be played: it is no recording of a demo, or one of another version of tslides",
    );
    expect(seen().recordedAt).toBeUndefined();
  });

  it('that breaks off in the middle is told when it does, and the live panel is there again', async () => {
    record(idle, retrying);
    const tape = new Tape('order#1', noon);
    tape.add(idle, noon);
    write(`${tape.text}[120,{"set":{"acts":{"is":7}}}]\n`);
    await playback.toggle('order#1');
    expect(seen().recordedAt).toBe(noon);
    await until('the message', () => said());
    expect(said()).toBe("the recording can't be played: its moment 2 is not what a demo's panels show");
    expect(seen().recordedAt).toBeUndefined();
  });
});

describe('a demo that does not come up', () => {
  it('is told with what is to be pressed', async () => {
    record(idle);
    late.late('order#1');
    await until('the message', said);
    expect(said()).toBe('not up after 3 s: R plays the recording of 20 Nov 2026');
  });

  it.each([
    ['there is no worker yet', undefined],
    ['the service is down', { kind: 'embedded', label: 'x', state: 'down', message: 'It is gone.' }],
  ] as const)('is told without a recording: %s', async (why, service) => {
    if (service) store.dispatch({ kind: 'service', service });
    late.late('order#1');
    await until('the message', said);
    expect(said()).toBe(`not up after 3 s: ${why}`);
  });

  it('is not offered as a recording where the speaker killed the worker', async () => {
    record(idle);
    const processes = [{ pid: 1, state: 'killed', startedAt: 1 }] as const;
    store.dispatch({ kind: 'workers', workers: { processes } });
    late.late('order#1');
    await until('the message', said);
    expect(said()).toBe('not up after 3 s: the worker was killed');
  });

  it('keeps the error that stands there, and says what helps', async () => {
    record(idle);
    const message = { level: 'error', text: 'start: The service does not answer.', at: 0 } as const;
    store.dispatch({ kind: 'message', demo: 'order#1', message });
    late.late('order#1');
    await until('the message', () => said() !== message.text);
    expect(seen().message).toMatchObject({
      level: 'error',
      text: 'start: The service does not answer; R plays the recording of 20 Nov 2026',
    });
  });

  it('is told no more once it is there', async () => {
    late.late('order#1');
    await until('the message', said);
    live(completed.workflow as WorkflowView);
    expect(said()).toBeUndefined();
  });

  it('is told 3 s after its key, when nobody is there to start it', async () => {
    const began = performance.now();
    late.pressed({ kind: 'act', demo: 'order#1', key: 'c' });
    late.pressed({ kind: 'act', demo: 'order#1', key: 's' });
    await until('the message', said);
    expect(performance.now() - began).toBeGreaterThan(2_900);
    expect(performance.now() - began).toBeLessThan(4_500);
  }, 10_000);
});
