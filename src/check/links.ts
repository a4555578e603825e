import { isLocal } from '../deck/picture-size.js';
import type { Block, Inline, Slide } from '../deck/types.js';
import { linkTarget } from '../render/link.js';
import type { Finding } from './finding.js';
import { placeOfText } from './place.js';

const scheme = /^([a-z][a-z0-9+.-]*):/i;
const longestShown = 60;

/** Links that nobody can follow, and pictures that are not drawn because they are elsewhere. */
export function linkFindings(block: Block, slide: Slide): readonly Finding[] {
  return inlinesOf(block).flatMap((inlines) =>
    [...walkInlines(inlines)].flatMap((inline) => findingsOf(inline, slide)),
  );
}

function findingsOf(inline: Inline, slide: Slide): readonly Finding[] {
  if (inline.kind !== 'link' && inline.kind !== 'image') return [];
  const { url } = inline;
  const name = scheme.exec(url)?.[1];
  const place = placeOfText(slide, url);
  if (inline.kind === 'image' && isLocal(url)) return [{ ...place, level: 'note', message: textPicture(url) }];
  if (inline.kind === 'image') {
    const message = `the picture at ${clipped(url)} is shown as its text: only files beside the deck are drawn`;
    return name === undefined ? [] : [{ ...place, level: 'note', message }];
  }
  if (name === undefined || linkTarget(url) !== undefined) return [];
  const message = /^(?:https?|mailto|file)$/i.test(name)
    ? `the address ${clipped(url)} is too long to be opened by a click`
    : `a link to "${name}:" can't be opened by a click: only http, https, mailto and file can`;
  return [{ ...place, level: 'warning', message }];
}

/** Of a picture among words. */
export function textPicture(name: string): string {
  return `the picture "${clipped(name)}" is shown as its text here: it is drawn in a paragraph of its own, outside of lists, quotes and tables`;
}

function inlinesOf(block: Block): readonly (readonly Inline[])[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return [block.inlines];
    case 'table':
      return [...block.header, ...block.rows.flat()];
    case 'definitions':
      return block.items.map(({ term }) => term);
    default:
      return [];
  }
}

function* walkInlines(inlines: readonly Inline[]): Generator<Inline> {
  for (const inline of inlines) {
    yield inline;
    if ('inlines' in inline) yield* walkInlines(inline.inlines);
  }
}

function clipped(url: string): string {
  return url.length > longestShown ? `${url.slice(0, longestShown)}…` : url;
}
