import { Chalk, type ChalkInstance } from 'chalk';
import type { Color, Style } from '../render/line.js';

/** 0: no colours (bold, underline and the like stay), 1: 16 colours, 2: 256, 3: true colour. */
export type ColorDepth = 0 | 1 | 2 | 3;

/** An escape sequence that begins one property of a text, and the one that ends it. */
export interface Code {
  readonly open: string;
  readonly close: string;
}

const plainText = 'x';
const chalks = ([1, 1, 2, 3] as const).map((level) => new Chalk({ level }));

/** What a style is to a terminal of this depth: one sequence a property. */
export function codesOf(style: Style, depth: ColorDepth): readonly Code[] {
  const chalk = chalks[depth] as ChalkInstance;
  const codes: Code[] = [];
  const add = (paint: ChalkInstance): void => {
    const [open = '', close = ''] = paint(plainText).split(plainText);
    codes.push({ open, close });
  };
  const addColor = (color: Color, ground: boolean): void => {
    // What chalk makes of it too, but a picture of half blocks has thousands of colours.
    if (depth === 3 && typeof color === 'string' && color.length === 7) codes.push(trueColor(color, ground));
    else add(colored(chalk, color, depth, ground));
  };
  if (depth > 0) {
    if (style.background !== undefined) addColor(style.background, true);
    if (style.color !== undefined) addColor(style.color, false);
  }
  // Both end with the same sequence: where one of them went on without the other, Ink would lose it.
  if (style.bold) add(chalk.bold);
  else if (style.faint) add(chalk.dim);
  if (style.italic) add(chalk.italic);
  if (style.underline) add(chalk.underline);
  if (style.crossedOut) add(chalk.strikethrough);
  if (style.overlined) add(chalk.overline);
  if (style.inverse) add(chalk.inverse);
  if (style.conceal) add(chalk.hidden);
  return codes;
}

function trueColor(color: string, ground: boolean): Code {
  const value = Number.parseInt(color.slice(1), 16);
  const channels = `${value >> 16};${(value >> 8) & 255};${value & 255}`;
  return ground
    ? { open: `\x1b[48;2;${channels}m`, close: '\x1b[49m' }
    : { open: `\x1b[38;2;${channels}m`, close: '\x1b[39m' };
}

function colored(chalk: ChalkInstance, color: Color, depth: ColorDepth, ground: boolean): ChalkInstance {
  if (typeof color === 'string') return ground ? chalk.bgHex(color) : chalk.hex(color);
  if (depth !== 1) return ground ? chalk.bgAnsi256(color) : chalk.ansi256(color);
  // Chalk writes a palette index as it is, whatever the terminal can show; for `#rrggbb` it finds the nearest of 16.
  const own = foregrounds[color];
  if (own === undefined) return ground ? chalk.bgHex(rgbOf(color)) : chalk.hex(rgbOf(color));
  return chalk[ground ? backgroundOf(own) : own];
}

const foregrounds = [
  ...(['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'] as const),
  ...(['blackBright', 'redBright', 'greenBright', 'yellowBright'] as const),
  ...(['blueBright', 'magentaBright', 'cyanBright', 'whiteBright'] as const),
] as const;

function backgroundOf<Name extends (typeof foregrounds)[number]>(name: Name): `bg${Capitalize<Name>}` {
  return `bg${name.charAt(0).toUpperCase()}${name.slice(1)}` as `bg${Capitalize<Name>}`;
}

/** A colour of the palette above the first 16, which are the terminal's own: a cube of 6×6×6, then greys (xterm). */
function rgbOf(index: number): `#${string}` {
  const levels = [0, 95, 135, 175, 215, 255];
  const channels =
    index < 232
      ? [36, 6, 1].map((step) => levels[Math.floor((index - 16) / step) % 6] ?? 0)
      : [0, 0, 0].fill(8 + 10 * (index - 232));
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}
