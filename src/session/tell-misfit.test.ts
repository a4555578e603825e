import { describe, expect, it } from 'vitest';
import { deckOf, stateOf } from '../presenter/testing.js';
import type { Color } from '../render/line.js';
import { builtinTheme } from '../theme/builtin.js';
import { parseTheme } from '../theme/parse.js';
import type { Theme } from '../theme/types.js';
import { Store } from './store.js';
import { misfitTeller } from './tell-misfit.js';

function told(theme: Theme | undefined, background: Color, colour = true): string | undefined {
  const store = new Store(stateOf(deckOf('# One'), { ...(theme ? { theme } : {}), colour }));
  misfitTeller(store)(background);
  return store.state.notices.theme?.text;
}

describe('a theme that is made for the other kind of terminal', () => {
  it('is told, with the way out', () => {
    expect(told(builtinTheme('light'), '#1e1e1e')).toBe(
      'theme "light" is for light terminals, this one is dark: try --theme auto',
    );
    expect(told(builtinTheme('dracula'), '#ffffff')).toBe(
      'theme "dracula" is for dark terminals, this one is light: try --theme auto',
    );
  });

  it.each([
    ['dark', '#ffffff'],
    ['tokyo-night', '#ffffff'],
    ['light', '#002b36'],
  ])('is told of %s on %s', (name, background) => {
    expect(told(builtinTheme(name), background as Color)).toContain(name);
  });

  it.each([
    ['dark', '#000000', 'it is the right one'],
    ['light', '#fdf6e3', 'it is the right one'],
    ['pink', '#ffffff', "its text has the terminal's own colour"],
    ['ascii', '#ffffff', 'it has no colours'],
  ])('is not told of %s on %s: %s', (name, background) => {
    expect(told(builtinTheme(name), background as Color)).toBeUndefined();
  });

  it.each([
    ['{"document": {"color": "#f0f0f0", "background_color": "#202020"}}', 'it paints a ground of its own'],
    ['{"document": {"color": "#999999"}}', 'it can be read on both'],
  ])('is not told of %s: %s', (json) => {
    expect(told(parseTheme('own', json, 'own').theme, '#ffffff')).toBeUndefined();
  });

  it('is not told where there are no colours', () => {
    expect(told(builtinTheme('light'), '#1e1e1e', false)).toBeUndefined();
  });

  it('is told when it comes, and no more when it goes', () => {
    const store = new Store(stateOf(deckOf('# One')));
    misfitTeller(store)('#000000');
    expect(store.state.notices.theme).toBeUndefined();
    store.dispatch({ kind: 'theme', theme: builtinTheme('light') });
    expect(store.state.notices.theme).toMatchObject({ level: 'warning' });
    store.dispatch({ kind: 'theme', theme: builtinTheme('dark') });
    expect(store.state.notices.theme).toBeUndefined();
  });
});
