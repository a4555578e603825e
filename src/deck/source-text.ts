import { isUtf8 } from 'node:buffer';
import { DeckError } from './errors.js';

/** The most that one deck file may hold, in bytes. */
const maxFileBytes = 16 * 1024 * 1024;

/** Refuses a file that is too large. `name` is what people call it. Throws a DeckError. */
export function checkSize(bytes: number, name: string): void {
  if (bytes <= maxFileBytes) return;
  throw new DeckError(`${name} is ${megabytes(bytes)} MB; a deck file may have at most ${megabytes(maxFileBytes)} MB.`);
}

/** A file's bytes as text. Throws a DeckError if they are too many, or no UTF-8 text. */
export function sourceText(bytes: Buffer, name: string): string {
  checkSize(bytes.length, name);
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    throw new DeckError(`${name} is UTF-16 text; save it as UTF-8.`);
  }
  if (bytes.includes(0)) throw new DeckError(`${name} is no text but binary data; a deck is a markdown file.`);
  if (!isUtf8(bytes)) throw new DeckError(`${name} is no valid UTF-8 text; save it as UTF-8.`);
  return bytes.toString('utf8');
}

function megabytes(bytes: number): string {
  return (bytes / (1024 * 1024)).toFixed(1).replace(/\.0$/, '');
}
