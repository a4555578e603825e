import type { Act, Demo } from '../demo/types.js';
import type { Random } from './fuzz/random.js';

/** What is done in one chaotic run: at a moment, ms after the one before it. */
export type Press = { readonly after: number } & (
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'size'; readonly columns: number; readonly rows: number }
  | { readonly kind: 'go'; readonly slide: number }
);

export interface Stop {
  readonly demo: Demo;
  /** Number of its slide, from 1; the one after it is plain. */
  readonly slide: number;
}

/** The size at which runs begin and end. */
export const baseSize = { columns: 120, rows: 36 };

const panelKeys = ['m', 'v', '+', '-', '<', '>', '=', '!', 'R', 'tab'];
const sizes = [baseSize, { columns: 80, rows: 24 }, { columns: 140, rows: 45 }, { columns: 40, rows: 12 }];
/** ms between two presses at most. */
const longestPause = 400;

/**
 * What a person who has gone mad does on a demo's slide for `ms`: its keys and those of the panels at any moment, in
 * any order, now and then another size of the terminal, a step off the slide and back, or a start on another one.
 */
export function chaosPlan(random: Random, here: Stop, others: readonly Stop[], ms: number): readonly Press[] {
  const presses: Press[] = [];
  let time = 0;
  const pause = (longest = longestPause): number => {
    const after = random.chance(0.25) ? 0 : random.below(longest);
    time += after;
    return after;
  };
  const key = (name: string, after = pause()): void => void presses.push({ after, kind: 'key', key: name });
  const go = (slide: number, after = pause()): void => void presses.push({ after, kind: 'go', slide });
  const start = ({ demo }: Stop): string => demo.actions.find(({ kind }) => kind === 'start')?.key ?? 's';

  if (random.chance(0.8)) key(start(here));
  while (time < ms) {
    const dice = random.below(100);
    if (dice < 65) key(random.one(here.demo.actions).key);
    else if (dice < 88) key(random.one(panelKeys));
    else if (dice < 93) presses.push({ after: pause(), kind: 'size', ...random.one(sizes) });
    else if (dice < 98) {
      go(here.slide + 1);
      // Before, and after, what was left is ended.
      go(here.slide, pause(random.chance(0.3) ? 2_500 : 600));
    } else {
      const other = random.one(others);
      go(other.slide);
      key(start(other));
      go(here.slide);
    }
  }
  return presses;
}

/** What the keys of a plan may have done to the processes that all demos share. */
export function disturbed(presses: readonly Press[], { demo }: Stop): { worker: boolean; service: boolean } {
  const keys = new Set(presses.flatMap((press) => (press.kind === 'key' ? [press.key] : [])));
  const kinds = demo.actions.filter(({ key }) => keys.has(key)).flatMap(kindsOf);
  return {
    worker: kinds.some((kind) => kind === 'kill-worker' || kind === 'deploy'),
    service: kinds.includes('kill-service'),
  };
}

/** A plan as a person reads it, with the ms since its beginning. */
export function planText(presses: readonly Press[]): string {
  let time = 0;
  const words = presses.map((press) => {
    time += press.after;
    const what =
      press.kind === 'key' ? press.key : press.kind === 'go' ? `${press.slide}G` : `${press.columns}×${press.rows}`;
    return `${time}:${what}`;
  });
  return words.join(' ');
}

function kindsOf(act: Act): readonly Act['kind'][] {
  return act.kind === 'several' ? act.acts.flatMap(kindsOf) : [act.kind];
}
