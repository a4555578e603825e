import type { Effect } from '../presenter/command.js';

type EffectOf<Kind extends Effect['kind']> = Extract<Effect, { readonly kind: Kind }>;

/** Who carries out the effects. Parts that are loaded after the first slide put themselves in when they arrive. */
export type Performers = { [Kind in Effect['kind']]: (effect: EffectOf<Kind>) => void };

export function perform(effect: Effect, performers: Performers): void {
  // The table's type ties each kind to its effect; that of a union's member is more than TypeScript follows.
  (performers[effect.kind] as (effect: Effect) => void)(effect);
}
