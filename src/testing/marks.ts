import type fc from 'fast-check';
import { anyText } from '../render/testing.js';

/**
 * Markdown of everything that a slide can hold, nested. Each of its texts has a mark of its own: two Cyrillic letters,
 * which nothing else in it has. A mark is a word, so that it fits into any room.
 */
export interface Marked {
  readonly markdown: string;
  /** The marks that a slide shows, as they stand one after another. */
  readonly marks: string;
}

/** Stands for a mark until all of them are counted. */
export const open = '\ue000';
/** The same in what is shown only if something asks for it. */
export const openNote = '\ue001';

const alphabet = 'абвгдежзиклмнопрстуфхцчшщэюя';

export function numbered(markdown: string): Marked {
  let count = 0;
  let marks = '';
  const text = markdown.replace(/[\ue000\ue001]/g, (mark) => {
    const letters = `${alphabet[Math.floor(count / alphabet.length) % alphabet.length]}${alphabet[count % alphabet.length]}`;
    count += 1;
    if (mark === open) marks += letters;
    return letters;
  });
  return { markdown: text, marks };
}

/** Its letters of marks, as they stand one after another; in lower case, as themes may change that. */
export function marksOf(text: string): string {
  return text.toLowerCase().replace(/[^а-я]/g, '');
}

/** A text that is nothing but text wherever it stands, without marks. */
export const tameText: fc.Arbitrary<string> = anyText.map((text) =>
  text
    .replace(/[!-/:-@[-`{-~\n\r\u2028\u2029\u0400-\u052f\u1c80-\u1c8f\ue000\ue001\u2500-\u25ff\u2800-\u28ff]/g, '')
    .trim(),
);

/** A text that is nothing but text; it begins with its mark. */
export const leaf: fc.Arbitrary<string> = tameText.map((text) => `${open} ${text}`.trimEnd().slice(0, 60));
