import { nearest } from './nearest.js';

/** What a footer fills in where it stands in braces: presenterm's names. */
export const footerWords = [
  'author',
  'date',
  'title',
  'sub_title',
  'event',
  'location',
  'current_slide',
  'total_slides',
] as const;

export type FooterWord = (typeof footerWords)[number];

export function isFooterWord(name: string): name is FooterWord {
  return (footerWords as readonly string[]).includes(name);
}

/** What a footer's text asks for and nobody knows, a sentence each. */
export function footerSlips(text: string): readonly string[] {
  return Array.from(text.matchAll(/\{(\w+)\}/g), ([, name = '']) => name)
    .filter((name) => !isFooterWord(name))
    .map((name) => {
      const near = nearest(name, footerWords);
      const known = footerWords.map((word) => `{${word}}`);
      const advice = near
        ? `did you mean "{${near}}"?`
        : `it knows ${known.slice(0, -1).join(', ')} and ${known.at(-1)}`;
      return `"{${name}}" means nothing in a footer, and is shown as it is: ${advice}`;
    });
}
