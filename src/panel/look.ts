import type { CodeStyles } from '../render/code-look.js';
import type { Highlighter } from '../render/highlight.js';
import type { Color, Style } from '../render/line.js';
import type { Ground } from '../theme/ground.js';
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
  /** Laid over the style of what stands out from the text around it. */
  readonly lit: Style;
  /** What code is painted with; absent while it is not loaded. */
  readonly code?: CodePaint;
  readonly ascii: boolean;
  readonly glyphs: Glyphs;
}

/** What code is painted with. */
export interface CodePaint {
  readonly highlight: Highlighter;
  readonly styles: CodeStyles;
}

type Colours = Readonly<Record<Meaning | 'frame', Color>>;

/**
 * On a ground that is known, contrasts of at least 4.5:1 (frames 3:1: they are no text). On one that is not, mid tones:
 * at least 3.8:1 on dark and on light; more than 3.9:1 on both there is not.
 */
export const panelColours: Readonly<Record<Ground | 'either', Colours>> = {
  dark: {
    done: '#2f9e58',
    running: '#3b82f6',
    activity: '#9b6cf0',
    timer: '#c07d0a',
    signal: '#d452b7',
    retry: '#e0651f',
    failed: '#eb4e52',
    child: '#1a9a94',
    canceled: '#a38a00',
    quiet: '#7f8592',
    frame: '#6f7683',
  },
  light: {
    done: '#02813f',
    running: '#246bdd',
    activity: '#8554d6',
    timer: '#986100',
    signal: '#bc3aa1',
    retry: '#bd4e02',
    failed: '#d1333d',
    child: '#007e79',
    canceled: '#846f04',
    quiet: '#6a707d',
    frame: '#6f7683',
  },
  either: {
    done: '#188f4a',
    running: '#3778ec',
    activity: '#9560e3',
    timer: '#ad6e00',
    signal: '#ca48ae',
    retry: '#d1560c',
    failed: '#df4248',
    child: '#108b7f',
    canceled: '#917b05',
    quiet: '#757d8a',
    frame: '#6f7683',
  },
};

/** Every colour of a built-in theme's code can be read on them. */
const litGrounds: Readonly<Record<Ground, Color>> = { dark: '#22314d', light: '#dce8fb' };

/** Without colour, glyphs and words carry every meaning alone; what is quiet turns faint. */
export function panelLook(options: {
  readonly colour: boolean;
  readonly ascii: boolean;
  /** What the theme is made for, or else what the terminal is. */
  readonly ground?: Ground | undefined;
  readonly code?: CodePaint | undefined;
}): PanelLook {
  const { colour, ascii, ground, code } = options;
  const colours = panelColours[ground ?? 'either'];
  const coloured = (meaning: Meaning): Style => (colour ? { color: colours[meaning] } : {});
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
    quiet: colour ? { color: colours.quiet } : { faint: true },
    frame: colour ? { color: colours.frame } : { faint: true },
    plain: {},
    strong: { bold: true },
    lit: colour && ground ? { bold: true, background: litGrounds[ground] } : { bold: true },
    ...(colour && code ? { code } : {}),
    ascii,
    glyphs: ascii ? asciiGlyphs : unicodeGlyphs,
  };
}

export function bold(style: Style): Style {
  return { ...style, bold: true };
}
