import { extname } from 'node:path';

/** The lines of a text from one to another, both included; they count from 1, and end where the text does. */
export function linesBetween(text: string, from = 1, to = Number.POSITIVE_INFINITY): string {
  return text
    .replace(/\n$/, '')
    .split('\n')
    .slice(from - 1, to)
    .join('\n');
}

/** The language of a file on a slide: the one it is said to be in, else the one its name ends with. */
export function fileLanguage({ language, name }: { readonly language: string; readonly name: string }): string {
  if (language !== '') return language;
  const ending = extname(name).slice(1).toLowerCase();
  return ending === '' ? name.toLowerCase() : ending;
}
