import type { Outage, ServiceView } from '../panel/view.js';

const mostOutages = 20;

/** The times at which a service that had been there was away, with what its newest view tells. */
export function outagesAfter(before: readonly Outage[], { state, since }: ServiceView, now: number): readonly Outage[] {
  const last = before.at(-1);
  const away = last !== undefined && last.to === undefined;
  if (state === 'down' && !away) return [...before, { from: since ?? now }].slice(-mostOutages);
  if (state === 'up' && away) return [...before.slice(0, -1), { ...last, to: since ?? now }];
  return before;
}
