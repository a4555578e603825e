import { shown } from '../render/cells.js';

/** `1 row`, `2 rows`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** The text with a full stop, unless it ends with a sign that one pauses at. */
export function sentence(text: string): string {
  return text === '' || /[.!?:;,\u2026\u3002\uff01\uff1f]["')\]]?$/.test(text) ? text : `${text}.`;
}

/** On one line, with nothing in it that drives a terminal. */
export function oneLine(text: string): string {
  return shown(text.replace(/\s*\n\s*/g, ' ').trim());
}

/** What belongs to a label: behind it if it is one line, else below it, and then it is said where it ends. */
export function labelled(label: string, lines: readonly string[], thing = label.toLowerCase()): readonly string[] {
  const [first, ...others] = lines;
  if (first === undefined) return [];
  return others.length === 0 ? [`${label}: ${first}`] : [`${label}:`, ...lines, `End of ${thing}.`];
}
