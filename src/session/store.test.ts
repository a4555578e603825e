import { expect, it, vi } from 'vitest';
import type { Command } from '../presenter/command.js';
import { deckOf, stateOf } from '../presenter/testing.js';
import { type Performers, perform } from './effects.js';
import { Store } from './store.js';

const fresh = (): Store => new Store(stateOf(deckOf('# 1', '# 2', '# 3')));
const key = (name: string): Command => ({ kind: 'key', key: name });

it('tells its listeners of every change, with the command', () => {
  const store = fresh();
  const listener = vi.fn();
  const unsubscribe = store.subscribe(listener);
  store.dispatch(key('j'));
  expect(listener).toHaveBeenCalledExactlyOnceWith(store.state, key('j'));
  expect(store.state.slide).toBe(1);
  unsubscribe();
  store.dispatch(key('j'));
  expect(listener).toHaveBeenCalledOnce();
});

it('tells nobody where nothing changed', () => {
  const store = fresh();
  const listener = vi.fn();
  store.subscribe(listener);
  store.dispatch({ kind: 'output', slide: 2, text: 'of another slide', running: false });
  expect(listener).not.toHaveBeenCalled();
});

it('never tells a listener of a state that is over', () => {
  const store = fresh();
  const seen: number[] = [];
  store.subscribe((state) => state.slide === 1 && store.dispatch(key('j')));
  store.subscribe((state) => seen.push(state.slide));
  store.dispatch(key('j'));
  expect(seen).toEqual([2, 2]);
});

it('has each effect performed after the state has changed', () => {
  const store = fresh();
  const done: unknown[] = [];
  const missing = (): never => {
    throw new Error('not asked for');
  };
  const performers: Performers = {
    quit: () => done.push(['quit', store.state.typed]),
    suspend: missing,
    redraw: missing,
    copy: missing,
    'run-code': (effect) => done.push(effect),
    'stop-code': missing,
    act: missing,
    play: missing,
  };
  store.performWith((effect) => perform(effect, performers));
  for (const name of ['2', 'ctrl+e', '7', 'q']) store.dispatch(key(name));
  expect(done).toEqual([{ kind: 'run-code', slide: 0, step: 0 }, ['quit', '']]);
});
