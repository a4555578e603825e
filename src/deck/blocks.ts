import type { MarkedToken, Token, Tokens } from 'marked';
import { untabbed } from './art.js';
import { speakerNote, uncomment } from './comments.js';
import { fenceBlock } from './fences.js';
import { inlinesOf, isBreak } from './inlines.js';
import type { ArtToken } from './lex.js';
import type { Block, Inline, ListItem, Place } from './types.js';

/** What the blocks of one slide share. */
export interface Sheet {
  readonly file: string;
  /** Speaker notes, in the order in which they are found. */
  readonly notes: string[];
}

/**
 * marked's block tokens as ours; `line` is where the first one stands. marked gives no positions, but the `raw` texts
 * of tokens have all line feeds of what they were made from. A token that can't be read becomes a problem in its place.
 */
export function blocksOf(tokens: readonly Token[], line: number, sheet: Sheet): Block[] {
  const blocks: Block[] = [];
  let here = line;
  for (const token of tokens) {
    try {
      blocks.push(...blockOf(token as MarkedToken | ArtToken, { file: sheet.file, line: here }, sheet));
    } catch (cause) {
      blocks.push(problemBlock({ file: sheet.file, line: here }, cause));
    }
    here += lineFeeds(token.raw);
  }
  return blocks;
}

/** What stands in place of something that a bug keeps from being shown. */
export function problemBlock(place: Place, cause: unknown): Block {
  const reason = cause instanceof Error ? cause.message.split('\n', 1)[0] : String(cause);
  return { kind: 'problem', problem: { ...place, level: 'error', message: `this can't be shown: ${reason}` } };
}

function blockOf(token: MarkedToken | ArtToken, place: Place, sheet: Sheet): Block[] {
  switch (token.type) {
    case 'heading': {
      const level = Math.min(6, Math.max(1, token.depth)) as 1 | 2 | 3 | 4 | 5 | 6;
      return [{ kind: 'heading', level, inlines: inlinesOf(token.tokens, sheet.notes) }];
    }
    case 'paragraph':
      return paragraph(inlinesOf(token.tokens, sheet.notes));
    case 'text':
      return paragraph(inlinesOf(token.tokens ?? [token], sheet.notes));
    case 'list':
      return [listBlock(token, place, sheet)];
    case 'blockquote':
      return [{ kind: 'quote', blocks: blocksOf(token.tokens, place.line, sheet) }];
    case 'hr':
      return [{ kind: 'rule' }];
    case 'table':
      return [tableBlock(token, sheet)];
    case 'code':
      if (token.codeBlockStyle === 'indented') {
        return [{ kind: 'code', language: '', text: untabbed(token.text.replace(/\n+$/, '')) }];
      }
      return [fenceBlock(token.lang ?? '', token.text, place)];
    case 'art':
      return [{ kind: 'art', text: untabbed(token.text) }];
    case 'html':
      return htmlBlocks(token.text, sheet);
    case 'space':
    case 'def':
    case 'checkbox':
      return [];
    default:
      return paragraph(inlinesOf([token], sheet.notes));
  }
}

function paragraph(inlines: readonly Inline[]): Block[] {
  return inlines.length === 0 ? [] : [{ kind: 'paragraph', inlines }];
}

function listBlock(token: Tokens.List, place: Place, sheet: Sheet): Block {
  let line = place.line;
  const items: ListItem[] = [];
  for (const item of token.items) {
    const blocks = blocksOf(item.tokens, line, sheet);
    items.push(item.task ? { checked: item.checked === true, blocks } : { blocks });
    line += lineFeeds(item.raw);
  }
  const start = typeof token.start === 'number' ? token.start : 1;
  return { kind: 'list', ordered: token.ordered, start, tight: !token.loose, items };
}

function tableBlock(token: Tokens.Table, sheet: Sheet): Block {
  const cells = (row: readonly Tokens.TableCell[]) => row.map((cell) => inlinesOf(cell.tokens, sheet.notes));
  return {
    kind: 'table',
    alignments: token.align.map((alignment) => alignment ?? 'left'),
    header: cells(token.header),
    rows: token.rows.map(cells),
  };
}

function htmlBlocks(html: string, sheet: Sheet): Block[] {
  const { text, comments } = uncomment(html);
  for (const comment of comments) {
    const note = speakerNote(comment);
    if (note !== undefined) sheet.notes.push(note);
  }
  const left = untabbed(text).replace(/^(?:[ ]*\n)+|\s+$/g, '');
  if (left === '') return [];
  const tags = left.trim().split(/(?<=>)\s*/);
  if (tags.every(isBreak)) return [{ kind: 'paragraph', inlines: tags.map(() => ({ kind: 'break' })) }];
  return [{ kind: 'html', text: left }];
}

function lineFeeds(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
