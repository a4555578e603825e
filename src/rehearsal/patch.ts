import type { Json, JsonObject } from './json.js';

/**
 * What leads from one JSON value to the next. Lists grow at their end and are cut at their beginning, objects change
 * by field: what stays is not said again.
 */
export type Patch =
  | { readonly is: Json }
  /** Of an object. */
  | { readonly set: Readonly<Record<string, Patch>>; readonly cut?: readonly string[] }
  /** Of a list: leave out `drop` at the beginning, keep so many, and then come these. */
  | { readonly drop: number; readonly keep: number; readonly add: readonly Json[] };

/** Undefined: they are the same. */
export function patchFrom(before: Json | undefined, after: Json): Patch | undefined {
  if (before === after) return undefined;
  if (Array.isArray(after) && Array.isArray(before)) return listPatch(before, after);
  if (isObject(after) && isObject(before)) return objectPatch(before, after);
  return { is: after };
}

function objectPatch(before: JsonObject, after: JsonObject): Patch | undefined {
  const set = Object.fromEntries(
    Object.entries(after).flatMap(([key, value]) => {
      const patch = patchFrom(Object.hasOwn(before, key) ? before[key] : undefined, value);
      return patch === undefined ? [] : [[key, patch] as const];
    }),
  );
  const cut = Object.keys(before).filter((key) => !Object.hasOwn(after, key));
  if (cut.length > 0) return { set, cut };
  return Object.keys(set).length > 0 ? { set } : undefined;
}

function listPatch(before: readonly Json[], after: readonly Json[]): Patch | undefined {
  const [first] = after;
  // The first that stays tells how many went; a list whose elements changed keeps those before the change.
  const found = first === undefined ? -1 : before.findIndex((value) => isSame(value, first));
  const drop = Math.max(0, found);
  let keep = 0;
  while (drop + keep < before.length && keep < after.length && isSame(before[drop + keep], after[keep])) keep += 1;
  if (drop === 0 && keep === before.length && keep === after.length) return undefined;
  return { drop, keep, add: after.slice(keep) };
}

function isSame(a: Json | undefined, b: Json | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && patchFrom(a, b) === undefined);
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Follows a patch that may come from anywhere. What it leaves alone is the same object afterwards. @throws if it does not fit */
export function patched(before: Json | undefined, patch: unknown, depth = 0): Json {
  if (depth > 60 || !isObject(patch as Json)) throw new Error('not a patch');
  const { is, set, cut = [], drop, keep, add } = patch as Readonly<Record<string, Json>>;
  if (is !== undefined) return is;
  if (Array.isArray(add)) {
    const list = Array.isArray(before) ? (before as readonly Json[]) : [];
    if (!isCount(drop) || !isCount(keep) || drop + keep > list.length) throw new Error('not a patch of this list');
    return [...list.slice(drop, drop + keep), ...(add as readonly Json[])];
  }
  if (!isObject(set) || !isObject(before) || !Array.isArray(cut)) throw new Error('not a patch of this object');
  const fields = new Map(Object.entries(before));
  for (const key of cut as readonly Json[]) fields.delete(String(key));
  for (const [key, inner] of Object.entries(set)) fields.set(key, patched(fields.get(key), inner, depth + 1));
  // Unlike an assignment, this takes `__proto__` for a name like any other.
  return Object.fromEntries(fields);
}

function isCount(value: Json | undefined): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}
