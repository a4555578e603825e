import fc from 'fast-check';
import { expect, it } from 'vitest';
import { asJson, type Json } from './json.js';
import { patched, patchFrom } from './patch.js';

// As it comes from a file, which knows no -0.
const json = fc.jsonValue({ maxDepth: 4 }).map((value): Json => asJson(JSON.parse(JSON.stringify(value))) ?? null);

it('leads from any value to any other', () => {
  fc.assert(
    fc.property(json, json, (before, after) => {
      const patch = patchFrom(before, after);
      // As it comes from a file.
      const read = patch === undefined ? undefined : JSON.parse(JSON.stringify(patch));
      expect(read === undefined ? before : patched(before, read)).toEqual(after);
    }),
  );
});

it('leads from a list to what it grows into, however it is cut', () => {
  const event = fc.record({ id: fc.nat(3), name: fc.string({ maxLength: 2 }) });
  fc.assert(
    fc.property(fc.array(event), fc.array(event), fc.nat(10), (list, more, cut) => {
      const [before, after] = [asJson(list) as Json, asJson([...list.slice(cut), ...more]) as Json];
      const patch = patchFrom(before, after);
      expect(patch === undefined ? before : patched(before, patch)).toEqual(after);
    }),
  );
});

it('says of a list that grew what is new, and of one that moved on how far', () => {
  const [a, b, c] = [{ id: 1 }, { id: 2 }, { id: 3 }];
  expect(patchFrom([a, b], [a, b, c])).toEqual({ drop: 0, keep: 2, add: [c] });
  expect(patchFrom([a, b], [b, c])).toEqual({ drop: 1, keep: 1, add: [c] });
  expect(patchFrom({ a, list: [a] }, { a, list: [a, b] })).toEqual({ set: { list: { drop: 0, keep: 1, add: [b] } } });
  expect(patchFrom([a, b], [{ ...a }, { ...b }])).toBeUndefined();
});

it('keeps what it leaves alone', () => {
  const before = asJson({ workers: { pid: 1 }, events: [{ id: 1 }] }) as {
    readonly workers: Json;
    readonly events: Json[];
  };
  const after = patched(before, { set: { events: { drop: 0, keep: 1, add: [{ id: 2 }] } } }) as typeof before;
  expect(after.workers).toBe(before.workers);
  expect(after.events[0]).toBe(before.events[0]);
});

it.each<[string, Json, unknown]>([
  ['nothing', {}, null],
  ['a word', {}, 'set'],
  ['a list where an object is', {}, { drop: 0, keep: 1, add: [] }],
  ['more than there is', [1], { drop: 0, keep: 2, add: [] }],
  ['less than nothing', [1], { drop: -1, keep: 1, add: [] }],
  ['fields of a list', [1], { set: {} }],
])('refuses %s', (_, before, patch) => {
  expect(() => patched(before, patch)).toThrow();
});

it('gives nobody another prototype', () => {
  const patch = JSON.parse('{"set":{"__proto__":{"is":{"evil":true}}}}');
  const after = patched({}, patch);
  expect(Object.getPrototypeOf(after)).toBe(Object.prototype);
  expect((after as { readonly evil?: unknown }).evil).toBeUndefined();
});
