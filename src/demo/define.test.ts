import type { QueryDefinition, SignalDefinition, UpdateDefinition } from '@temporalio/common';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { type Definition, defineDemo } from './define.js';
import { demoInfo } from './info.js';
import { navigationKeys } from './navigation-keys.js';

/** Stands for the type of a module with workflows. */
interface Workflows {
  order(input: { item: string; amount: number }): Promise<string>;
  tick(): Promise<void>;
  two(first: string, second: string): Promise<void>;
  status: QueryDefinition<string>;
  sizeOf: QueryDefinition<number, [what: string]>;
  approve: SignalDefinition<[by: string]>;
  poke: SignalDefinition<[], 'poke-it'>;
  change: UpdateDefinition<string, [to: number, why?: string]>;
}

const schema = v.strictObject({ item: v.string(), amount: v.number() });
const order = {
  name: 'order',
  line: 'An order.',
  workflow: 'order',
  input: { schema, default: { item: 'A gopher', amount: 42 } },
  actions: [
    { kind: 'start', key: 's', label: 'start' },
    { kind: 'cancel', key: 'c', label: 'cancel' },
  ],
  panels: [['status', 'activities'], ['history']],
} as const satisfies Definition<Workflows>;

const define = (change: object) => () => defineDemo<Workflows>({ ...order, ...change });
const actions = (...more: object[]) => ({ actions: [{ kind: 'start', key: 's', label: 'start' }, ...more] });

describe('defineDemo', () => {
  it('fills in the task queue and gives people what they see', () => {
    const demo = defineDemo<Workflows>(order);
    expect(demo.taskQueue).toBe('tslides');
    expect(demoInfo(demo)).toEqual({
      name: 'order',
      line: 'An order.',
      workflowType: 'order',
      taskQueue: 'tslides',
      actions: [
        { kind: 'start', key: 's', label: 'start' },
        { kind: 'cancel', key: 'c', label: 'cancel' },
      ],
      panels: [['status', 'activities'], ['history']],
    });
    expect(defineDemo<Workflows>({ ...order, taskQueue: 'orders' }).taskQueue).toBe('orders');
  });

  it('knows the workflows and their input by their types', () => {
    // @ts-expect-error: no such workflow
    const unknown: Definition<Workflows> = { ...order, workflow: 'ordre' };
    // @ts-expect-error: a query is no workflow
    const query: Definition<Workflows> = { ...order, workflow: 'status' };
    // @ts-expect-error: not this workflow's input
    const wrong: Definition<Workflows> = { ...order, input: { schema, default: { item: 1, amount: 2 } } };
    // @ts-expect-error: this one takes none
    const surplus: Definition<Workflows> = { ...order, workflow: 'tick' };
    // @ts-expect-error: one input object, not two arguments
    const two: Definition<Workflows> = { ...order, workflow: 'two' };
    const { input: _, ...rest } = order;
    const none: Definition<Workflows> = { ...rest, workflow: 'tick' };
    expect([unknown, query, wrong, surplus, two, none]).toHaveLength(6);
  });

  it('knows signals, queries and updates with their arguments by their types', () => {
    type Written = Definition<Workflows>['actions'][number];
    const one = { key: 'a', label: 'act' };
    const right: Written[] = [
      { ...one, kind: 'signal', signal: 'approve', args: ['Grace'] },
      { ...one, kind: 'signal', signal: 'poke-it' },
      { ...one, kind: 'query', query: 'status' },
      { ...one, kind: 'query', query: 'sizeOf', args: ['a box'] },
      { ...one, kind: 'update', update: 'change', args: [7] },
      { ...one, kind: 'update', update: 'change', args: [7, 'better'] },
      { ...one, kind: 'several', acts: [{ kind: 'kill-worker' }, { kind: 'signal', signal: 'approve', args: ['me'] }] },
    ];
    const wrong: Written[] = [
      // @ts-expect-error: no such signal
      { ...one, kind: 'signal', signal: 'aprove', args: ['Grace'] },
      // @ts-expect-error: it takes a text
      { ...one, kind: 'signal', signal: 'approve', args: [7] },
      // @ts-expect-error: it takes an argument
      { ...one, kind: 'signal', signal: 'approve' },
      // @ts-expect-error: it has a name of its own
      { ...one, kind: 'signal', signal: 'poke' },
      // @ts-expect-error: a query is no signal
      { ...one, kind: 'signal', signal: 'status' },
      // @ts-expect-error: a workflow is no query
      { ...one, kind: 'query', query: 'order' },
      // @ts-expect-error: it takes one argument
      { ...one, kind: 'query', query: 'sizeOf', args: ['a', 'b'] },
      // @ts-expect-error: a number comes first
      { ...one, kind: 'update', update: 'change', args: ['better'] },
      // @ts-expect-error: several in several
      { ...one, kind: 'several', acts: [{ kind: 'several', acts: [] }] },
      // @ts-expect-error: a start among several
      { ...one, kind: 'several', acts: [{ kind: 'start' }] },
      // @ts-expect-error: not among several either
      { ...one, kind: 'several', acts: [{ kind: 'signal', signal: 'aprove', args: ['me'] }] },
    ];
    expect([right.length, wrong.length]).toEqual([7, 11]);
  });

  it('knows what prepare gets and gives by the type of the input', () => {
    type Prepare = NonNullable<Extract<Definition<Workflows>, { readonly workflow: 'order' }>['prepare']>;
    const right: Prepare = ({ item, amount }) => ({ item: item.trim(), amount });
    // @ts-expect-error: the input has no such field
    const field: Prepare = ({ price }) => ({ item: '', amount: price });
    // @ts-expect-error: an input has an amount, too
    const less: Prepare = ({ item }) => ({ item });
    expect([right, field, less]).toHaveLength(3);
  });

  it.each(navigationKeys.filter((key) => key.length === 1))('refuses the key %s, which navigates', (key) => {
    expect(define(actions({ kind: 'cancel', key, label: 'cancel' }))).toThrow(
      `The demo "order": the action "cancel" takes the key "${key}", which moves through the talk: choose another.`,
    );
  });

  it.each(['', ' ', 'ctrl+c', 'tab', '\u0003', 'é', 'enter'])(
    'refuses the key %j, which is not one character',
    (key) => {
      expect(define(actions({ kind: 'cancel', key, label: 'cancel' }))).toThrow(/a key is one letter or sign/);
    },
  );

  it('refuses two actions on one key', () => {
    expect(define(actions({ kind: 'cancel', key: 's', label: 'cancel' }))).toThrow(
      'The demo "order": the action "cancel" takes the key "s", which is already that of "start": choose another.',
    );
  });

  const node = { kind: 'node', name: 'gateway', file: './gateway.ts' };
  const python = {
    kind: 'worker',
    name: 'py',
    folder: './py',
    look: ['python3'],
    missing: 'No Python here.',
    run: ['python3', 'w.py'],
  };
  const act = (more: object, rest: object = {}) => ({ ...actions({ key: 'a', label: 'act', ...more }), ...rest });

  it.each([
    act({ kind: 'tell', process: 'gateway', message: 1 }, { processes: [node, python] }),
    act({ kind: 'kill-process', process: 'py' }, { processes: [python] }),
    act({ kind: 'deploy', version: 'v2' }, { versions: { v2: './workflows.v2.ts' } }),
    act({ kind: 'deploy' }),
    act({ kind: 'several', acts: [{ kind: 'kill-worker' }, { kind: 'kill-service' }] }),
    { worker: { maxConcurrentActivities: 1 } },
    { rehearsal: [{ press: 's' }] },
  ])('takes %j', (change) => {
    expect(define(change)).not.toThrow();
  });

  it.each([
    [act({ kind: 'signal', signal: '' }), 'the action "act" names no signal: give it one, as text.'],
    [act({ kind: 'explode' }), 'the action "act" is of the kind "explode", which there is not.'],
    [
      act({ kind: 'kill-process', process: 'gateway' }),
      'the action "act" is about the process "gateway", but the demo has no `processes`.',
    ],
    [
      act({ kind: 'start-process', process: 'gatewy' }, { processes: [node] }),
      'is about the process "gatewy", which is not in `processes`: did you mean "gateway"?',
    ],
    [
      act({ kind: 'tell', process: 'py', message: 1 }, { processes: [python] }),
      `tells something to "py", which is a worker: only a process of the kind 'node' can be told.`,
    ],
    [
      act({ kind: 'deploy', version: 'v3' }, { versions: { v2: './v2.ts' } }),
      'is about the version "v3", which is not in `versions`: did you mean "v2"?',
    ],
    [act({ kind: 'several', acts: [] }), 'has nothing in its `acts`'],
    [
      act({ kind: 'several', acts: [{ kind: 'several', acts: [] }] }),
      `has 'several' among several: give that a key of its own.`,
    ],
    [act({ kind: 'several', acts: [{ kind: 'start' }] }), `has 'start' among several`],
    [act({ kind: 'several', acts: [{ kind: 'tell', process: 'x' }] }), 'is about the process "x"'],
    [
      { processes: [{ ...node, name: 'My Gateway' }] },
      'The demo "order" has a process "My Gateway": use lower-case letters',
    ],
    [{ processes: [node, node] }, 'has two processes "gateway": rename one.'],
    [{ processes: [{ ...node, file: '' }] }, 'has a process "gateway" without a `file`'],
    [{ processes: [{ ...node, file: './activities.ts' }] }, 'choose another, that is no program.'],
    [{ processes: [{ ...python, run: [] }] }, 'without a command in `run`'],
    [{ processes: [{ ...node, kind: 'go' }] }, `of the kind "go": it is 'node' or 'worker'.`],
    [{ versions: { 'V 2': './v2.ts' } }, 'has a version "V 2"'],
    [{ versions: { v2: '' } }, 'says of the version "v2" no module'],
    [{ worker: { maxConcurrentActivities: 0 } }, 'it is a whole number from 1 to 10000.'],
    [{ rehearsal: [{ press: 'z' }] }, 'is rehearsed with the key "z", which does nothing'],
    [{ input: { default: 1 } }, 'has an `input` without a schema'],
  ])('refuses %j', (change, message) => {
    expect(define(change)).toThrow(message);
  });

  it.each([
    [{ name: 'My Order' }, /name "My Order" is not one/],
    [{ name: '../x' }, /is not one/],
    [{ line: ' ' }, /has no `line`/],
    [{ actions: [] }, /no action of the kind 'start'/],
    [{ panels: [] }, /no panels/],
    [{ panels: [[]] }, /no panels/],
    [actions({ kind: 'cancel', key: 'c', label: '' }), /the action on key "c" has no label/],
  ])('refuses %j', (change, message) => {
    expect(define(change)).toThrow(message);
  });
});
