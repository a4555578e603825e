/**
 * What a template computes with. Go's `int` is a bigint and its `float64` a number, so that they stay apart; undefined
 * is Go's nil, and what a key that is not there gives.
 */
export type Value = undefined | boolean | string | bigint | number | Byte | List | Data;

/** A byte of a text: what `index` gives. */
export class Byte {
  readonly value: number;

  constructor(value: number) {
    this.value = value;
  }
}

export type List = readonly string[];
/** What `.` is at first: the one key `text`. */
export type Data = ReadonlyMap<string, string>;

/** Go tells a list that was never made from an empty one. */
export const noList: List = [];

export type Kind = 'nil' | 'bool' | 'string' | 'int' | 'float' | 'byte' | 'list' | 'data';

export function kindOf(value: Value): Kind {
  switch (typeof value) {
    case 'undefined':
      return 'nil';
    case 'boolean':
      return 'bool';
    case 'string':
      return 'string';
    case 'bigint':
      return 'int';
    case 'number':
      return 'float';
    default:
      return value instanceof Byte ? 'byte' : isList(value) ? 'list' : 'data';
  }
}

export function isList(value: Value): value is List {
  return Array.isArray(value);
}

export function isData(value: Value): value is Data {
  return value instanceof Map;
}

/** An `int` or a byte as a bigint. */
export function wholeNumber(value: Value): bigint | undefined {
  if (typeof value === 'bigint') return value;
  return value instanceof Byte ? BigInt(value.value) : undefined;
}

/** What a value is, in a sentence. */
export function inWords(value: Value): string {
  const words: Readonly<Record<Kind, string>> = {
    nil: 'nothing',
    bool: 'true or false',
    string: 'a text',
    int: 'a whole number',
    float: 'a number with a fraction',
    byte: 'a byte',
    list: 'a list',
    data: 'the data itself',
  };
  return words[kindOf(value)];
}

/** A value's type as Go calls it, which `printf` prints. */
export function typeName(value: Value): string {
  const names: Readonly<Record<Kind, string>> = {
    nil: '<nil>',
    bool: 'bool',
    string: 'string',
    int: 'int',
    float: 'float64',
    byte: 'uint8',
    list: '[]string',
    data: 'map[string]interface {}',
  };
  return names[kindOf(value)];
}

/** What counts as true in `if`, `with`, `and`, `or` and `not`: all but nil, zero and what is empty. */
export function truth(value: Value): boolean {
  if (value instanceof Byte) return value.value !== 0;
  if (isList(value)) return value.length > 0;
  return isData(value) ? value.size > 0 : Boolean(value);
}
