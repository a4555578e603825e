import { lineWidth } from '../render/cells.js';
import type { Line } from '../render/line.js';
import { blank, clip } from './cell.js';
import { canAct } from './foot-ready.js';
import { type EdgeLabel, edgeWords } from './frame.js';
import type { PanelLook } from './look.js';
import { said } from './text.js';
import type { DemoView } from './view.js';

/**
 * The keys in the frame's lower edge, as many as fit, and a note at the right: the first of `notes` that fits beside
 * all keys, else the last one, for which the keys give up their labels.
 */
export function footLabels(
  view: DemoView,
  notes: readonly string[],
  width: number,
  look: PanelLook,
): readonly EdgeLabel[] {
  const note = notes.find((candidate) => noteFits(view, candidate, width, look)) ?? notes.at(-1);
  const label = note === undefined ? undefined : noteLabel(note, width, look);
  const keys = keyWords(view, width - 4 - (label ? lineWidth(label.spans) + 1 : 0), look);
  const left: readonly EdgeLabel[] = keys.length === 0 ? [] : [{ at: 1, spans: edgeWords(keys, look) }];
  return label ? [...left, label] : left;
}

/** Whether the note has room beside the keys. */
export function noteFits(view: DemoView, note: string, width: number, look: PanelLook): boolean {
  if (note === '') return false;
  const keys = keyWords(view, width - 4, look);
  const used = keys.length === 0 ? 1 : lineWidth(edgeWords(keys, look)) + 1;
  return used + lineWidth(noteLabel(note, width, look).spans) + 4 <= width;
}

function noteLabel(note: string, width: number, look: PanelLook): EdgeLabel {
  const spans: Line = [blank(1), { text: note, style: look.quiet }, blank(1)];
  return { at: width - 2 - lineWidth(spans), spans };
}

/**
 * All keys with their labels, those that do nothing now in quiet; where that is too wide, the last ones without; then
 * only as many as fit.
 */
function keyWords(view: DemoView, room: number, look: PanelLook): readonly Line[] {
  const { actions } = view.demo;
  const quiet = actions.map(({ kind }) => !view.focused || !canAct(kind, view));
  const keys = actions.map(
    ({ key }, index): Line => [{ text: clip(said(key), 8, look), style: quiet[index] ? look.quiet : look.strong }],
  );
  const labelled = actions.map(
    ({ label }, index): Line => [
      ...(keys[index] ?? []),
      { text: ` ${clip(said(label), 32, look)}`, style: quiet[index] ? look.quiet : look.plain },
    ],
  );
  const fits = (words: readonly Line[]) => lineWidth(edgeWords(words, look)) <= room;
  for (let labels = labelled.length; labels > 0; labels--) {
    const words = [...labelled.slice(0, labels), ...keys.slice(labels)];
    if (fits(words)) return words;
  }
  const more: Line = [{ text: look.glyphs.ellipsis, style: look.quiet }];
  for (let count = keys.length; count > 0; count--) {
    const words = [...keys.slice(0, count), more];
    if (fits(words)) return words;
  }
  return [];
}
