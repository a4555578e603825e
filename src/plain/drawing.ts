import { shown } from '../render/cells.js';
import { labelled } from './words.js';

/** Arrows, box drawing, block elements, geometric shapes; braille; legacy computing. */
const glyphs = /[\u2190-\u21ff\u2500-\u25ff\u2800-\u28ff\u{1fb00}-\u{1fbff}]+/gu;
const frame = /[\u2500-\u257f]/;

/** What stands for block art: its letters are drawn, and there is nothing in it to read. */
export const drawing = '(drawing)';

/** Whether a text is drawn in lines rather than written: more of its lines have frames in them than not. */
export function isDrawn(text: string): boolean {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.filter((line) => frame.test(line)).length * 2 > lines.length;
}

/** The words in a drawing, line by line, without what is drawn around them. */
export function drawingLines(text: string): readonly string[] {
  const lines = text.split('\n').flatMap((line) => {
    const words = line
      .split(glyphs)
      .flatMap((part) => part.split(/\s{2,}/))
      .map((part) => shown(part.trim()));
    const said = words.filter((word) => /[\p{L}\p{N}]/u.test(word));
    return said.length === 0 ? [] : [said.join('; ')];
  });
  return lines.length === 0 ? [drawing] : labelled('Drawing', lines);
}
