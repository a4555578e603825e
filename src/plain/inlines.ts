import type { Inline } from '../deck/types.js';
import { shown } from '../render/cells.js';
import { plainText, sameAddress } from '../render/link.js';
import type { Reading } from './reading.js';
import { oneLine } from './words.js';

/** What inlines say, a line for each hard break. */
export function inlineLines(inlines: readonly Inline[], reading: Reading): readonly string[] {
  const [only, ...others] = inlines;
  if (only?.kind === 'image' && others.length === 0) return [oneLine(`Image: ${imageWords(only, reading, ' (', ')')}`)];
  return said(inlines, reading)
    .split('\n')
    .map((line) => shown(line.trim()))
    .filter((line) => line !== '');
}

/** The same on one line. */
export function inlineText(inlines: readonly Inline[], reading: Reading): string {
  return inlineLines(inlines, reading).join(' ');
}

function said(inlines: readonly Inline[], reading: Reading): string {
  let text = '';
  for (const inline of inlines) {
    const more = wordsOf(inline, reading);
    const apart = inline.kind === 'footnote' && text !== '' && !/\s$/.test(text);
    text += apart ? ` ${more}` : more;
  }
  return text;
}

function wordsOf(inline: Inline, reading: Reading): string {
  switch (inline.kind) {
    case 'text':
    case 'code':
      return inline.text.replaceAll('\n', ' ');
    case 'strong':
    case 'emphasis':
    case 'colored':
      return said(inline.inlines, reading);
    case 'strikethrough':
      // Without a word for it, what was taken back would be heard as meant.
      return `(deleted: ${said(inline.inlines, reading)})`;
    case 'link':
      return linkWords(inline, reading);
    case 'image':
      return `(image: ${imageWords(inline, reading, ', ', '')})`;
    case 'footnote':
      return `(footnote ${inline.number})`;
    case 'break':
      return '\n';
  }
}

function linkWords({ url, inlines }: Extract<Inline, { kind: 'link' }>, reading: Reading): string {
  const text = plainText(inlines).trim();
  const words = said(inlines, reading);
  if (text !== '' && !sameAddress(text, url)) return words + address(url, reading, ' (', ')');
  reading.addresses.add(url);
  return text === '' && !words.includes('image:') ? url : words;
}

function imageWords(
  { url, alt }: Extract<Inline, { kind: 'image' }>,
  reading: Reading,
  before: string,
  after: string,
): string {
  const name = alt.replace(/\s+/g, ' ').trim();
  return name === '' ? url : name + address(url, reading, before, after);
}

/** An address once for each slide: who listens can't look past it. */
function address(url: string, { addresses }: Reading, before: string, after: string): string {
  if (url === '' || url.startsWith('#') || addresses.has(url)) return '';
  addresses.add(url);
  return `${before}${url}${after}`;
}
