import type { Color } from '../render/line.js';
import type { Ground } from './ground.js';

/** The backgrounds that terminals come with, more or less: what is to be legible is held against all of a kind. */
export const usualGrounds: Readonly<Record<Ground, readonly Color[]>> = {
  dark: ['#000000', '#1e1e1e'],
  light: ['#ffffff', '#f5f5f5'],
};
