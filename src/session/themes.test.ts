import { describe, expect, it } from 'vitest';
import { deckOf, stateOf } from '../presenter/testing.js';
import { Store } from './store.js';
import { Themes } from './themes.js';

function showing(theme: string, override?: string) {
  const deck = deckOf(`---\ntheme: ${theme}\n---\n\n# One`);
  const themes = new Themes(deck, override);
  const store = new Store(stateOf(deck, { theme: themes.loaded.theme }));
  themes.use(store, (error) => {
    throw error;
  });
  return { themes, name: () => store.state.theme.name };
}

describe('the theme of a show', () => {
  it('is the light one if the terminal says that it is light, and only where that is asked for', () => {
    const auto = showing('auto');
    expect(auto.themes.questions).toEqual(['background']);
    expect(auto.name()).toBe('dark');
    auto.themes.standOn('#ffffff');
    expect(auto.name()).toBe('light');
    const named = showing('auto', 'pink');
    expect(named.themes.questions).toEqual([]);
    named.themes.standOn('#ffffff');
    expect(named.name()).toBe('pink');
  });

  it('stands in for one that is broken as the terminal is', () => {
    const broken = showing('./gone.json');
    broken.themes.standOn('#ffffff');
    expect(broken.name()).toBe('light');
  });
});
