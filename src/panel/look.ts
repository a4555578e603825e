import type { Color, Style } from '../render/line.js';
import { asciiGlyphs, type Glyphs, unicodeGlyphs } from './glyphs.js';

/** What a colour stands for; the same in every panel. */
export type Meaning =
  | 'done'
  | 'running'
  | 'activity'
  | 'timer'
  | 'signal'
  | 'retry'
  | 'failed'
  | 'child'
  | 'canceled'
  | 'quiet';

/** How panels look: one style a meaning, and what frames and marks are drawn with. */
export interface PanelLook extends Readonly<Record<Meaning, Style>> {
  readonly plain: Style;
  readonly strong: Style;
  readonly frame: Style;
  readonly ascii: boolean;
  readonly glyphs: Glyphs;
}

/**
 * Mid tones: each has a contrast of at least 3:1 on a dark (#101216) and on a white ground, because a panel does not
 * know which one it stands on.
 */
export const panelColours: Readonly<Record<Meaning | 'frame', Color>> = {
  done: '#2f9e58',
  running: '#3b82f6',
  activity: '#9b6cf0',
  timer: '#c07d0a',
  signal: '#d14fb4',
  retry: '#e0651f',
  failed: '#e5484d',
  child: '#1a9a94',
  canceled: '#a38a00',
  quiet: '#7d8491',
  frame: '#6f7683',
};

/** Without colour, glyphs and words carry every meaning alone; what is quiet turns faint. */
export function panelLook(options: { readonly colour: boolean; readonly ascii: boolean }): PanelLook {
  const { colour, ascii } = options;
  const coloured = (meaning: Meaning): Style => (colour ? { color: panelColours[meaning] } : {});
  return {
    done: coloured('done'),
    running: coloured('running'),
    activity: coloured('activity'),
    timer: coloured('timer'),
    signal: coloured('signal'),
    retry: coloured('retry'),
    failed: coloured('failed'),
    child: coloured('child'),
    canceled: coloured('canceled'),
    quiet: colour ? { color: panelColours.quiet } : { faint: true },
    frame: colour ? { color: panelColours.frame } : { faint: true },
    plain: {},
    strong: { bold: true },
    ascii,
    glyphs: ascii ? asciiGlyphs : unicodeGlyphs,
  };
}

export function bold(style: Style): Style {
  return { ...style, bold: true };
}
