import type { Color } from '../render/line.js';
import { type Channels, channelsOf, luminance } from './contrast.js';

/** What a text stands on: whether light letters stand out from it or dark ones. */
export type Ground = 'dark' | 'light';

/** The ground that a colour is: dark where white letters stand out more than black ones (WCAG's contrast). */
export function groundOf(color: Color): Ground {
  return groundOfLuminance(luminance(channelsOf(color)));
}

/**
 * What a terminal says its background is, as an answer to OSC 11 or the colour within it: `rgb:` or `rgba:` with one
 * to four hexadecimal digits a channel, or `#` with as many for each (X11's XParseColor, which xterm answers as).
 * Undefined: it is no colour.
 */
export function groundOfAnswer(answer: string): Ground | undefined {
  const [, text = ''] = /^(?:\x1b\]11;)?([^\x07\x1b\x9c]*)(?:\x07|\x1b\\|\x9c)?$/.exec(answer) ?? [];
  const channels = sharp(text) ?? slashed(text);
  return channels && groundOfLuminance(luminance(channels));
}

function groundOfLuminance(value: number): Ground {
  return 1.05 / (value + 0.05) >= (value + 0.05) / 0.05 ? 'dark' : 'light';
}

/** Each channel as a part of what its digits can say: `rgb:f/f/f` is white. */
function slashed(text: string): Channels | undefined {
  const found = /^rgba?:([\da-f]{1,4})\/([\da-f]{1,4})\/([\da-f]{1,4})(?:\/[\da-f]{1,4})?$/i.exec(text);
  if (!found) return undefined;
  const [, red = '', green = '', blue = ''] = found;
  const part = (digits: string): number => Number.parseInt(digits, 16) / (16 ** digits.length - 1);
  return [part(red), part(green), part(blue)];
}

/** The older form gives the most significant digits only: `#fff` is not quite white. */
function sharp(text: string): Channels | undefined {
  if (!/^#(?:[\da-f]{3}){1,4}$/i.test(text)) return undefined;
  const digits = (text.length - 1) / 3;
  const part = (index: number): number =>
    Number.parseInt(text.slice(1 + index * digits, 1 + (index + 1) * digits), 16) / (16 ** digits - 1);
  return [part(0), part(1), part(2)];
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
