/*
 * Go counts texts in bytes of UTF-8, and so do the functions of its templates. JavaScript counts UTF-16 units: these
 * lead from one to the other.
 */

/** How many bytes of UTF-8 a text has. */
export function byteLength(text: string): number {
  let bytes = 0;
  for (let at = 0; at < text.length; at += 1) bytes += bytesOf(text.charCodeAt(at));
  return bytes;
}

/** A half of a pair counts as two of the four bytes that the pair has. */
function bytesOf(unit: number): number {
  if (unit < 0x80) return 1;
  return unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 2 : 3;
}

/**
 * Bytes `from` to `to` of a text. Go cuts a character in two where the limits fall inside of one, and the terminal
 * then gets bytes that are no text; here such a character is left out.
 */
export function sliceBytes(text: string, from: number, to: number): string {
  let start: number | undefined;
  let end = 0;
  let bytes = 0;
  for (let at = 0; at < text.length; ) {
    const units = isPairAt(text, at) ? 2 : 1;
    const size = units === 2 ? 4 : bytesOf(text.charCodeAt(at));
    if (bytes >= from && bytes + size <= to) {
      start ??= at;
      end = at + units;
    }
    bytes += size;
    at += units;
    if (bytes >= to) break;
  }
  return start === undefined ? '' : text.slice(start, end);
}

function isPairAt(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xd800 && unit <= 0xdbff && at + 1 < text.length;
}

/** The byte at an offset within the text. */
export function byteAt(text: string, offset: number): number {
  return new TextEncoder().encode(text)[offset] ?? 0;
}

/** Less than, equal to or more than 0, as the bytes of the texts compare: by code points, not by UTF-16 units. */
export function compareBytes(a: string, b: string): number {
  if (a === b) return 0;
  let at = 0;
  while (at < a.length && at < b.length && a.charCodeAt(at) === b.charCodeAt(at)) at += 1;
  return rank(a, at) - rank(b, at) || a.length - b.length;
}

/** Pairs stand for code points beyond all others. */
function rank(text: string, at: number): number {
  if (at >= text.length) return -1;
  const unit = text.charCodeAt(at);
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
