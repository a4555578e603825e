import type { Json } from './json.js';

/** Whether a value that came from outside is a `T`. Fields that nobody knows are left alone: nobody reads them. */
export interface Shape<T> {
  (value: Json | undefined): boolean;
  /** Never there: ties the shape to its type. */
  readonly of?: T;
}

/** A field that may be absent. */
export interface Maybe<T> {
  readonly maybe: Shape<T>;
}

type Fields<T> = {
  // biome-ignore lint/complexity/noBannedTypes: an object with nothing in it is what an optional field allows
  readonly [Key in keyof T]-?: {} extends Pick<T, Key> ? Maybe<Exclude<T[Key], undefined>> : Shape<T[Key]>;
};

const longestText = 200_000;
const longestList = 10_500;

export const text: Shape<string> = (value) => typeof value === 'string' && value.length <= longestText;
export const number: Shape<number> = (value) => typeof value === 'number';
export const flag: Shape<boolean> = (value) => typeof value === 'boolean';
export const anything: Shape<unknown> = () => true;

export function oneOf<const Words extends readonly (string | number)[]>(...words: Words): Shape<Words[number]> {
  return (value) => words.some((word) => word === value);
}

export function maybe<T>(shape: Shape<T>): Maybe<T> {
  return { maybe: shape };
}

export function list<T>(of: Shape<T>): Shape<readonly T[]> {
  return onceEach((value) => Array.isArray(value) && value.length <= longestList && value.every((one) => of(one)));
}

/** An object with any names. */
export function table<T>(of: Shape<T>): Shape<Readonly<Record<string, T>>> {
  return onceEach((value) => isObject(value) && Object.values(value).every((one) => of(one)));
}

export function record<T extends object>(fields: Fields<T>): Shape<T> {
  const all = Object.entries<Shape<unknown> | Maybe<unknown>>(fields);
  return onceEach(
    (value) =>
      isObject(value) &&
      all.every(([key, field]) => {
        const inner = Object.hasOwn(value, key) ? value[key] : undefined;
        return typeof field === 'function' ? field(inner) : inner === undefined || field.maybe(inner);
      }),
  );
}

/** A shape that is part of itself. */
export function later<T>(shape: () => Shape<T>): Shape<T> {
  return (value) => shape()(value);
}

/** Values are never changed: what was found right once is not looked at again, however often a view holds it. */
function onceEach<T>(shape: Shape<T>): Shape<T> {
  const right = new WeakSet<object>();
  return (value) => {
    if (typeof value !== 'object' || value === null) return false;
    if (right.has(value)) return true;
    const fits = shape(value);
    if (fits) right.add(value);
    return fits;
  };
}

function isObject(value: Json | undefined): value is Readonly<Record<string, Json>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
