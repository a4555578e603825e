import type { Inline } from '../deck/types.js';

const schemes = ['http:', 'https:', 'mailto:', 'file:'];

/** Terminals and browsers agree on addresses up to about here. */
const longest = 2048;

const driving =
  /[\u0000-\u0020\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** What a click may open, or undefined: only these schemes, and nothing in it that a terminal would obey. */
export function linkTarget(url: string): string | undefined {
  const clean = url.replace(driving, '');
  const scheme = clean.slice(0, clean.indexOf(':') + 1).toLowerCase();
  return schemes.includes(scheme) && clean.length <= longest ? clean : undefined;
}

/** Whether a link's text already says where it leads: `docs.temporal.io` for `https://docs.temporal.io/`. */
export function sameAddress(text: string, url: string): boolean {
  const bare = (address: string) =>
    address
      .trim()
      .replace(/^(?:https?:\/\/|mailto:)/i, '')
      .replace(/\/$/, '');
  return bare(text) === bare(url);
}

export function plainText(inlines: readonly Inline[]): string {
  let text = '';
  for (const inline of inlines) {
    if (inline.kind === 'text' || inline.kind === 'code') text += inline.text;
    else if (inline.kind === 'image') text += inline.alt;
    else if (inline.kind === 'break') text += ' ';
    else if (inline.kind === 'footnote') continue;
    else text += plainText(inline.inlines);
  }
  return text;
}
