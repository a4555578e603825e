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
  status: { readonly type: 'query'; readonly name: 'status' };
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
