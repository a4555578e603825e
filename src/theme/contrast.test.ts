import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Color, Style } from '../render/line.js';
import { builtinNames, builtinTheme } from './builtin.js';
import { builtinChanges } from './builtin-changes.js';
import { channelsOf, contrast, contrastOf, faintOn } from './contrast.js';
import type { Ground } from './ground.js';
import { parseTheme } from './parse.js';
import { properties } from './properties.js';
import { alertColors, noticeStyles } from './signals.js';
import { usualGrounds } from './testing.js';
import type { ChromaKey, ElementStyle, Theme } from './types.js';

describe('contrast', () => {
  it('is that of WCAG 2', () => {
    expect(contrast('#000000', '#ffffff')).toBe(21);
    expect(contrast('#ffffff', '#000000')).toBe(21);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
    expect(contrast('#0000ff', '#ffffff')).toBeCloseTo(8.59, 2);
    expect(contrast('#123456', '#123456')).toBe(1);
  });

  it('knows the palette', () => {
    const hex = (color: Color) => channelsOf(color).map((channel) => Math.round(channel * 255));
    expect([1, 12, 16, 63, 231, 232, 255].map(hex)).toEqual([
      [0xcd, 0, 0],
      [0x5c, 0x5c, 0xff],
      [0, 0, 0],
      [0x5f, 0x5f, 0xff],
      [255, 255, 255],
      [8, 8, 8],
      [238, 238, 238],
    ]);
  });

  it('is between 1 and 21, whichever comes first', () => {
    const color = fc.oneof(
      fc.integer({ min: 0, max: 255 }),
      fc.integer({ min: 0, max: 0xffffff }).map((value): Color => `#${value.toString(16).padStart(6, '0')}`),
    );
    fc.assert(
      fc.property(color, color, (a, b) => {
        expect(contrast(a, b)).toBe(contrast(b, a));
        expect(contrast(a, b)).toBeGreaterThanOrEqual(1);
        expect(contrast(a, b)).toBeLessThanOrEqual(21);
      }),
    );
  });
});

const ownJson = readFileSync(new URL('../../.slides/theme.json', import.meta.url), 'utf8');
const own = parseTheme('.slides/theme.json', ownJson, '.slides/theme.json').theme;
const themes = [...builtinNames.map((name) => builtinTheme(name)), own].filter((theme) => theme !== undefined);

/**
 * What is asked for of text; of faint text less, because it is meant to stand back: it counts as mixed half with the
 * ground. A theme that has no ground of its own has the same colours on all of them, and there no colour has more than
 * 3.9.
 */
function wanted({ faint }: Style, ground: Ground | undefined): number {
  if (faint) return 3;
  return ground === undefined ? 3.5 : 4.5;
}

function groundsOf(ground: Ground | undefined): readonly Color[] {
  return ground === undefined ? Object.values(usualGrounds).flat() : usualGrounds[ground];
}

interface Text {
  readonly name: string;
  readonly style: Style;
  readonly on: readonly Color[];
}

/** All that a theme says about text that has a colour, with the backgrounds that it may stand on. */
function textsOf(theme: Theme): readonly Text[] {
  const { document, code_block } = theme.elements;
  const grounds = document.background === undefined ? groundsOf(theme.ground) : [document.background];
  const on = ({ background }: Style, around: readonly Color[]) => (background === undefined ? around : [background]);
  const elements = Object.entries(theme.elements).map(([name, style]): Text => {
    return { name, style: { ...document, ...style }, on: on(style, grounds) };
  });
  const chroma = code_block.chroma ?? {};
  // With +no_background a block has the ground of the terminal after all.
  const behind = [...on(chroma.background ?? {}, grounds), ...grounds];
  const tokens = (Object.keys(chroma) as ChromaKey[]).map((key): Text => {
    const style = { ...document, ...code_block, ...chroma.text, ...inheritedBy(key, chroma) };
    return { name: `chroma.${key}`, style, on: on(chroma[key] ?? {}, behind) };
  });
  const gradients = Object.entries(theme.elements).flatMap(([name, { gradient }]) =>
    (gradient ?? []).map((color): Text => ({ name: `${name}.gradient`, style: { color }, on: grounds })),
  );
  const status = Object.entries(theme.status).map(([name, style]): Text => {
    return { name: `status.${name}`, style, on: groundsOf(theme.ground) };
  });
  return [...elements, ...tokens, ...gradients, ...status].filter(({ style }) => style.color !== undefined);
}

/** `keyword_type` is a `keyword` first. */
function inheritedBy(key: ChromaKey, chroma: NonNullable<ElementStyle['chroma']>): ElementStyle {
  const words = key.split('_');
  const keys = words.map((_, index) => words.slice(0, index + 1).join('_') as ChromaKey);
  return Object.assign({}, ...keys.map((name) => chroma[name] ?? {})) as ElementStyle;
}

function legibility({ color = 0, faint }: Style, background: Color): number {
  return faint ? contrastOf(faintOn(color, background), channelsOf(background)) : contrast(color, background);
}

describe.each(themes.map((theme) => [theme.name, theme] as const))('the theme %s', (_, theme) => {
  const texts = textsOf(theme);

  it('has colours for a ground, or none', () => {
    expect(theme.colored ? texts.length > 20 || theme.name === 'pink' : texts.length === 0).toBe(true);
    expect(theme.ground === undefined).toBe(!theme.colored || theme === own);
  });

  it.runIf(theme.colored)('is legible, every element and Chroma key', () => {
    const bad = texts.flatMap(({ name, style, on }) =>
      on
        .filter((background) => legibility(style, background) < wanted(style, theme.ground))
        .map((background) => `${name}: ${style.color} on ${background} has ${legibility(style, background)}`),
    );
    expect(bad).toEqual([]);
  });
});

describe('what every theme shares', () => {
  const kinds: readonly (Ground | undefined)[] = ['dark', 'light', undefined];

  it.each(kinds)('alerts and notices are legible on a ground that is %s', (ground) => {
    const { info, warning, error } = noticeStyles(ground);
    // Plain text has the terminal's own colour; this is the least that one can be expected to have.
    const colors = [...Object.values(alertColors(ground)), warning.color, error.color];
    for (const background of groundsOf(ground)) {
      for (const color of colors) expect(contrast(color ?? 0, background)).toBeGreaterThanOrEqual(ground ? 4.5 : 3.8);
      const text = usualGrounds.dark.includes(background) ? 7 : 0;
      expect(legibility({ ...info, color: text }, background)).toBeGreaterThanOrEqual(3);
    }
  });

  it('gives the same styles for the same ground', () => {
    expect(noticeStyles('dark')).toBe(noticeStyles('dark'));
  });
});

describe('what differs from glamour', () => {
  /** The value at `code_block.chroma.error.background_color`, and the look of what it belongs to. */
  function at(theme: Theme, path: string): { readonly color: unknown; readonly style: ElementStyle } {
    const words = path.split('.');
    const property = properties[words.pop() ?? '']?.key ?? 'color';
    const style = words.reduce<unknown>((part, word) => (part as Record<string, unknown>)[word], theme.elements);
    return { color: (style as ElementStyle)[property], style: style as ElementStyle };
  }

  it.each(builtinChanges)('$theme $property', ({ theme: name, property, glamour, ours }) => {
    const theme = builtinTheme(name);
    expect(at(theme, property).color).toBe(ours);
    expect(glamour).not.toBe(ours);
  });
});
