import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { demoInput } from './input.js';
import type { Demo } from './types.js';

const base = { name: 'order', line: '', workflow: 'order', taskQueue: 'tslides', actions: [], panels: [] };
const schema = v.strictObject({
  item: v.string(),
  amount: v.pipe(v.number(), v.minValue(1)),
  address: v.strictObject({ street: v.string(), zip: v.string() }),
  tags: v.array(v.string()),
});
const fallback = { item: 'A gopher', amount: 42, address: { street: 'Main', zip: '1' }, tags: ['a', 'b'] };
const demo: Demo = { ...base, input: { schema, default: fallback } };

const refusal = (given: unknown) => {
  const result = demoInput(demo, given);
  return result.kind === 'refused' ? result.message : 'was taken';
};

describe('demoInput', () => {
  it.each([undefined, null, {}])('takes the default for %j', (given) => {
    expect(demoInput(demo, given)).toEqual({ kind: 'input', value: fallback });
  });

  it('merges objects key by key and replaces everything else', () => {
    expect(demoInput(demo, { amount: 1, address: { zip: '2' }, tags: ['c'] })).toEqual({
      kind: 'input',
      value: { item: 'A gopher', amount: 1, address: { street: 'Main', zip: '2' }, tags: ['c'] },
    });
    expect(fallback.address.zip).toBe('1');
  });

  it('says in one sentence which key is wrong', () => {
    expect(refusal({ amount: 'lots' })).toBe(
      '`input.amount` of the demo "order": Invalid type: Expected number but received "lots".',
    );
    expect(refusal({ address: { zip: 5 } })).toMatch(/^`input\.address\.zip` of the demo "order": .*\.$/);
    expect(refusal({ tags: ['a', 1] })).toMatch(/^`input\.tags\.1` of/);
    expect(refusal({ amuont: 1 })).toMatch(/^`input\.amuont` of/);
    expect(refusal('text')).toMatch(/^`input` of the demo "order": /);
  });

  it('takes no key for a prototype', () => {
    expect(refusal(JSON.parse('{"__proto__": {"amount": 1}}'))).toMatch(/__proto__/);
    expect(Object.prototype).not.toHaveProperty('amount');
  });

  it('refuses input for a demo that takes none', () => {
    expect(demoInput(base, undefined)).toEqual({ kind: 'input', value: undefined });
    expect(demoInput(base, { a: 1 })).toEqual({
      kind: 'refused',
      message: 'The demo "order" takes no input: remove `input:`.',
    });
  });

  it('gives on what the schema made of the input', () => {
    const trimmed = v.object({ item: v.pipe(v.string(), v.trim()) });
    expect(demoInput({ ...base, input: { schema: trimmed, default: { item: ' x ' } } }, undefined)).toEqual({
      kind: 'input',
      value: { item: 'x' },
    });
  });

  it('refuses an asynchronous schema instead of taking its promise for an answer', () => {
    const later = v.objectAsync({
      item: v.pipeAsync(
        v.string(),
        v.checkAsync(async () => false),
      ),
    });
    expect(demoInput({ ...base, input: { schema: later, default: {} } }, undefined)).toMatchObject({
      kind: 'refused',
      message: expect.stringContaining('synchronous'),
    });
  });
});
