import { shown } from '../render/cells.js';
import { labelled } from './words.js';

/** Speaker notes, a paragraph a line; lists keep their lines. */
export function noteLines(notes: readonly string[]): readonly string[] {
  const lines = notes.flatMap((note) => note.split(/\n\s*\n/)).flatMap(unwrapped);
  return labelled('Notes', lines);
}

/** Lines that an author has broken for the editor's sake are one. */
function unwrapped(paragraph: string): readonly string[] {
  const lines: string[] = [];
  for (const line of paragraph.split('\n')) {
    const begins = /^\s*(?:[-*+]|\d{1,9}[.)])\s/.test(line);
    const text = shown(line.trim());
    if (text === '') continue;
    const last = lines.at(-1);
    if (begins || last === undefined) lines.push(text);
    else lines[lines.length - 1] = `${last} ${text}`;
  }
  return lines;
}
