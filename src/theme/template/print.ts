import type { Budget } from './budget.js';
import type { Value } from './value.js';
import { formatValue, noFlags } from './verbs.js';

/** Go's `print`: values side by side, a blank between two of which neither is a text. */
export function sprint(values: readonly Value[], budget: Budget): string {
  let text = '';
  for (const [index, value] of values.entries()) {
    if (index > 0 && typeof value !== 'string' && typeof values[index - 1] !== 'string') text += ' ';
    const part = formatValue(value, 'v', noFlags(), budget);
    budget.text(part.length);
    text += part;
  }
  return text;
}

/** Go's `println`: a blank between all values, and a line feed. */
export function sprintln(values: readonly Value[], budget: Budget): string {
  return `${values.map((value) => sprint([value], budget)).join(' ')}\n`;
}
