import type { Budget } from './budget.js';
import { TemplateFault } from './fault.js';
import { type List, noList } from './value.js';

/** What an element of a list costs beside its characters. */
const perElement = 4;

/** How often a text is in another one, without overlaps; the empty one is between all characters. */
export function count(text: string, part: string): number {
  if (part === '') return Array.from(text).length + 1;
  let found = 0;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) found += 1;
  return found;
}

/** At most `limit` parts, of which the last is the rest; less than 0: all; 0: none. */
export function split(text: string, separator: string, limit: number, keep: boolean, budget: Budget): List {
  if (limit === 0) return noList;
  budget.spend(text.length * (1 + perElement));
  if (separator === '') return characters(text, limit);
  const parts: string[] = [];
  let from = 0;
  for (;;) {
    const at = parts.length + 1 === limit ? -1 : text.indexOf(separator, from);
    if (at < 0) return [...parts, text.slice(from)];
    parts.push(text.slice(from, keep ? at + separator.length : at));
    from = at + separator.length;
  }
}

function characters(text: string, limit: number): List {
  const all = Array.from(text);
  if (limit < 0 || limit >= all.length) return all;
  return [...all.slice(0, limit - 1), all.slice(limit - 1).join('')];
}

export function joined(list: List, separator: string, budget: Budget): string {
  const length = list.reduce((sum, part) => sum + part.length, 0) + separator.length * Math.max(0, list.length - 1);
  budget.text(length);
  return list.join(separator);
}

export function repeated(text: string, times: bigint, budget: Budget): string {
  if (times < 0n) throw new TemplateFault("Repeat can't repeat less than never", false);
  budget.text(text.length === 0 ? 0 : Number(BigInt(text.length) * times));
  return text === '' ? '' : text.repeat(Number(times));
}

/** The first `times` places only; less than 0: all. */
export function replaced(text: string, old: string, next: string, times: number, budget: Budget): string {
  const places = count(text, old);
  const turns = times < 0 ? places : Math.min(times, places);
  budget.text(text.length + turns * Math.max(0, next.length - old.length) + turns);
  if (old === '') {
    const all = Array.from(text);
    const before = all.slice(0, turns).map((character) => next + character);
    return before.join('') + (turns > all.length ? next : '') + all.slice(turns).join('');
  }
  const parts = split(text, old, turns + 1, false, budget);
  return parts.join(next);
}
