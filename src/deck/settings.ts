import type { Settings } from './types.js';

/** What a front matter says; an absent key says nothing, an empty text hides the thing. */
export type GivenSettings = Partial<Settings>;

/** What holds where no front matter says anything. The author is asked for only when needed. */
export interface DefaultSettings {
  readonly theme: string;
  readonly author: () => string;
}

/** The settings of a deck. */
export function deckSettings(given: GivenSettings, defaults: DefaultSettings): Settings {
  return {
    ...given,
    theme: given.theme ?? defaults.theme,
    author: given.author ?? defaults.author(),
    date: given.date ?? 'YYYY-MM-DD',
    paging: given.paging ?? 'Slide %d / %d',
  };
}

/** The settings of a later file's slides: the deck's, but for what the file says itself. */
export function fileSettings(given: GivenSettings, deck: Settings): Settings {
  return { ...deck, ...given };
}

const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
];

const tokens: readonly (readonly [string, (day: Date) => string])[] = [
  ['YYYY', (day) => String(day.getFullYear()).padStart(4, '0')],
  ['YY', (day) => String(day.getFullYear() % 100).padStart(2, '0')],
  ['MMMM', (day) => months[day.getMonth()] ?? ''],
  ['MMM', (day) => (months[day.getMonth()] ?? '').slice(0, 3)],
  ['MM', (day) => String(day.getMonth() + 1).padStart(2, '0')],
  ['mm', (day) => String(day.getMonth() + 1)],
  ['DD', (day) => String(day.getDate()).padStart(2, '0')],
  ['dd', (day) => String(day.getDate())],
];

/**
 * The date as the front matter wants it: each word that consists of tokens (YYYY YY MMMM MMM MM mm DD dd) becomes that
 * part of `today` in local time. Any other word stays, so `2026-02-27` and `Summer` come out as written.
 */
export function dateText(format: string, today: Date): string {
  return format.replace(/[A-Za-z]+/g, (word) => filled(word, today) ?? word);
}

function filled(word: string, today: Date): string | undefined {
  let text = '';
  let rest = word;
  while (rest !== '') {
    const token = tokens.find(([name]) => rest.startsWith(name));
    if (token === undefined) return undefined;
    text += token[1](today);
    rest = rest.slice(token[0].length);
  }
  return text;
}

/**
 * The page number as the front matter wants it: of two `%d` the first becomes `current` (from 1), the second `total`;
 * one alone becomes `current`; with any other number of them the text stays as written.
 */
export function pagingText(format: string, current: number, total: number): string {
  const parts = format.split('%d');
  if (parts.length !== 2 && parts.length !== 3) return format;
  const numbers = [current, total];
  return parts.map((part, index) => (index === 0 ? part : `${numbers[index - 1]}${part}`)).join('');
}
