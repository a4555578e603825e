import type { Budget } from './budget.js';
import { byteAt, byteLength, sliceBytes } from './bytes.js';
import { equal, less } from './compare.js';
import { escapeHtml, escapeJs, escapeQuery } from './escape.js';
import { TemplateFault } from './fault.js';
import { sprint, sprintln } from './print.js';
import { sprintf } from './printf.js';
import { Byte, inWords, isData, isList, truth, type Value, wholeNumber } from './value.js';

type Functions = Readonly<Record<string, (values: readonly Value[], budget: Budget) => Value>>;

/** The functions of Go's text/template. */
export function goFunctions(): Functions {
  return {
    not: ([value]) => !truth(value),
    len: ([value]) => BigInt(lengthOf(value)),
    index: ([item, ...indexes]) => indexes.reduce(indexed, defined(item, 'index')),
    slice: ([item, ...limits]) => sliced(defined(item, 'slice'), limits),
    print: sprint,
    printf: ([format, ...values], budget) => sprintf(String(format), values, budget),
    println: sprintln,
    html: (values, budget) => escapeHtml(textOf(values, budget, 6)),
    js: (values, budget) => escapeJs(textOf(values, budget, 6)),
    urlquery: (values, budget) => escapeQuery(textOf(values, budget, 9)),
    eq: ([first, ...others]) => equal(first, others),
    ne: ([a, b]) => !equal(a, [b]),
    lt: ([a, b]) => less(a, b),
    le: ([a, b]) => less(a, b) || equal(a, [b]),
    gt: ([a, b]) => !(less(a, b) || equal(a, [b])),
    ge: ([a, b]) => !less(a, b),
  };
}

/** One text as it is, anything else as `print` has it; nothing is told as at the end of an action. */
function textOf(values: readonly Value[], budget: Budget, growth: number): string {
  const shown = values.map((value) => (value === undefined ? '<no value>' : value));
  const text = sprint(shown, budget);
  budget.text(text.length * growth);
  return text;
}

function defined(value: Value, name: string): Value {
  if (value === undefined) throw new TemplateFault(`${name} can't take anything from nothing`);
  return value;
}

function lengthOf(value: Value): number {
  if (typeof value === 'string') return byteLength(value);
  if (isList(value)) return value.length;
  if (isData(value)) return value.size;
  throw new TemplateFault(`${inWords(value)} has no length`);
}

function indexed(item: Value, index: Value): Value {
  if (isData(item)) {
    if (typeof index !== 'string') throw new TemplateFault(`the data has texts for keys, not ${inWords(index)}`);
    return item.get(index);
  }
  if (typeof item !== 'string' && !isList(item))
    throw new TemplateFault(`index can't take anything from ${inWords(item)}`);
  const length = lengthOf(item);
  const at = offset(index, length - 1);
  return typeof item === 'string' ? new Byte(byteAt(item, at)) : item[at];
}

function sliced(item: Value, limits: readonly Value[]): Value {
  if (typeof item !== 'string' && !isList(item)) throw new TemplateFault(`slice can't cut ${inWords(item)}`);
  if (limits.length > (isList(item) ? 3 : 2)) throw new TemplateFault('slice has too many limits');
  const length = lengthOf(item);
  const [from = 0, to = length, capacity = length] = limits.map((limit) => offset(limit, length));
  if (from > to || to > capacity) throw new TemplateFault(`slice can't cut from ${from} to ${to}`, false);
  return typeof item === 'string' ? sliceBytes(item, from, to) : item.slice(from, to);
}

function offset(index: Value, largest: number): number {
  const whole = wholeNumber(index);
  if (whole === undefined) throw new TemplateFault(`a place must be a whole number, not ${inWords(index)}`);
  if (whole < 0n || whole > BigInt(largest)) throw new TemplateFault(`there is no place ${whole}`, false);
  return Number(whole);
}
