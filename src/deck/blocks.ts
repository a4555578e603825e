import type { MarkedToken, Token, Tokens } from 'marked';
import { alertOf } from './alert.js';
import { untabbed } from './art.js';
import { uncomment } from './comments.js';
import type { DefinitionsToken } from './definitions.js';
import { fenceBlock } from './fences.js';
import { htmlText } from './html-tags.js';
import { type FootnoteToken, inlinesOf } from './inlines.js';
import type { ArtToken } from './lex.js';
import { lineFeeds } from './line-runs.js';
import { pictures } from './pictures.js';
import type { Part, Sheet } from './sheet.js';
import { slideCommand } from './slide-command.js';
import { slipsOf } from './slips.js';
import type { Block, Inline, ListItem, Place } from './types.js';

/** marked-footnote's tokens: all notes together, before everything else, and each once more where it stands. */
type FootnotesToken =
  | { readonly type: 'footnotes'; readonly raw: string; readonly items: readonly NoteToken[] }
  | NoteToken;

interface NoteToken {
  readonly type: 'footnote';
  readonly raw: string;
  readonly label: string;
  /** The marks that stand for it. */
  readonly refs: readonly unknown[];
  /** Behind a line feed that is not written. */
  readonly content: Token[];
}

type AnyToken = MarkedToken | ArtToken | DefinitionsToken | FootnotesToken | FootnoteToken;

/**
 * marked's block tokens as ours; `line` is the one in which the first stands, as `sheet` counts. marked gives no
 * positions, but the `raw` texts of tokens have all line feeds of what they were made from. A token that can't be read
 * becomes a problem in its place.
 */
export function partsOf(tokens: readonly Token[], line: number, sheet: Sheet): Part[] {
  const parts: Part[] = [];
  let here = line;
  /** What the notes are made from; they stand below everything else. */
  let notes: readonly NoteToken[] | undefined;
  const noteLines = new Map<NoteToken, number>();
  let previous: Token | undefined;
  let commented = false;
  for (const token of tokens as readonly AnyToken[]) {
    if (token.type === 'footnotes') {
      notes = token.items;
      continue;
    }
    if (token.type === 'footnote') {
      noteLines.set(token, here);
      sheet.defined(token.label, token.refs.length, here);
    }
    for (const { line, message } of slipsOf(token as Token)) sheet.warn(here + line, message);
    try {
      const found = partsOfToken(token, here, sheet);
      const goesOn = commented && previous?.type === 'list' && isOneList(parts.at(-1), found);
      if (goesOn) parts[parts.length - 1] = goesOn;
      else parts.push(...found);
      // Only comments may stand between two halves of a list.
      commented = token.type === 'html' && found.length === 0;
      if (!commented) previous = token as Token;
    } catch (cause) {
      parts.push(problemBlock(sheet.place(here), cause));
    }
    here += lineFeeds(token.raw);
  }
  if (notes) parts.push(...footnotes(notes, (note) => noteLines.get(note) ?? line, sheet));
  return parts;
}

/** Blocks inside of others, where no columns can be. */
function blocksOf(tokens: readonly Token[], line: number, sheet: Sheet): Block[] {
  const parts = sheet.inside(() => partsOf(tokens, line, sheet));
  return parts.map((part) =>
    part.kind === 'layout'
      ? problemOf(part.source, 'columns stand on the slide itself, not inside a list or a quote')
      : part,
  );
}

/** What stands in place of something that a bug keeps from being shown. */
export function problemBlock(place: Place, cause: unknown): Block {
  const reason = cause instanceof Error ? cause.message.split('\n', 1)[0] : String(cause);
  return problemOf(place, `this can't be shown: ${reason}`);
}

function problemOf(place: Place, message: string): Block {
  return { kind: 'problem', problem: { ...place, level: 'error', message } };
}

function partsOfToken(token: Exclude<AnyToken, { type: 'footnotes' }>, line: number, sheet: Sheet): Part[] {
  switch (token.type) {
    case 'heading': {
      const underlined = sheet.underlinedTitles && !token.raw.trimStart().startsWith('#');
      const level = underlined ? 1 : (Math.min(6, Math.max(1, token.depth)) as 1 | 2 | 3 | 4 | 5 | 6);
      return withComments(sheet, line, (comment) => {
        // presenterm centres the titles of slides.
        const placing = { ...(underlined ? ({ alignment: 'center' } as const) : {}), ...sheet.placing() };
        return [{ kind: 'heading', level, inlines: inlinesOf(token.tokens, comment), ...placing }];
      });
    }
    case 'paragraph':
      return paragraph(token.tokens, line, sheet);
    case 'text':
      return paragraph(token.tokens ?? [token], line, sheet);
    case 'list':
      return [listBlock(token, line, sheet)];
    case 'blockquote': {
      const placing = sheet.placing();
      const alert = alertOf(token);
      if (alert) {
        const { kind, title, tokens } = alert;
        return [{ kind: 'alert', alert: kind, title, blocks: blocksOf(tokens, line, sheet), ...placing }];
      }
      return [{ kind: 'quote', blocks: blocksOf(token.tokens, line, sheet), ...placing }];
    }
    case 'hr':
      return [{ kind: 'rule', ...sheet.placing() }];
    case 'table':
      return withComments(sheet, line, (comment) => [tableBlock(token, comment, sheet)]);
    case 'code':
      return [codeBlock(token, line, sheet)];
    case 'art':
      return [{ kind: 'art', text: untabbed(token.text), ...sheet.placing() }];
    case 'html':
      return htmlParts(token.text, line, sheet);
    case 'definitions':
      return withComments(sheet, line, (comment) => [definitions(token, line, comment, sheet)]);
    case 'space':
    case 'def':
    case 'checkbox':
    case 'footnote':
      return [];
    default:
      return paragraph([token as Token], line, sheet);
  }
}

/** What a comment inside of text asks for is done behind the text. */
function withComments(sheet: Sheet, line: number, draw: (onComment: (comment: string) => void) => Part[]): Part[] {
  const comments: string[] = [];
  const parts = draw((comment) => comments.push(comment));
  return [...parts, ...comments.flatMap((comment) => obeyed(comment, line, sheet))];
}

function obeyed(comment: string, line: number, sheet: Sheet): Part[] {
  const command = slideCommand(comment, sheet.commandPrefix);
  const left = command && sheet.obey(command, sheet.place(line));
  return left ? [left] : [];
}

function paragraph(tokens: readonly Token[], line: number, sheet: Sheet): Part[] {
  return withComments(sheet, line, (comment) => {
    const inlines = inlinesOf(tokens, comment);
    return inlines.length === 0
      ? []
      : pictures(inlines, sheet.place(line)).map((block) => ({ ...block, ...sheet.placing() }));
  });
}

function codeBlock(token: Tokens.Code, line: number, sheet: Sheet): Block {
  const source = sheet.place(line);
  const placing = sheet.placing();
  if (token.codeBlockStyle === 'indented') {
    const look = { lineNumbers: false, noBackground: false, firstLine: 1, groups: [] };
    return { kind: 'code', language: '', text: token.text.replace(/\n+$/, ''), look, source, ...placing };
  }
  const { block, problems } = fenceBlock(token.lang ?? '', token.text, source);
  for (const message of problems) sheet.warn(line, message);
  if ((block.kind !== 'code' && block.kind !== 'file') || block.look.groups.length < 2) return { ...block, ...placing };
  const litFrom = sheet.light(block.look.groups.length);
  return { ...block, look: { ...block.look, litFrom }, ...placing };
}

function listBlock(token: Tokens.List, line: number, sheet: Sheet): Block {
  const { incremental } = sheet;
  // presenterm's way: the first item comes with a key of its own, and so does what stands below the list.
  if (incremental) sheet.pause();
  const placing = sheet.placing();
  const spacing = sheet.itemSpacing;
  let here = line;
  const items: ListItem[] = [];
  for (const item of token.items) {
    if (incremental && items.length > 0) sheet.pause();
    const step = sheet.step();
    const blocks = blocksOf(item.tokens, here, sheet);
    items.push({
      ...(item.task ? { checked: item.checked === true } : {}),
      blocks,
      ...(step > (placing.step ?? 0) ? { step } : {}),
    });
    here += lineFeeds(item.raw);
  }
  if (incremental) sheet.pause();
  const start = typeof token.start === 'number' ? token.start : 1;
  return {
    kind: 'list',
    ordered: token.ordered,
    start,
    tight: !token.loose,
    ...(spacing === undefined ? {} : { spacing }),
    items,
    ...placing,
  };
}

/** A list that a comment has cut in two, a pause most likely, is one; undefined: it is not. */
function isOneList(before: Part | undefined, [after, ...others]: readonly Part[]): Block | undefined {
  if (before?.kind !== 'list' || after?.kind !== 'list' || others.length > 0) return undefined;
  if (before.ordered !== after.ordered || !before.tight || !after.tight) return undefined;
  if (after.ordered && after.start !== 1 && after.start !== before.start + before.items.length) return undefined;
  const first = before.step ?? 0;
  const step = after.step ?? 0;
  const items = after.items.map((item) => (step > first ? { ...item, step: item.step ?? step } : item));
  return { ...before, items: [...before.items, ...items] };
}

function tableBlock(token: Tokens.Table, onComment: (comment: string) => void, sheet: Sheet): Block {
  const placing = sheet.placing();
  const cells = (row: readonly Tokens.TableCell[]) => row.map((cell) => inlinesOf(cell.tokens, onComment));
  return {
    kind: 'table',
    alignments: token.align.map((alignment) => alignment ?? 'left'),
    header: cells(token.header),
    rows: token.rows.map(cells),
    ...placing,
  };
}

function definitions(token: DefinitionsToken, line: number, onComment: (comment: string) => void, sheet: Sheet): Block {
  const placing = sheet.placing();
  const items = token.items.map(({ term, descriptions }) => ({
    term: inlinesOf(term, onComment),
    descriptions: descriptions.map((own) => blocksOf(own.tokens, line + own.line, sheet)),
  }));
  return { kind: 'definitions', items, ...placing };
}

/** `lineOf` says where a note is written. */
function footnotes(items: readonly NoteToken[], lineOf: (note: NoteToken) => number, sheet: Sheet): Block[] {
  const placing = sheet.placing();
  const notes = items.map((note) => blocksOf(note.content, lineOf(note) - 1, sheet));
  return [{ kind: 'footnotes', notes, ...placing }];
}

function htmlParts(html: string, line: number, sheet: Sheet): Part[] {
  const { text, comments } = uncomment(html);
  const left = untabbed(htmlText(text));
  const obey = (): Part[] => comments.flatMap((comment) => obeyed(comment, line, sheet));
  const draw = (): Part[] =>
    left === '' ? lineBreaks(text, sheet) : [{ kind: 'html', text: left, ...sheet.placing() }];
  const [first, second] = html.trimStart().startsWith('<!--') ? [obey, draw] : [draw, obey];
  return [...first(), ...second()];
}

/** `<br>` on a line of its own makes room. */
function lineBreaks(html: string, sheet: Sheet): Block[] {
  const breaks = html.match(/<br\s*\/?>/gi)?.length ?? 0;
  if (breaks === 0) return [];
  const inlines: Inline[] = Array.from({ length: breaks }, () => ({ kind: 'break' }));
  return [{ kind: 'paragraph', inlines, ...sheet.placing() }];
}
