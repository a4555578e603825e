import { invalidArgument } from '../errors.js';
import { IndexedValueType as Type } from '../proto/enums.js';
import type { Payload } from '../proto/plain.js';

/** The server's limits: bytes of one value, bytes of all together, how many there may be on one execution. */
const MAXIMUM_VALUE = 2048;
const MAXIMUM_TOTAL = 40 * 1024;
const MAXIMUM_NUMBER = 100;

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i;

/** A time as RFC 3339 has it → ms since 1970; NaN: it is none. */
export function parseTime(text: string): number {
  return TIME.test(text) ? Date.parse(text) : Number.NaN;
}

const isText = (value: unknown) => typeof value === 'string';
const isTime = (value: unknown) => isText(value) && !Number.isNaN(parseTime(value as string));

/** What a value of each type looks like as JSON. */
const checks: Readonly<Record<number, (value: unknown) => boolean>> = {
  [Type.INDEXED_VALUE_TYPE_TEXT]: isText,
  [Type.INDEXED_VALUE_TYPE_KEYWORD]: isText,
  [Type.INDEXED_VALUE_TYPE_INT]: (value) => Number.isInteger(value) && Math.abs(value as number) < 2 ** 63,
  [Type.INDEXED_VALUE_TYPE_DOUBLE]: (value) => typeof value === 'number',
  [Type.INDEXED_VALUE_TYPE_BOOL]: (value) => typeof value === 'boolean',
  [Type.INDEXED_VALUE_TYPE_DATETIME]: isTime,
  [Type.INDEXED_VALUE_TYPE_KEYWORD_LIST]: (value) => Array.isArray(value) && value.every(isText),
};

/** Throws INVALID_ARGUMENT for a value that is not of the type (of IndexedValueType, named `typeName`). */
export function checkValue(name: string, type: number, typeName: string, payload: Payload): void {
  const value = decode(payload);
  // null takes the attribute away; one value may come as a list
  const fits = checks[type];
  const one = Array.isArray(value) && value.length === 1 ? value[0] : value;
  if (value === null || (Array.isArray(value) && value.length === 0)) return;
  if (value === undefined || !(fits?.(value) === true || fits?.(one) === true)) {
    const shown = value === undefined ? 'value that is no JSON' : Array.isArray(value) ? `[${value.join(' ')}]` : value;
    throw invalidArgument(`invalid value for search attribute ${name} of type ${typeName}: ${shown}`);
  }
}

/** Throws INVALID_ARGUMENT for too many fields, or too large ones. */
export function checkSizes(fields: Readonly<Record<string, Payload>>): void {
  const entries = Object.entries(fields);
  if (entries.length > MAXIMUM_NUMBER) {
    throw invalidArgument(`number of search attributes ${entries.length} exceeds limit ${MAXIMUM_NUMBER}`);
  }
  let total = 0;
  for (const [name, { data }] of entries) {
    const size = data?.length ?? 0;
    total += name.length + size;
    if (size > MAXIMUM_VALUE) {
      throw invalidArgument(`search attribute ${name} value size ${size} exceeds size limit ${MAXIMUM_VALUE}`);
    }
  }
  if (total > MAXIMUM_TOTAL) {
    throw invalidArgument(`total size of search attributes ${total} exceeds size limit ${MAXIMUM_TOTAL}`);
  }
}

function decode({ metadata, data }: Payload): unknown {
  const encoding = Buffer.from(metadata?.encoding ?? []).toString();
  if (encoding === 'binary/null') return null;
  if (!encoding.startsWith('json/')) return undefined;
  try {
    return JSON.parse(Buffer.from(data ?? []).toString());
  } catch {
    return undefined;
  }
}
