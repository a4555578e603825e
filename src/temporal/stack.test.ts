import { describe, expect, it } from 'vitest';
import type { StackView } from '../panel/view.js';
import { closedStack, StackReader } from './stack.js';
import { type Traced, tracedOf } from './stack-trace.js';

const payload = (answer: unknown) => ({
  metadata: { encoding: Buffer.from('json/plain') },
  data: Buffer.from(JSON.stringify(answer)),
});
const location = (path: string | undefined, line: number | undefined, more: object = {}) => ({
  file_path: path,
  line,
  column: 3,
  internal_code: false,
  ...more,
});
const sdk = '/app/node_modules/@temporalio/workflow/src/workflow.ts';
const file = '/app/demos/order/workflows.ts';

describe('tracedOf', () => {
  it('keeps the lines of the author, innermost last, and their sources', () => {
    const answer = {
      sdk: { name: 'typescript' },
      stacks: [
        {
          locations: [
            location(sdk, 143),
            location(undefined, undefined),
            location(file, 9, { function_name: 'pay' }),
            location(file, 20),
          ],
        },
        { locations: [location('node:async_hooks', 346), location(sdk, 1)] },
        { locations: [location('evalmachine.<anonymous>', 1)] },
        { locations: [location('/py/site/temporalio/loop.py', 4, { internal_code: true })] },
      ],
      sources: { [file]: [{ line_offset: 0, content: 'a\nb' }], [sdk]: [{ line_offset: 0, content: 'secret' }] },
    };
    expect(tracedOf(payload(answer))).toEqual({
      stacks: [
        [
          { path: file, line: 20 },
          { path: file, line: 9, function: 'pay' },
        ],
      ],
      sources: { [file]: 'a\nb' },
    });
  });

  it('knows paths of Windows', () => {
    const path = 'C:\\app\\demos\\workflows.ts';
    const traced = tracedOf(
      payload({ stacks: [{ locations: [location(path, 2)] }], sources: { [path]: [{ content: 'x' }] } }),
    );
    expect(traced).toEqual({
      stacks: [[{ path: 'C:/app/demos/workflows.ts', line: 2 }]],
      sources: { 'C:/app/demos/workflows.ts': 'x' },
    });
  });

  it('takes nothing that is no such answer', () => {
    for (const answer of [null, 1, 'text', [], {}, { stacks: 1 }]) expect(tracedOf(payload(answer))).toBeUndefined();
    expect(tracedOf(undefined)).toBeUndefined();
    const broken = {
      stacks: [1, {}, { locations: [null, location('', 1), location('/a.ts', -1), location('/a.ts', 1.5)] }],
    };
    expect(tracedOf(payload(broken))).toEqual({ stacks: [], sources: {} });
    const huge = {
      stacks: [{ locations: [location('/a.ts', 1)] }],
      sources: { '/a.ts': [{ content: 'x'.repeat(200_000) }] },
    };
    expect(tracedOf(payload(huge))?.sources).toEqual({});
  });
});

const at = (...lines: readonly number[]): Traced => ({
  stacks: lines.map((line) => [{ path: file, line }]),
  sources: {},
});
const times = (task: number, oldestOpen?: number) => ({ at: task + 5, task, oldestOpen });
const lines = (places: StackView['waiting'] | undefined) => places?.map(({ line }) => line);

describe('StackReader', () => {
  it('tells where it waits, since when, and where it waited before', () => {
    const reader = new StackReader();
    const first = reader.read(undefined, at(20), times(100));
    expect(first).toEqual({
      at: 105,
      waiting: [{ file: 'workflows.ts', line: 20, since: 100 }],
      passed: [],
      sources: {},
    });
    const second = reader.read(first, at(20, 9), times(200));
    expect(second.waiting.map(({ line, since }) => [line, since])).toEqual([
      [20, 100],
      [9, 200],
    ]);
    const third = reader.read(second, at(25), times(300));
    expect(lines(third.passed)).toEqual([20, 9]);
    const fourth = reader.read(third, at(20), times(400));
    expect(lines(fourth.passed)).toEqual([20, 9, 25]);
    expect(closedStack(fourth, 500)).toMatchObject({ at: 500, waiting: [] });
    expect(lines(closedStack(fourth, 500).passed)).toEqual([9, 25, 20]);
  });

  it('gives the same object where nothing moved', () => {
    const reader = new StackReader();
    const first = reader.read(undefined, { ...at(20), sources: { [file]: 'text' } }, times(100, 90));
    expect(reader.read(first, { ...at(20), sources: { [file]: 'text' } }, times(200, 90))).toBe(first);
    expect(reader.read(first, { ...at(20), sources: { [file]: 'other' } }, times(200, 90))).not.toBe(first);
  });

  it('begins anew in a loop that waits on one line for one thing after the other', () => {
    const reader = new StackReader();
    const first = reader.read(undefined, at(20), times(100, 100));
    expect(reader.read(first, at(20), times(200, 201)).waiting[0]?.since).toBe(201);
  });

  it('names files as seen from that of the first place', () => {
    const stacks = [
      '/app/demos/order/workflows.ts',
      '/app/demos/order/lib/price.ts',
      '/app/demos/shared.ts',
      '/srv/x/y/z.ts',
    ];
    const { waiting } = new StackReader().read(
      undefined,
      { stacks: [stacks.map((path, i) => ({ path, line: i + 1 }))], sources: {} },
      times(1),
    );
    expect(waiting.map((place) => place.file)).toEqual(['workflows.ts', 'lib/price.ts', '../shared.ts', 'y/z.ts']);
  });

  it('knows that nothing waits in the head of a function', () => {
    const text =
      'async function pay(o: Order): Promise<void> {\n  await CancellationScope.run(async () => {\n    await x;';
    const view = new StackReader().read(undefined, { ...at(1, 2, 3), sources: { [file]: text } }, times(1));
    expect(lines(view.waiting)).toEqual([2, 3]);
  });

  it('keeps a bounded memory of lines', () => {
    const reader = new StackReader();
    let view: StackView | undefined;
    for (let line = 1; line <= 1_000; line++) view = reader.read(view, at(line), times(line));
    expect(view?.passed).toHaveLength(200);
    expect(view?.passed.at(-1)?.line).toBe(999);
  });
});
