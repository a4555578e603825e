import fc from 'fast-check';
import { definitions } from '../proto/definitions.js';

/** Values that a random request may hold besides nonsense: ids, names and tokens that mean something to the service. */
export interface Known {
  readonly texts: readonly string[];
  readonly bytes: readonly Uint8Array[];
}

/** Messages within messages; what is deeper stays empty. */
const MAXIMUM_DEPTH = 6;

/** Requests of the type `name` that are well-formed and otherwise anything. */
export function arbitraryMessage(name: string, known: Known, depth = 0): fc.Arbitrary<object> {
  const fields = Object.entries(definitions.types[name] ?? {});
  if (depth > MAXIMUM_DEPTH || fields.length === 0) return fc.constant({});
  // made when it is drawn: the types contain each other
  const one = (type: string): fc.Arbitrary<unknown> =>
    definitions.types[type] === undefined
      ? arbitraryScalar(type, known)
      : fc.constant(null).chain(() => arbitraryMessage(type, known, depth + 1));
  const arbitraryField = ([, type, rule]: (typeof fields)[number][1]): fc.Arbitrary<unknown> => {
    if (rule === 'repeated') return fc.array(one(type), { maxLength: 3 });
    if (rule !== '') return fc.dictionary(text(known), one(type), { maxKeys: 3 });
    return one(type);
  };
  return fc.record(Object.fromEntries(fields.map(([field, schema]) => [field, arbitraryField(schema)])), {
    requiredKeys: [],
  });
}

function text(known: Known): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...known.texts) },
    { weight: 1, arbitrary: fc.constantFrom('', 'x'.repeat(1001), '\u0000', 'ключ', "'", '__proto__', 'constructor') },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
  );
}

function arbitraryScalar(type: string, known: Known): fc.Arbitrary<unknown> {
  switch (type) {
    case 'string':
      return text(known);
    case 'bytes':
      return fc.oneof(fc.constantFrom(...known.bytes), fc.uint8Array({ maxLength: 40 }));
    case 'bool':
      return fc.boolean();
    case 'double':
    case 'float':
      return fc.oneof(fc.constantFrom(0, 1, -1, Number.NaN, Number.POSITIVE_INFINITY, 1e300), fc.double());
    case 'int64':
    case 'uint64':
      return fc.oneof(fc.constantFrom(0, 1, 2, 5, -1, 10, 2 ** 62, -(2 ** 62)), fc.maxSafeInteger());
    default:
      return fc.oneof(fc.integer({ min: -1, max: 30 }), fc.constantFrom(2 ** 31 - 1, -(2 ** 31)));
  }
}
