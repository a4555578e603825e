import { describe, expect, it } from 'vitest';
import { nearest } from '../../deck/nearest.js';
import { chromaKeys } from '../properties.js';
import { chromaStyle, chromaStyleNames } from './style.js';

const names = chromaStyleNames();

/** Those that people name most. */
const usual =
  'monokai github github-dark dracula nord solarized-dark solarized-light gruvbox gruvbox-light onedark ' +
  'tokyonight-night tokyonight-day tokyonight-storm tokyonight-moon catppuccin-latte catppuccin-frappe ' +
  'catppuccin-macchiato catppuccin-mocha vim emacs friendly vs xcode xcode-dark bw swapoff paraiso-dark ' +
  'paraiso-light rose-pine rose-pine-dawn rose-pine-moon native pygments manni fruity tango autumn';

describe('the styles of Chroma', () => {
  it('are those that people name, and more', () => {
    expect(names).toEqual(expect.arrayContaining(usual.split(' ')));
    expect(names.length).toBeGreaterThan(70);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(names)('%s is right', (name) => {
    const style = chromaStyle(name) ?? {};
    expect(Object.keys(style).length).toBeGreaterThan(3);
    expect(chromaKeys).toEqual(expect.arrayContaining(Object.keys(style)));
    for (const { color, background, ...flags } of Object.values(style)) {
      for (const value of [color, background]) if (value !== undefined) expect(value).toMatch(/^#[\da-f]{6}$/);
      for (const [flag, value] of Object.entries(flags)) {
        expect(['bold', 'italic', 'underline']).toContain(flag);
        expect(typeof value).toBe('boolean');
      }
    }
    // What stands on a background must have a colour: the slide's own is for another ground.
    if (style.background) expect(style.text?.color).toBeDefined();
  });

  it('have the colours that they are known for', () => {
    expect(chromaStyle('monokai')).toMatchObject({
      background: { background: '#272822' },
      text: { color: '#f8f8f2' },
      comment: { color: '#75715e' },
      literal_string: { color: '#e6db74' },
      name_function: { color: '#a6e22e' },
    });
    expect(chromaStyle('nord')).toMatchObject({
      keyword: { color: '#81a1c1', bold: true },
      keyword_type: { bold: false },
      comment: { italic: true },
      generic_inserted: { color: '#a3be8c' },
    });
    expect(chromaStyle('github')).toMatchObject({
      background: { background: '#f7f7f7' },
      text: { color: '#000000' },
      generic_deleted: { color: '#82071e', background: '#ffebe9' },
    });
    expect(chromaStyle('bw')).toMatchObject({ keyword: { bold: true }, text: { color: '#000000' } });
  });

  it.each(['', 'monoka', 'Monokai', 'mono kai', '.*', 'gruvbox|vim', 'monokai\n', '__proto__'])(
    '%j is none',
    (name) => {
      expect(chromaStyle(name)).toBeUndefined();
    },
  );

  it('has a name near a wrong one', () => {
    expect(nearest('monokay', names)).toBe('monokai');
    expect(nearest('catpuccin-mocha', names)).toBe('catppuccin-mocha');
  });
});
