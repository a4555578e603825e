import { compareBytes } from './bytes.js';
import { TemplateFault } from './fault.js';
import { inWords, isData, isList, kindOf, noList, type Value, wholeNumber } from './value.js';

/** Go's `eq`: whether the first is equal to any of the others. @throws TemplateFault when two can't be compared */
export function equal(first: Value, others: readonly Value[]): boolean {
  if (others.length === 0) throw new TemplateFault('eq has nothing to compare with');
  return others.some((other) => same(first, other));
}

function same(a: Value, b: Value): boolean {
  if (a === undefined || b === undefined) return isNothing(a) && isNothing(b);
  const [x, y] = [wholeNumber(a), wholeNumber(b)];
  if (x !== undefined && y !== undefined) return x === y;
  if (kindOf(a) !== kindOf(b)) throw incomparable(a, b);
  if ((isList(a) || isData(a)) && (isNothing(a) || isNothing(b))) return isNothing(a) === isNothing(b);
  if (isList(a) || isData(a)) throw incomparable(a, b);
  return a === b;
}

function isNothing(value: Value): boolean {
  return value === undefined || value === noList;
}

/** Go's `lt`. @throws TemplateFault when they have no order */
export function less(a: Value, b: Value): boolean {
  const [x, y] = [wholeNumber(a), wholeNumber(b)];
  if (x !== undefined && y !== undefined) return x < y;
  if (typeof a === 'number' && typeof b === 'number') return a < b;
  if (typeof a === 'string' && typeof b === 'string') return compareBytes(a, b) < 0;
  throw incomparable(a, b);
}

function incomparable(a: Value, b: Value): TemplateFault {
  return new TemplateFault(`${inWords(a)} can't be compared with ${inWords(b)}`);
}
