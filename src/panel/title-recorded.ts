import type { Span } from '../render/line.js';
import { bold, type PanelLook } from './look.js';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** What says that all of this was recorded, and when; from the longest to the shortest. */
export function recordedWords(at: number, look: PanelLook): readonly Span[] {
  const style = bold(look.retry);
  const mark = look.glyphs.running;
  const words = (text: string): Span => ({ text: `${mark} ${text}`, style });
  return [words(`recording of ${dayText(at)}`), words('recording'), words('rec')];
}

/** `20 Nov 2026`, on the clock of this machine; `?` of a time that is none. */
export function dayText(at: number): string {
  const date = new Date(at);
  const year = date.getFullYear();
  return Number.isNaN(year) ? '?' : `${date.getDate()} ${months[date.getMonth()]} ${year}`;
}
