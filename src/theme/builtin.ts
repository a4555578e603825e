import { asciiElements, plainElements } from './builtin-ascii.js';
import { darkElements } from './builtin-dark.js';
import { draculaElements } from './builtin-dracula.js';
import { lightElements } from './builtin-light.js';
import { pinkElements } from './builtin-pink.js';
import { tokyoNightElements } from './builtin-tokyo-night.js';
import { makeTheme } from './make.js';
import type { Theme } from './types.js';

/** The colour of author and page number in `slides`. */
const rose = { color: '#E8B4BC' } as const;

const makers: Readonly<Record<string, () => Theme>> = {
  ascii: () => makeTheme('ascii', asciiElements(), { ascii: true }),
  dark: () =>
    makeTheme('dark', darkElements(), {
      status: { author: rose, date: { faint: true }, paging: rose },
      ground: 'dark',
    }),
  dracula: () => makeTheme('dracula', draculaElements(), { ground: 'dark' }),
  light: () => makeTheme('light', lightElements(), { ground: 'light' }),
  notty: () => makeTheme('notty', plainElements()),
  pink: () => makeTheme('pink', pinkElements(), { ground: 'dark' }),
  'tokyo-night': () => makeTheme('tokyo-night', tokyoNightElements(), { ground: 'dark' }),
};

export type BuiltinName = 'ascii' | 'dark' | 'dracula' | 'light' | 'notty' | 'pink' | 'tokyo-night';

export const builtinNames: readonly string[] = Object.keys(makers);

const made = new Map<string, Theme>();

export function builtinTheme(name: BuiltinName): Theme;
/** Undefined: no built-in theme has this name. */
export function builtinTheme(name: string): Theme | undefined;
export function builtinTheme(name: string): Theme | undefined {
  let theme = made.get(name);
  if (!theme && Object.hasOwn(makers, name)) {
    theme = makers[name]?.();
    if (theme) made.set(name, theme);
  }
  return theme;
}
