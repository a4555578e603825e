import { dirname, resolve } from 'node:path';
import { isLocal, pictureText } from './picture-size.js';
import type { Block, Inline, Place } from './types.js';

/**
 * A paragraph with its pictures taken out of the text: a terminal can't put a picture into a line, so it stands
 * between what was before it and what was behind it. Pictures at an address stay text: nothing is fetched for a slide.
 */
export function pictures(inlines: readonly Inline[], source: Place): readonly Block[] {
  const blocks: Block[] = [];
  let text: Inline[] = [];
  const paragraph = (): void => {
    const trimmed = withoutEdges(text);
    if (trimmed.length > 0) blocks.push({ kind: 'paragraph', inlines: trimmed });
    text = [];
  };
  if (!inlines.some(isPicture)) return [{ kind: 'paragraph', inlines }];
  for (const inline of inlines) {
    if (!isPicture(inline)) text.push(inline);
    else {
      paragraph();
      const { alt, size } = pictureText(inline.alt);
      const path = resolve(dirname(source.file), decoded(inline.url));
      blocks.push({ kind: 'image', path, name: inline.url, alt, size, source });
    }
  }
  paragraph();
  return blocks;
}

function isPicture(inline: Inline): inline is Extract<Inline, { kind: 'image' }> {
  return inline.kind === 'image' && isLocal(inline.url);
}

/** Addresses in markdown may be written with `%20`. */
function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}

/** Without blanks and line breaks at both ends. */
function withoutEdges(inlines: readonly Inline[]): Inline[] {
  const isEdge = (inline: Inline | undefined): boolean =>
    inline?.kind === 'break' || (inline?.kind === 'text' && inline.text.trim() === '');
  let start = 0;
  let end = inlines.length;
  while (start < end && isEdge(inlines[start])) start += 1;
  while (end > start && isEdge(inlines[end - 1])) end -= 1;
  return inlines.slice(start, end).map((inline, index, all): Inline => {
    if (inline.kind !== 'text') return inline;
    const head = index === 0 ? inline.text.trimStart() : inline.text;
    return { kind: 'text', text: index === all.length - 1 ? head.trimEnd() : head };
  });
}
