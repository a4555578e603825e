import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDeck } from '../deck/read.js';
import type { Deck } from '../deck/types.js';
import * as samples from '../panel/testing.js';
import type { WorkflowView } from '../panel/view.js';
import { frame } from '../presenter/frame.js';
import type { Frame } from '../presenter/region.js';
import type { PresenterState } from '../presenter/state.js';
import { deckOf, durableInfo, infos, orderInfo, pressing, stateOf, today } from '../presenter/testing.js';
import { loadFiglet } from '../render/figlet.js';
import type { Color, Line } from '../render/line.js';
import { anyText } from '../render/testing.js';
import { encodeFrame, type RegionRows } from '../session/painter.js';
import type { ColorDepth } from '../terminal/codes.js';
import { Encoder } from '../terminal/encode.js';
import { InkStdout } from '../terminal/ink-stdout.js';
import { anyStyle } from '../testing/any-style.js';
import { loadTheme } from '../theme/load.js';
import type { FrameSource } from './app.js';
import { mountUi } from './mount.js';

/*
 * The law that lets keys be painted before Ink knows of them: Ink's tree gives the same rows, byte for byte, as the
 * frame that is painted directly.
 */

const root = fileURLToPath(new URL('../..', import.meta.url));
const require = createRequire(import.meta.url);
const depths: readonly ColorDepth[] = [0, 1, 2, 3];
const rows = 30;

/** The real tree on the real stand-in for standard output. */
function mounted(columns: number, height = rows) {
  let regions: readonly RegionRows[] = [];
  let told = (): void => {};
  let painted: readonly string[] = [];
  const frames: FrameSource = {
    subscribe: (listener) => {
      told = listener;
      return () => {};
    },
    get: () => regions,
  };
  const stdout = new InkStdout({ columns, rows: height }, (rows) => {
    painted = rows;
  });
  const ui = mountUi(stdout, frames);
  return {
    async show(next: readonly RegionRows[]): Promise<readonly string[]> {
      regions = next;
      painted = [];
      told();
      // React renders before the next turn of the event loop.
      await new Promise((resolve) => setImmediate(resolve));
      return painted;
    },
    close(): void {
      stdout.close();
      ui.unmount();
    },
  };
}

async function holds(columns: number, frames: Iterable<readonly [name: string, frame: Frame]>): Promise<void> {
  const ink = mounted(columns);
  try {
    // One that has no rows, so that the first one is a change as well.
    await ink.show([]);
    for (const [name, regions] of frames) {
      for (const depth of depths) {
        const direct = encodeFrame(regions, new Encoder(depth));
        const rows = direct.flatMap((region) => region.rows);
        const through = await ink.show(direct);
        expect(through, `${name} at ${columns} columns, depth ${depth}`).toEqual(rows);
      }
    }
  } finally {
    ink.close();
  }
}

function* everySlide(deck: Deck, state: PresenterState): Generator<readonly [string, Frame]> {
  for (let slide = 0; slide < deck.slides.length; slide += 1) {
    for (let scroll = 0; scroll < 100; scroll += rows - 4) {
      yield [`slide ${slide + 1} from row ${scroll}`, frame({ ...state, slide, scroll })];
      if (scroll > 0) break;
    }
  }
}

const view = (name: string): WorkflowView => require(`../testing/views/${name}.json`) as WorkflowView;

describe.each([40, 80, 120])('at %i columns', (columns) => {
  it('every slide of our talk', async () => {
    const deck = readDeck([`${root}/slides`]);
    const { theme } = loadTheme(deck.settings.theme, deck.folder, {});
    await holds(
      columns,
      everySlide(deck, stateOf(deck, { columns, rows, theme, tools: { figlet: loadFiglet() }, infos })),
    );
  });

  it('everything that markdown can be', async () => {
    const text = readFileSync(fileURLToPath(new URL('../render/golden/sample.md', import.meta.url)), 'utf8');
    const deck = deckOf(text);
    await holds(columns, everySlide(deck, stateOf(deck, { columns, rows, tools: { figlet: loadFiglet() } })));
    await holds(columns, [
      ['from below', frame(stateOf(deck, { columns, rows, scroll: 40, tools: { figlet: loadFiglet() } }))],
    ]);
  });

  it('the overlays', async () => {
    const deck = deckOf('# One\n\n```demo order\n```', '# Two');
    const state = stateOf(deck, { columns, rows, infos });
    await holds(columns, [
      ['help', frame(pressing(state, '?').state)],
      ['search', frame(pressing(state, '/', 'T', 'w', 'ö', '日').state)],
      ['found nothing', frame(pressing(state, '/', 'x', 'y', 'z', 'enter').state)],
      ['digits', frame(pressing(state, '1', '2').state)],
      ['output', frame({ ...state, output: { text: 'out\n\x1b[31mput 日本\n', running: true } })],
      ['too small', frame({ ...state, rows: 5 })],
    ]);
  });

  it('panels in every state', async () => {
    const deck = deckOf('# Order\n\n```demo order\n```', '# Durable\n\n```demo durable\n```');
    const base = stateOf(deck, { columns, rows, infos, service: samples.idle.service });
    const order = (name: string): PresenterState => {
      const workflow = view(name);
      return { ...base, now: workflow.startedAt + 5_000, demos: { 'order#1': { workflow } } };
    };
    const of = (sample: typeof samples.idle): PresenterState => ({
      ...base,
      now: sample.now,
      infos: new Map([['order', { ...orderInfo, ...sample.demo }]]),
      service: sample.service,
      workers: sample.workers,
      demos: {
        'order#1': {
          ...(sample.workflow ? { workflow: sample.workflow } : {}),
          ...(sample.message ? { message: sample.message } : {}),
        },
      },
    });
    const { idle, starting, retrying, attempting, completed, failed, killed, back, down, hostile } = samples;
    await holds(columns, [
      ['unloaded', frame({ ...base, infos: undefined })],
      ['unknown', frame({ ...base, demoProblems: new Map([['order#1', 'there is no demo "order"']]) })],
      ...['order-done', 'order-retrying', 'order-canceled', 'order-failed'].map(
        (name) => [name, frame(order(name))] as const,
      ),
      ...Object.entries({ idle, starting, retrying, attempting, completed, failed, killed, back, down, hostile }).map(
        ([name, sample]) => [name, frame(of(sample))] as const,
      ),
      [
        'durable',
        frame({
          ...base,
          slide: 1,
          infos: new Map([['durable', durableInfo]]),
          now: today.getTime(),
          demos: { 'durable#1': { workflow: view('durable') } },
        }),
      ],
    ]);
  });
});

const colour: fc.Arbitrary<Color> = fc.oneof(
  fc.integer({ min: 0, max: 255 }),
  fc.constantFrom<`#${string}`>('#ff8800', '#000000'),
);
const style = anyStyle(colour, fc.constantFrom('https://a.b/', 'mailto:a@b.c', 'https://ü.example/?x=1;y=2'));

describe('any line', () => {
  it('of any styles', async () => {
    const ink = mounted(200, 4);
    const word = fc.constantFrom('a', 'bc ', ' d', '日本', '🌿', '─', 'é', ' ');
    const line: fc.Arbitrary<Line> = fc.array(fc.record({ text: word, style }), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...depths), line, line, async (depth, first, second) => {
        await ink.show([]);
        const direct = encodeFrame([{ kind: 'slide', lines: [first, second, []] }], new Encoder(depth));
        expect(await ink.show(direct)).toEqual(direct.flatMap((region) => region.rows));
      }),
      { numRuns: 300 },
    );
    ink.close();
  });

  it('of any text that a slide shows', async () => {
    const ink = mounted(100);
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        await ink.show([]);
        // a deck with a NUL in it is refused as binary data
        const state = stateOf(deckOf(`x${text.replaceAll('\0', '')}`), { columns: 100, rows });
        const direct = encodeFrame(frame(state), new Encoder(3));
        expect(await ink.show(direct)).toEqual(direct.flatMap((region) => region.rows));
      }),
    );
    ink.close();
  });
});
