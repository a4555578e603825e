import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyView } from '../panel/draw.any-view.js';
import { drawDemo } from '../panel/draw.js';
import { colourless, idle, retrying, textOf } from '../panel/testing.js';
import type { DemoView } from '../panel/view.js';
import { finite } from './json.js';
import { recordedFields } from './recorded.js';
import { type Recording, RecordingProblem, Reel, readRecording, recordingLimits } from './recording.js';
import { Tape } from './tape.js';

const begun = idle.now;

function taped(...views: readonly DemoView[]): Tape {
  const tape = new Tape('order#1', begun);
  for (const [index, view] of views.entries()) tape.add(view, begun + index * 100);
  return tape;
}

function plainly(value: unknown): unknown {
  const text = JSON.stringify(value, (_, inner) =>
    typeof inner === 'bigint' ? String(inner) : typeof inner === 'number' ? finite(inner) : inner,
  );
  return JSON.parse(text);
}

/** What a recording keeps of a view, as JSON has it. */
function kept(view: DemoView): unknown {
  const log = view.log.filter(({ at }) => at >= begun);
  return plainly(Object.fromEntries(recordedFields.map((field) => [field, { ...view, log }[field]])));
}

describe('a recording', () => {
  it('gives back what the panels showed, each at its time, and then the end', () => {
    const recording = readRecording(taped(idle, retrying, idle).text);
    expect(recording).toMatchObject({ panel: 'order#1', recordedAt: begun, lasts: 200 });
    const reel = new Reel(recording);
    for (const [ms, view, now] of [
      [0, idle, 0],
      [50, idle, 50],
      [130, retrying, 130],
      [200, idle, 200],
      [9_000, idle, 200],
    ] as const) {
      const { recordedAt, now: clock, ...played } = reel.at(ms);
      expect(plainly(played)).toEqual(kept(view));
      expect(clock).toBe(begun + now);
      expect(recordedAt).toBe(begun);
    }
  });

  it('keeps any view that panels draw, and draws it as it was', () => {
    fc.assert(
      fc.property(fc.array(anyView, { minLength: 1, maxLength: 4 }), (views) => {
        const reel = new Reel(readRecording(taped(...views).text));
        for (const [index, view] of views.entries()) {
          const { recordedAt: _, now: __, ...played } = reel.at(index * 100);
          expect(plainly(played)).toEqual(kept(view));
        }
      }),
      { numRuns: 50 },
    );
  });

  it('says what changed only', () => {
    const { workflow } = retrying;
    if (!workflow) throw new Error('the sample has a workflow');
    const more = { ...workflow, events: [...workflow.events, { ...workflow.events[0], id: 99 } as never] };
    const [, , second = ''] = taped(retrying, { ...retrying, workflow: more }).text.split('\n');
    expect(JSON.parse(second)).toMatchObject([
      100,
      { set: { workflow: { set: { events: { drop: 0, keep: workflow.events.length, add: [{ id: 99 }] } } } } },
    ]);
    expect(Object.keys(JSON.parse(second)[1].set)).toEqual(['workflow']);
  });

  it('says nothing where nothing changed', () => {
    expect(
      taped(idle, { ...idle, now: idle.now + 5 }, idle)
        .text.trim()
        .split('\n'),
    ).toHaveLength(2);
  });

  it('has an end, in size and in time', () => {
    const large = (index: number): DemoView => ({
      ...idle,
      acts: [{ id: index, at: begun, label: 'x', call: `${index}`.repeat(20_000), command: '', state: 'done' }],
    });
    const heavy = taped(...Array.from({ length: 150 }, (_, index) => large(index)));
    expect(heavy.full).toBe(true);
    expect(heavy.text.length).toBeLessThan(recordingLimits.bytes + 1_000);
    expect(readRecording(heavy.text).moments.length).toBeGreaterThan(10);
    const long = taped(idle);
    long.add(retrying, begun + recordingLimits.ms + 1);
    expect(long.full).toBe(true);
    expect(long.lasts).toBe(0);
  });
});

describe('what is no recording', () => {
  const good = taped(idle, retrying).text;
  const [head = '', first = '', second = ''] = good.split('\n');
  const deep = `${'['.repeat(5_000)}${']'.repeat(5_000)}`;
  const play = (text: string): unknown => new Reel(readRecording(text)).at(Number.POSITIVE_INFINITY);

  it('can be played, as long as nobody has touched it', () => expect(() => play(good)).not.toThrow());

  it.each([
    ['nothing', ''],
    ['a slide', '# Hello\n'],
    ['another JSON', '{"a":1}\n'],
    ['a head alone', `${head}\n`],
    ['another version', `${head.replace('"version":1', '"version":2')}\n${first}\n`],
    ['half a line', `${head}\n${first.slice(0, -3)}\n`],
    ['a moment before the one before it', `${head}\n${first}\n${second}\n${second.replace('[100', '[50')}\n`],
    ['a moment after the end of all', `${head}\n${first.replace('[0', '[1e9')}\n`],
    ['too deep', `${head}\n[0,{"set":{"service":{"is":${deep}}}}]\n`],
    ['half a view', `${head}\n[0,{"set":{"acts":{"is":[]}}}]\n`],
    ['a number for a text', `${head}\n${first.replace('"label":"embedded service"', '"label":7')}\n`],
    ['a state there is not', `${head}\n${first.replace('"state":"up"', '"state":"sideways"')}\n`],
    ['events that are none', `${head}\n${first}\n${second.replace(/"events":\[\{/, '"events":[7,{')}\n`],
    ['a text without end', `${head}\n${first.replace('embedded service', 'x'.repeat(300_000))}\n`],
  ])('%s', (_, text) => expect(() => play(text)).toThrow(RecordingProblem));

  it('whatever is changed in one: it is refused in a sentence, or panels can draw it', () => {
    const value = fc.oneof(
      fc.constantFrom('null', '[]', '{}', '-1', '1e300', '""', 'true', '[null]', '"\\u001b[2J"'),
      fc.string({ maxLength: 3 }),
    );
    fc.assert(
      fc.property(fc.nat(good.length), fc.nat(12), value, (at, length, text) => {
        let recording: Recording;
        try {
          recording = readRecording(good.slice(0, at) + text + good.slice(at + length));
          const view = { ...idle, ...new Reel(recording).at(Number.POSITIVE_INFINITY) };
          expect(textOf(drawDemo(view, [], { width: 80, height: 24 }, colourless))).not.toMatch(/[\x00-\x09\x0b-\x1f]/);
        } catch (error) {
          if (!(error instanceof RecordingProblem)) throw error;
        }
      }),
      { numRuns: 300 },
    );
  });
});
