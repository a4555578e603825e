import { Recent } from '../deck/recent.js';
import { type Color, plain, type Style } from '../render/line.js';
import { type Channels, channelsOf } from './contrast.js';

/** More columns than a terminal has: beyond them the last colour goes on. */
const most = 1000;

let known: Recent<string, readonly Style[]> | undefined;

/**
 * Styles for `n` cells from left to right: the colours at even distances and in between what lies between them in
 * OKLab, where a step of the same size looks as large everywhere. Palette indices count as xterm's colours.
 * The same colours and number give the same styles, because styles are encoded by identity.
 */
export function gradientStyles(colors: readonly Color[], n: number): readonly Style[] {
  const count = Math.max(0, Math.min(most, Math.trunc(n)));
  const key = `${count}:${colors.join()}`;
  known ??= new Recent(100);
  let styles = known.get(key);
  if (!styles) {
    styles = made(colors, count);
    known.set(key, styles);
  }
  return styles;
}

function made(colors: readonly Color[], count: number): readonly Style[] {
  const points = colors.map((color) => toOklab(channelsOf(color)));
  const [first] = points;
  if (!first) return Array<Style>(count).fill(plain);
  let last: Style = plain;
  return Array.from({ length: count }, (_, cell) => {
    const place = count === 1 ? 0 : (cell / (count - 1)) * (points.length - 1);
    const from = points[Math.floor(place)] ?? first;
    const to = points[Math.ceil(place)] ?? first;
    const color = toHex(fromOklab(between(from, to, place - Math.floor(place))));
    // Neighbours of one colour share their style, and become one span.
    if (color !== last.color) last = { color };
    return last;
  });
}

/** Lightness, and how green or red and blue or yellow it is. */
type Oklab = Channels;

function between(a: Oklab, b: Oklab, part: number): Oklab {
  return [a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part, a[2] + (b[2] - a[2]) * part];
}

/** The matrices are those of Björn Ottosson's "A perceptual color space for image processing" (2020). */
export function toOklab(channels: Channels): Oklab {
  const [red, green, blue] = mapped(channels, (value) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  );
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

export function fromOklab([lightness, a, b]: Oklab): Channels {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const linear: Channels = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  return mapped(linear, (value) => (value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055));
}

function mapped(channels: Channels, change: (value: number) => number): Channels {
  return [change(channels[0]), change(channels[1]), change(channels[2])];
}

/** What lies outside of sRGB is cut to it. */
export function toHex(channels: Channels): `#${string}` {
  const bytes = channels.map((value) => Math.round(255 * Math.min(1, Math.max(0, value))));
  return `#${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
