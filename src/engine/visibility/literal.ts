import { invalidArgument } from '../errors.js';
import { parseTime } from './attribute-values.js';
import { type Attribute, statusName, statusNumbers, type TypeName } from './attributes.js';
import type { Literal } from './query.js';

/** What a literal of each type is written as; a Datetime may be nanoseconds since 1970, as the server keeps it. */
const forms: Readonly<Record<TypeName, (literal: Literal) => boolean>> = {
  Text: (literal) => typeof literal === 'string',
  Keyword: (literal) => typeof literal === 'string',
  KeywordList: (literal) => typeof literal === 'string',
  Int: (literal) => typeof literal === 'number',
  Double: (literal) => typeof literal === 'number',
  Bool: (literal) => typeof literal === 'boolean',
  Datetime: (literal) => typeof literal === 'string' || Number.isInteger(literal),
};

/** The literal of a query in the terms of the attribute that it is held against. Throws INVALID_ARGUMENT. */
export function literalOf(name: string, { type }: Attribute, literal: Literal): Literal {
  if (name === 'ExecutionStatus') return statusOf(literal);
  if (name === 'ExecutionDuration' && typeof literal === 'string') return nanosecondsOf(literal);
  if (!forms[type](literal)) {
    const shown = typeof literal === 'string' ? JSON.stringify(literal) : literal;
    throw wrong(`invalid value type for search attribute ${name} of type ${type}: ${shown} (type: ${kindOf(literal)})`);
  }
  if (type !== 'Datetime') return literal;
  const time = typeof literal === 'string' ? parseTime(literal) : Number(literal) / 1e6;
  if (Number.isNaN(time)) throw wrong(`unable to parse datetime '${literal}'`);
  return time;
}

export function wrong(message: string) {
  return invalidArgument(`invalid query: invalid expression: ${message}`);
}

function statusOf(literal: Literal): string {
  if (typeof literal === 'boolean' || (typeof literal === 'number' && !Number.isInteger(literal))) {
    throw wrong(`unexpected value type ${kindOf(literal)} for search attribute ExecutionStatus`);
  }
  const name = typeof literal === 'number' ? statusName(literal) : literal;
  if (statusNumbers.has(name)) return name;
  throw wrong(`invalid ExecutionStatus value ${typeof literal === 'number' ? literal : `'${literal}'`}`);
}

const UNITS: Readonly<Record<string, number>> = { ns: 1, us: 1e3, µs: 1e3, ms: 1e6, s: 1e9, m: 6e10, h: 3.6e12 };

/** '1h30m', '01:30:00' or '5400000000000' → nanoseconds. `\u00b5`: what is built is ASCII, expressions too. */
function nanosecondsOf(text: string): number {
  const clock = /^(\d+):(\d\d):(\d\d)$/.exec(text);
  if (clock) return (Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3])) * 1e9;
  if (/^-?\d+$/.test(text)) return Number(text);
  if (!/^-?(\d+(\.\d+)?(ns|us|\u00b5s|ms|s|m|h))+$/.test(text)) {
    throw wrong(`invalid duration value for search attribute ExecutionDuration: ${text}`);
  }
  const parts = [...text.matchAll(/([\d.]+)(ns|us|\u00b5s|ms|s|m|h)/g)];
  const sum = parts.reduce((total, [, number, unit = '']) => total + Number(number) * (UNITS[unit] ?? 0), 0);
  return text.startsWith('-') ? -sum : sum;
}

/** The type of a literal as the server calls it. */
function kindOf(literal: Literal): string {
  if (typeof literal === 'number') return Number.isInteger(literal) ? 'int64' : 'float64';
  return typeof literal === 'boolean' ? 'bool' : 'string';
}
