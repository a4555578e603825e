import type { MarkedToken, Token } from 'marked';
import { untabbed } from './art.js';
import { speakerNote, uncomment } from './comments.js';
import { decodeEntities } from './entities.js';
import type { Inline } from './types.js';

/**
 * marked's inline tokens as ours. Line feeds of the source become blanks, entities their characters, HTML comments
 * vanish (a speaker note among them goes to `notes`), `<br>` breaks the line, other HTML stays as written.
 */
export function inlinesOf(tokens: readonly Token[], notes: string[]): Inline[] {
  const inlines: Inline[] = [];
  let gap = false;
  for (const token of tokens) {
    for (const inline of inlineOf(token as MarkedToken, notes)) {
      const last = inlines.at(-1);
      if (inline.kind !== 'text') inlines.push(inline);
      else if (last?.kind === 'text') inlines[inlines.length - 1] = joined(last.text, inline.text, gap);
      else inlines.push(inline);
      gap = false;
    }
    if (token.type === 'html' && token.raw.startsWith('<!--')) gap = true;
  }
  const last = inlines.at(-1);
  if (gap && last?.kind === 'text') inlines[inlines.length - 1] = { kind: 'text', text: last.text.trimEnd() };
  return inlines;
}

/** Text on both sides of a comment is not to be a blank further apart than it reads. */
function joined(before: string, after: string, gap: boolean): Inline {
  return { kind: 'text', text: gap && before.endsWith(' ') ? before + after.trimStart() : before + after };
}

/** The words of inlines, without their looks. */
export function plainText(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      if (inline.kind === 'break') return ' ';
      if (inline.kind === 'image') return inline.alt;
      return inline.kind === 'text' || inline.kind === 'code' ? inline.text : plainText(inline.inlines);
    })
    .join('');
}

function inlineOf(token: MarkedToken, notes: string[]): Inline[] {
  switch (token.type) {
    case 'text':
      return token.tokens === undefined ? textOf(decodeEntities(token.text)) : inlinesOf(token.tokens, notes);
    case 'escape':
      return textOf(token.text);
    case 'codespan':
      return [{ kind: 'code', text: untabbed(token.text) }];
    case 'strong':
      return [{ kind: 'strong', inlines: inlinesOf(token.tokens, notes) }];
    case 'em':
      return [{ kind: 'emphasis', inlines: inlinesOf(token.tokens, notes) }];
    case 'del':
      return [{ kind: 'strikethrough', inlines: inlinesOf(token.tokens, notes) }];
    case 'br':
      return [{ kind: 'break' }];
    case 'link':
      if (token.autolink) return [{ kind: 'link', url: token.href, inlines: textOf(token.text) }];
      return [{ kind: 'link', url: decodeEntities(token.href), inlines: inlinesOf(token.tokens, notes) }];
    case 'image': {
      const alt = plainText(inlinesOf(token.tokens, notes));
      return [{ kind: 'image', url: decodeEntities(token.href), alt }];
    }
    case 'html':
      return htmlOf(token.raw, notes);
    case 'checkbox':
      return [];
    default:
      return textOf(token.raw);
  }
}

function htmlOf(html: string, notes: string[]): Inline[] {
  if (isBreak(html)) return [{ kind: 'break' }];
  const { text, comments } = uncomment(html);
  for (const comment of comments) {
    const note = speakerNote(comment);
    if (note !== undefined) notes.push(note);
  }
  return textOf(text);
}

/** Whether HTML is a `<br>`. */
export function isBreak(html: string): boolean {
  return /^<br\s*\/?>$/i.test(html);
}

function textOf(text: string): Inline[] {
  return text === '' ? [] : [{ kind: 'text', text: untabbed(text).replace(/ *\n */g, ' ') }];
}
