import { type DemoBlock, demosOfSlide, focusedDemo } from '../presenter/demo-blocks.js';
import type { Store } from '../session/store.js';

/** Goes where a speaker would go, by the same keys: to the panel's slide, all of it shown, its keys the panel's. */
export function goTo(store: Store, { id, slide }: DemoBlock): void {
  goToSlide(store, slide);
  for (const _ of demosOfSlide(store.state.deck, slide)) {
    if (focusedDemo(store.state)?.id === id) return;
    store.dispatch({ kind: 'key', key: 'tab' });
  }
}

/** Leaves the panel's slide, for one without demos if there is one. False: there is nowhere to go. */
export function leave(store: Store, { slide }: DemoBlock): boolean {
  const { deck } = store.state;
  const others = [...deck.slides.keys()].filter((index) => index !== slide);
  const [next = others[0]] = others.filter((index) => demosOfSlide(deck, index).length === 0);
  if (next === undefined) return false;
  goToSlide(store, next);
  return true;
}

function goToSlide(store: Store, slide: number): void {
  for (const key of [...String(slide + 1), 'G']) store.dispatch({ kind: 'key', key });
}
