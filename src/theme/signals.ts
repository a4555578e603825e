import type { Color, Style } from '../render/line.js';
import type { Ground } from './ground.js';
import type { AlertName } from './types.js';

/*
 * Colours that mean something, for a ground of either kind and for one that is not known. The former have a contrast
 * of 4.5:1 and more on all usual grounds of the kind; no colour has that on both kinds, and 3.9:1 is the most.
 */

/** For themes that have no colours of their own for alerts. */
export function alertColors(ground: Ground | undefined): Readonly<Record<AlertName, Color>> {
  switch (ground) {
    case 'dark':
      return {
        alert_note: '#4493f8',
        alert_tip: '#3fb950',
        alert_important: '#ab7df8',
        alert_warning: '#d29922',
        alert_caution: '#f85149',
      };
    case 'light':
      return {
        alert_note: '#0969da',
        alert_tip: '#187e36',
        alert_important: '#7f4cdb',
        alert_warning: '#966400',
        alert_caution: '#cf222e',
      };
    default:
      return {
        alert_note: '#3778ec',
        alert_tip: '#188f4a',
        alert_important: '#9560e3',
        alert_warning: '#ad6e00',
        alert_caution: '#df4248',
      };
  }
}

export interface NoticeStyles {
  readonly info: Style;
  readonly warning: Style;
  readonly error: Style;
}

let known: Readonly<Record<Ground | 'either', NoticeStyles>> | undefined;

/** What the status row says to the speaker or the author. The same ground gives the same styles. */
export function noticeStyles(ground: Ground | undefined): NoticeStyles {
  const info: Style = { faint: true };
  known ??= {
    dark: { info, warning: { color: '#c07c00' }, error: { color: '#db5d4e', bold: true } },
    light: { info, warning: { color: '#966400' }, error: { color: '#c84132', bold: true } },
    either: { info, warning: { color: '#ad6e00' }, error: { color: '#d64f3e', bold: true } },
  };
  return known[ground ?? 'either'];
}
