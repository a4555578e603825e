import type { Color } from '../render/line.js';

/** Red, green and blue of sRGB, each from 0 to 1. */
export type Channels = readonly [red: number, green: number, blue: number];

/**
 * A colour's channels. 0 to 15 are xterm's defaults: every terminal has its own, and its user may have others still;
 * 16 to 255 are the same everywhere.
 */
export function channelsOf(color: Color): Channels {
  const value = typeof color === 'number' ? paletteValue(color) : Number.parseInt(color.slice(1), 16);
  return [(value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
}

/** The colour of a palette index as 0xrrggbb. */
function paletteValue(index: number): number {
  if (index < 16) return Number.parseInt(xterm().slice(index * 6, index * 6 + 6), 16);
  if (index >= 232) return 0x010101 * (8 + 10 * (index - 232));
  const level = (step: number): number => (step === 0 ? 0 : 55 + 40 * step);
  const cube = index - 16;
  return (level(Math.floor(cube / 36)) << 16) | (level(Math.floor(cube / 6) % 6) << 8) | level(cube % 6);
}

/** xterm's colours 0 to 15, as its XTerm-col.ad has them. */
function xterm(): string {
  const normal = '000000cd000000cd00cdcd000000eecd00cd00cdcde5e5e5';
  const bright = '7f7f7fff000000ff00ffff005c5cffff00ff00ffffffffff';
  return normal + bright;
}

/** WCAG 2's relative luminance, 0 (black) to 1 (white). */
export function luminance([red, green, blue]: Channels): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}

/** WCAG 2's contrast ratio of two colours, 1 to 21: 4.5 is asked for of text, 3 of what is large or no text. */
export function contrast(a: Color, b: Color): number {
  return contrastOf(channelsOf(a), channelsOf(b));
}

export function contrastOf(a: Channels, b: Channels): number {
  const [x, y] = [luminance(a) + 0.05, luminance(b) + 0.05];
  return Math.max(x, y) / Math.min(x, y);
}

/** A colour half mixed with what it stands on: what terminals make of faint text, more or less. */
export function faintOn(color: Color, ground: Color): Channels {
  const [a, b] = [channelsOf(color), channelsOf(ground)];
  return [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2, (a[2] + b[2]) / 2];
}
