import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { nearest } from '../deck/nearest.js';
import type { Problem } from '../deck/types.js';
import { builtinNames, builtinTheme } from './builtin.js';
import { fetchTheme, type StandIn } from './fetch.js';
import { type Ground, groundOfEnvironment } from './ground.js';
import { parseTheme } from './parse.js';
import type { Theme } from './types.js';

/** A theme file may have as many bytes; a theme has a few thousand. */
export const largestTheme = 1024 * 1024;

export interface ThemeEnvironment {
  readonly NO_COLOR?: string | undefined;
  readonly GLAMOUR_STYLE?: string | undefined;
  /** Foreground and background of the terminal, as some terminals set it. */
  readonly COLORFGBG?: string | undefined;
}

export interface LoadedTheme {
  /** Always one that can be shown, whatever went wrong. */
  readonly theme: Theme;
  readonly problems: readonly Problem[];
  /** The theme is not the one that was wanted, which can't be had. */
  readonly failed?: true;
  /** The file it came from, or would have: for the watcher. */
  readonly file?: string;
  /** The theme is at an address: call this after the first paint. Never rejects. */
  readonly pending?: () => Promise<Omit<LoadedTheme, 'file' | 'pending'>>;
}

/**
 * Finds the theme that a `theme:` setting means: a built-in name, an address, or a file, from the deck's folder or
 * else from the working directory. Empty, `default` and `auto`: $GLAMOUR_STYLE, else light or dark as the terminal is
 * (undefined: it has not said so yet; then $COLORFGBG counts, or dark), and with NO_COLOR neither. Where a theme can't
 * be had, or not yet, that is `last`, the last good one, or as the terminal is. Never throws.
 * Files are read at once on purpose: the first slide is painted with its theme.
 */
export function loadTheme(
  setting: string,
  deckFolder: string,
  environment: ThemeEnvironment,
  ground?: Ground,
  last?: Theme,
): LoadedTheme {
  const fitting = builtinTheme(
    environment.NO_COLOR ? 'notty' : (ground ?? groundOfEnvironment(environment.COLORFGBG) ?? 'dark'),
  );
  const wanted = wantedTheme(setting, environment);
  if (wanted === undefined) return { theme: fitting, problems: [] };

  const builtin = builtinTheme(wanted);
  if (builtin) return { theme: builtin, problems: [] };
  const standIn = last
    ? { theme: last, words: 'the last good theme stays' }
    : { theme: fitting, words: `the ${fitting.name} theme is shown instead` };
  if (/^https?:\/\//i.test(wanted))
    return { theme: standIn.theme, problems: [], pending: () => fetchTheme(wanted, standIn, largestTheme) };
  return themeFile(wanted, deckFolder, standIn);
}

/** Whether the theme of such a setting depends on what the terminal's background is: whether asking it is worthwhile. */
export function standsForGround(setting: string, environment: ThemeEnvironment): boolean {
  return wantedTheme(setting, environment) === undefined && !environment.NO_COLOR;
}

/** The theme that is named; undefined: none is. */
function wantedTheme(setting: string, environment: ThemeEnvironment): string | undefined {
  return [setting, environment.GLAMOUR_STYLE ?? ''].map((name) => name.trim()).find((name) => !standsForDefault(name));
}

function standsForDefault(name: string): boolean {
  return name === '' || name === 'default' || name === 'auto';
}

function themeFile(setting: string, deckFolder: string, standIn: StandIn): LoadedTheme {
  const candidates = [...new Set([resolve(deckFolder, setting), resolve(setting)])];
  const file = candidates.find(exists) ?? candidates[0] ?? setting;
  const failed = (problems: readonly Problem[]): LoadedTheme => ({
    theme: standIn.theme,
    problems: problems.map(({ message, ...place }) => ({
      ...place,
      message: `${message.replace(/\.$/, '')}; ${standIn.words}.`,
    })),
    failed: true,
    file,
  });
  const fail = (message: string): LoadedTheme => failed([{ level: 'error', file, line: 1, message }]);

  let json: string;
  try {
    const stats = statSync(file);
    if (!stats.isFile()) return fail(`The theme "${setting}" is not a file`);
    if (stats.size > largestTheme) return fail(`The theme "${setting}" is larger than 1 MB`);
    json = readFileSync(file, 'utf8');
  } catch (error) {
    return fail(reasonOf(error, setting));
  }
  const { theme, problems } = parseTheme(setting, json, file);
  return theme ? { theme, problems, file } : failed(problems);
}

function exists(file: string): boolean {
  try {
    return statSync(file, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}

function reasonOf(error: unknown, setting: string): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    const likely = /[/\\.]/.test(setting) ? undefined : nearest(setting, builtinNames);
    return likely
      ? `There is no theme "${setting}" (did you mean "${likely}"?)`
      : `There is no theme "${setting}", neither built in (${builtinNames.join(', ')}) nor a file in the deck's folder or the working directory`;
  }
  if (code === 'EACCES') return `The theme "${setting}" may not be read`;
  return `The theme "${setting}" can't be read (${error instanceof Error ? error.message : String(error)})`;
}
