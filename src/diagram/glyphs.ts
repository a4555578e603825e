import type { Side } from './side.js';

/** What stands at the end of a line. */
export type Marker = 'none' | 'arrow' | 'triangle' | 'diamond' | 'hollow' | 'circle' | 'cross' | 'open';

/** How a line is drawn. */
export type Stroke = 'solid' | 'dotted' | 'heavy';

export interface Glyphs {
  /** A cell that lines of weight 0, 1 or 2 leave to each side. */
  line(north: number, east: number, south: number, west: number): string;
  readonly dotted: { readonly horizontal: string; readonly vertical: string };
  /** Top left, top right, bottom left, bottom right. */
  readonly corners: Readonly<Record<Corners, readonly [string, string, string, string]>>;
  readonly double: { readonly horizontal: string; readonly vertical: string };
  marker(marker: Exclude<Marker, 'none'>, pointing: Side): string;
  readonly dot: string;
  readonly ring: string;
}

export type Corners = 'square' | 'round' | 'double' | 'slanted';

/** All 81 ways in which light (1) and heavy (2) lines meet: north · 27 + east · 9 + south · 3 + west. */
const meetings = ' ╴╸╷┐┑╻┒┓╶─╾┌┬┭┎┰┱╺╼━┍┮┯┏┲┳╵┘┙│┤┥╽┧┪└┴┵├┼┽┟╁╅┕┶┷┝┾┿┢╆╈╹┚┛╿┦┩┃┨┫┖┸┹┞╀╃┠╂╉┗┺┻┡╄╇┣╊╋';

type Pointing = readonly [north: string, east: string, south: string, west: string];

/** ▶ and ◀ would do as well, but terminals may show them as emoji. */
const markers: Readonly<Record<Exclude<Marker, 'none'>, Pointing>> = {
  arrow: ['▲', '►', '▼', '◄'],
  triangle: ['△', '▷', '▽', '◁'],
  diamond: ['◆', '◆', '◆', '◆'],
  hollow: ['◇', '◇', '◇', '◇'],
  circle: ['○', '○', '○', '○'],
  cross: ['×', '×', '×', '×'],
  open: ['^', '>', 'v', '<'],
};

export const unicodeGlyphs: Glyphs = {
  line: (north, east, south, west) => meetings[north * 27 + east * 9 + south * 3 + west] ?? ' ',
  dotted: { horizontal: '╌', vertical: '╎' },
  corners: {
    square: ['┌', '┐', '└', '┘'],
    round: ['╭', '╮', '╰', '╯'],
    double: ['╔', '╗', '╚', '╝'],
    slanted: ['╱', '╲', '╲', '╱'],
  },
  double: { horizontal: '═', vertical: '║' },
  marker: (marker, pointing) => markers[marker][pointing],
  dot: '●',
  ring: '◉',
};

const asciiMarkers: Readonly<Record<Exclude<Marker, 'none'>, Pointing>> = {
  arrow: ['^', '>', 'v', '<'],
  triangle: ['A', '}', 'V', '{'],
  diamond: ['*', '*', '*', '*'],
  hollow: ['o', 'o', 'o', 'o'],
  circle: ['o', 'o', 'o', 'o'],
  cross: ['x', 'x', 'x', 'x'],
  open: ['^', '>', 'v', '<'],
};

export const asciiGlyphs: Glyphs = {
  line: (north, east, south, west) => {
    const vertical = north + south;
    const horizontal = east + west;
    if (vertical + horizontal === 0) return ' ';
    if (vertical > 0 && horizontal > 0) return '+';
    if (vertical > 0) return vertical > 2 ? '#' : '|';
    return horizontal > 2 ? '=' : '-';
  },
  dotted: { horizontal: '.', vertical: ':' },
  corners: {
    square: ['+', '+', '+', '+'],
    round: ['.', '.', "'", "'"],
    double: ['#', '#', '#', '#'],
    slanted: ['/', '\\', '\\', '/'],
  },
  double: { horizontal: '=', vertical: '#' },
  marker: (marker, pointing) => asciiMarkers[marker][pointing],
  dot: '*',
  ring: '@',
};
