import { type Route, through } from './multiplexer.js';

/*
 * kitty's graphics protocol (sw.kovidgoyal.net/kitty/graphics-protocol). Nothing is to be answered (q=2): answers
 * would come as keys of a program that has ended meanwhile.
 */

export interface EncodedFrame {
  readonly png: Uint8Array;
  /** How long it is shown, ms. */
  readonly delay: number;
}

/** Characters of base64 in one sequence at most; a multiple of 4. */
const chunkSize = 4096;

/** Sends an image of one or more frames; the terminal keeps it and draws nothing yet. */
export function sendImage(id: number, frames: readonly EncodedFrame[], route: Route): string {
  const [first, ...others] = frames;
  if (!first) return '';
  let bytes = chunks(first.png, `a=t,i=${id},f=100,q=2`, 'q=2', route);
  if (others.length === 0) return bytes;
  for (const { png, delay } of others) {
    // Each frame is whole: it takes the place of the one before, transparent pixels too (X=1).
    bytes += chunks(png, `a=f,i=${id},f=100,z=${delay},X=1,q=2`, 'a=f,q=2', route);
  }
  return bytes + command(`a=a,i=${id},r=1,z=${first.delay},q=2`, route) + command(`a=a,i=${id},s=3,v=1,q=2`, route);
}

/** From here on placeholders show the image, scaled to a box of cells. */
export function showByPlaceholders(id: number, columns: number, rows: number, route: Route): string {
  return command(`a=p,U=1,i=${id},c=${columns},r=${rows},q=2`, route);
}

/**
 * Draws the image at the cursor, scaled to a box of cells. Konsole would draw it twice over itself if an older one
 * with these numbers were not taken away first.
 */
export function place(id: number, placement: number, columns: number, rows: number): string {
  const box = `c=${columns},r=${rows}`;
  return takeAway(id, placement) + command(`a=p,i=${id},p=${placement},${box},C=1,q=2`, 'direct');
}

export function takeAway(id: number, placement: number): string {
  return command(`a=d,d=i,i=${id},p=${placement},q=2`, 'direct');
}

/** Takes the image away wherever it is, and its data too. */
export function free(id: number, route: Route): string {
  return command(`a=d,d=I,i=${id},q=2`, route);
}

function chunks(data: Uint8Array, first: string, following: string, route: Route): string {
  const base64 = Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('base64');
  let bytes = '';
  for (let at = 0; at < base64.length; at += chunkSize) {
    const more = at + chunkSize < base64.length ? 1 : 0;
    bytes += command(`${at === 0 ? first : following},m=${more}`, route, base64.slice(at, at + chunkSize));
  }
  return bytes;
}

function command(keys: string, route: Route, payload = ''): string {
  return through(route, `\x1b_G${keys}${payload === '' ? '' : `;${payload}`}\x1b\\`);
}
