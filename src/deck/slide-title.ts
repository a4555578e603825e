import { closes, endsContainer, type Fence, lineEnd, opening } from './fence-scan.js';
import { tagOf } from './html-tags.js';
import { inlineMarkdown } from './inline-markdown.js';
import { plainText } from './inlines.js';
import type { Slide } from './types.js';

const longest = 200;
const known = new WeakMap<Slide, string>();

/**
 * A slide's name in lists of slides: its first heading, else its first words or big letters; '' if it has none. The slide is not
 * parsed for it: a list of a thousand is there at once.
 */
export function slideTitle(slide: Slide): string {
  let title = known.get(slide);
  if (title === undefined) {
    title = plainText(inlineMarkdown(titleLine(slide.markdown).slice(0, longest))).trim();
    known.set(slide, title);
  }
  return title;
}

function titleLine(markdown: string): string {
  let fence: Fence | undefined;
  let words = '';
  let above = '';
  for (let at = 0; at < markdown.length; ) {
    const end = lineEnd(markdown, at);
    const line = markdown.slice(at, end);
    const comment = fence === undefined && /^ {0,3}<!--/.test(line) ? markdown.indexOf('-->', at) : 0;
    if (comment !== 0) {
      if (comment < 0) break;
      above = '';
      at = lineEnd(markdown, comment) + 1;
      continue;
    }
    if (fence !== undefined && fence.offset > 0 && endsContainer(markdown, at, end, fence)) fence = undefined;
    if (fence !== undefined) {
      if (closes(markdown, at, end, fence)) fence = undefined;
      above = '';
    } else {
      const heading = /^ {0,3}#{1,6}[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$/.exec(line)?.[1];
      if (heading !== undefined) return heading;
      if (above !== '' && /^ {0,3}(?:=+|-+)[ \t]*$/.test(line)) return above;
      fence = opening(markdown, at, end, 0);
      above = fence === undefined && isText(line) ? line.trim() : '';
      if (words === '') words = above || bigLetters(line, markdown, end);
    }
    at = end + 1;
  }
  return words.replace(/^(?:[-*+>]|\d{1,9}[.)])[ \t]+/, '');
}

/** What a figlet fence that opens here draws. */
function bigLetters(line: string, markdown: string, end: number): string {
  if (!/^ {0,3}(?:`{3,}|~{3,})[ \t]*figlet\b/.test(line)) return '';
  return markdown.slice(end + 1, lineEnd(markdown, end + 1)).trim();
}

function isText(line: string): boolean {
  return line.trim() !== '' && !/^\s*(?:[|`~]|[-=_*]{3,}\s*$)/.test(line) && tagOf(line.trim()) === undefined;
}
