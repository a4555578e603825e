import type { Color } from '../render/line.js';
import { channelsOf, luminance } from './contrast.js';

/** What a text stands on: whether light letters stand out from it or dark ones. */
export type Ground = 'dark' | 'light';

/** The ground that a colour is: dark where white letters stand out more than black ones (WCAG's contrast). */
export function groundOf(color: Color): Ground {
  return groundOfLuminance(luminance(channelsOf(color)));
}

function groundOfLuminance(value: number): Ground {
  return 1.05 / (value + 0.05) >= (value + 0.05) / 0.05 ? 'dark' : 'light';
}

/**
 * The ground by $COLORFGBG, which rxvt, Konsole and others set: foreground and background as palette indices, with
 * something else between them or not; the last one is the background. White and the bright colours are light, bright
 * black is not: Vim reads it so as well.
 */
export function groundOfEnvironment(colorFgBg: string | undefined): Ground | undefined {
  const [, index] = /;(\d|1[0-5])$/.exec(colorFgBg?.trim() ?? '') ?? [];
  if (index === undefined) return undefined;
  return /^[0-68]$/.test(index) ? 'dark' : 'light';
}
