/** What JSON holds, and nothing else. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/** Nothing that a panel shows is deeper. */
const deepest = 40;

const known = new WeakMap<object, Json>();

/**
 * A value as JSON keeps it; undefined: JSON can't. Values are never changed, so that an object gives the same result
 * each time, and what two values share is shared by their results.
 */
export function asJson(value: unknown, depth = 0): Json | undefined {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return finite(value);
    case 'bigint':
      return String(value);
    case 'object':
      return value === null ? null : ofObject(value, depth);
    default:
      return undefined;
  }
}

function ofObject(value: object, depth: number): Json | undefined {
  const before = known.get(value);
  if (before !== undefined) return before;
  if (depth > deepest) return undefined;
  const json = Array.isArray(value)
    ? value.map((one) => asJson(one, depth + 1) ?? null)
    : Object.fromEntries(
        Object.entries(value).flatMap(([key, one]) => {
          const inner = key === '__proto__' ? undefined : asJson(one, depth + 1);
          return inner === undefined ? [] : [[key, inner] as const];
        }),
      );
  known.set(value, json);
  return json;
}

/** JSON would make `null` of what is no finite number, and who reads it counts on a number. */
export function finite(value: number): number {
  return Number.isNaN(value) ? 0 : Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, value));
}
