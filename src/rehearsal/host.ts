import type { Deck } from '../deck/types.js';
import type { Demo } from '../demo/types.js';
import { initialState } from '../presenter/state.js';
import { Closing } from '../session/closing.js';
import { type Performers, perform } from '../session/effects.js';
import type { LiveHost } from '../session/live.js';
import type { Repertoire } from '../session/repertoire.js';
import { Store } from '../session/store.js';
import { builtinTheme } from '../theme/builtin.js';

export interface RehearsalHost extends LiveHost {
  /** The demo of this name, once the deck's demos are known. */
  demo(name: string): Demo | undefined;
  /** What went wrong that nobody expected. */
  readonly troubles: readonly unknown[];
}

export interface HostOptions {
  readonly deck: Deck;
  readonly options: LiveHost['options'];
  readonly log: (entry: unknown) => void;
}

/** A show that nobody sees: what demos need, and no terminal. */
export function rehearsalHost({ deck, options, log }: HostOptions): RehearsalHost {
  const theme = builtinTheme('notty');
  const size = { columns: 100, rows: 30 };
  const store = new Store(initialState({ deck, theme, ...size, slide: 0, today: new Date(), colour: false }));
  const waiting: LiveHost['waiting'] = [];
  const troubles: unknown[] = [];
  let repertoire: Repertoire | undefined;
  const nothing = (): void => undefined;
  const performers: Performers = {
    quit: nothing,
    suspend: nothing,
    redraw: nothing,
    copy: nothing,
    'run-code': nothing,
    'stop-code': nothing,
    act: (effect) => void waiting.push(effect),
    play: nothing,
  };
  store.performWith((effect) => perform(effect, performers));
  return {
    ...{ store, performers, waiting, troubles, options },
    trusted: true,
    closing: new Closing(),
    onRepertoire: (known) => {
      repertoire = known;
    },
    demo: (name) => repertoire?.get(name)?.demo,
    trouble: (error) => {
      troubles.push(error);
      log(error);
    },
  };
}
