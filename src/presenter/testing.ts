import { readDeck } from '../deck/read.js';
import type { Deck } from '../deck/types.js';
import type { DemoInfo } from '../panel/view.js';
import { builtinTheme } from '../theme/builtin.js';
import type { Effect } from './command.js';
import { reduce } from './reduce.js';
import { initialState, type PresenterState } from './state.js';

export const today = new Date(2026, 1, 27, 9, 30);

/** A deck as it would be read from standard input. */
export function deckOf(...slides: readonly string[]): Deck {
  return readDeck(['-'], slides.join('\n\n---\n\n'), { theme: 'dark', author: () => 'Ada' });
}

export function stateOf(deck: Deck, more: Partial<PresenterState> = {}): PresenterState {
  const theme = builtinTheme('dark');
  return { ...initialState({ deck, theme, columns: 80, rows: 30, slide: 0, today, colour: true }), ...more };
}

/** The state after some keys, and every act they asked for. */
export function pressing(
  state: PresenterState,
  ...keys: readonly string[]
): { state: PresenterState; effects: Effect[] } {
  const effects: Effect[] = [];
  for (const key of keys) {
    const step = reduce(state, { kind: 'key', key });
    state = step.state;
    effects.push(...step.effects);
  }
  return { state, effects };
}

export const orderInfo: DemoInfo = {
  name: 'order',
  line: 'The payment fails twice.',
  workflowType: 'order',
  taskQueue: 'tslides',
  actions: [
    { key: 's', label: 'start', kind: 'start' },
    { key: 'c', label: 'cancel', kind: 'cancel' },
  ],
  panels: [['status', 'activities'], ['history']],
};

export const durableInfo: DemoInfo = {
  ...orderInfo,
  name: 'durable',
  line: 'Kill the worker.',
  workflowType: 'durable',
  actions: [
    { key: 's', label: 'start', kind: 'start' },
    { key: 'w', label: 'kill worker', kind: 'kill-worker' },
  ],
  panels: [['status', 'workers'], ['history']],
};

export const infos: ReadonlyMap<string, DemoInfo> = new Map([
  ['order', orderInfo],
  ['durable', durableInfo],
]);

export function textOf(lines: readonly (readonly { readonly text: string }[])[]): string {
  return lines.map((line) => line.map((span) => span.text).join('')).join('\n');
}
