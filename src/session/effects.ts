import type { Effect } from '../presenter/command.js';

type EffectOf<Kind extends Effect['kind']> = Extract<Effect, { readonly kind: Kind }>;

/** Who carries out the effects. Parts that are loaded after the first slide put themselves in when they arrive. */
export type Performers = { [Kind in Effect['kind']]: (effect: EffectOf<Kind>) => void };

export function perform(effect: Effect, performers: Performers): void {
  // The table's type ties each kind to its effect; that of a union's member is more than TypeScript follows.
  (performers[effect.kind] as (effect: Effect) => void)(effect);
}

/** What was asked for before its performer was there. */
export function carryOut(
  { waiting, performers }: { readonly waiting: Effect[]; readonly performers: Performers },
  kind: Effect['kind'],
): void {
  const late = waiting.filter((effect) => effect.kind === kind);
  waiting.splice(0, waiting.length, ...waiting.filter((effect) => effect.kind !== kind));
  for (const effect of late) perform(effect, performers);
}
