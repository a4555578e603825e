import { sameStyle } from './cells.js';
import { type Difference, wordsOf } from './compare.js';
import type { Facts } from './facts.js';
import { onPurpose } from './on-purpose.js';
import type { Purpose } from './purpose.js';

/** The names of what explains a difference; undefined: nothing does. Of several explanations the fewest are taken. */
export function explained(difference: Difference, facts: Facts): readonly string[] | undefined {
  const whole = onPurpose.find((purpose) => purpose.explains?.(difference, facts));
  if (whole) return [whole.name];
  if (difference.kind === 'text') return evened(difference, facts);
  if (difference.kind !== 'style') return undefined;
  for (const { name, without } of onPurpose) {
    const rest = without?.(difference, facts);
    if (!rest) continue;
    const names = sameStyle(rest.ours, rest.theirs) ? [] : explained(rest, facts);
    return names && [name, ...names];
  }
  return undefined;
}

function evened(difference: Extract<Difference, { kind: 'text' }>, facts: Facts): readonly string[] | undefined {
  const [ours, theirs] = [wordsOf(difference.ours), wordsOf(difference.theirs)];
  const even = (words: readonly string[], chosen: readonly Purpose[]): string =>
    chosen.reduce((left, { evens }) => evens?.(left, facts) ?? left, words).join(' ');
  return choices(onPurpose.filter((purpose) => purpose.evens))
    .find((chosen) => even(ours, chosen) === even(theirs, chosen))
    ?.map(({ name }) => name);
}

/** One, two or three of them, fewest first. */
function choices(all: readonly Purpose[]): readonly (readonly Purpose[])[] {
  const more = (chosen: readonly Purpose[], from: number): readonly (readonly Purpose[])[] =>
    all.slice(from).map((one) => [...chosen, one]);
  const one = more([], 0);
  const two = one.flatMap((chosen, at) => more(chosen, at + 1));
  return [...one, ...two, ...two.flatMap((chosen) => more(chosen, all.indexOf(chosen[1] as Purpose) + 1))];
}
