import { resolve } from 'node:path';

/**
 * The folder of demos that a deck brings, absolute: what was given on the command line, relative to the working
 * directory, else the deck's own `demos:`, relative to its file. Undefined: it brings none.
 */
export function demosFolder(
  deck: { readonly folder: string; readonly settings: { readonly demos?: string } },
  given?: string,
): string | undefined {
  if (given !== undefined) return resolve(given);
  const { demos } = deck.settings;
  return demos === undefined || demos === '' ? undefined : resolve(deck.folder, demos);
}
