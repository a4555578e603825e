import { artStart } from './art.js';
import { uncomment } from './comments.js';
import { closes, endsContainer, type Fence, isBlank, lineEnd, opening } from './fence-scan.js';
import { isUnderline, Paragraphs } from './paragraphs.js';

/** A stretch of a file; `line` is the number of its first line, from 1. */
export interface Chunk {
  readonly text: string;
  readonly line: number;
  /** It says of itself that it is not to be shown (`<!-- skip_slide -->`). */
  readonly skipped?: true;
}

/** A deck file cut at its delimiters. */
export interface Cut {
  /** What stands between `---` lines at the start and reads like `key: value`: YAML, not yet parsed. */
  readonly frontMatter?: Chunk;
  readonly slides: readonly Chunk[];
  /** Line of a fence that nothing closes: all that follows it is inside. */
  readonly openFence?: number;
  /** Where other files are asked for (`<!-- include: path -->`), and which. */
  readonly includes?: readonly Include[];
  /** Slides end with `<!-- end_slide -->`, as in presenterm: there `---` is a rule, or underlines a heading. */
  readonly endsByCommand?: true;
}

export interface Include {
  /** From 1. */
  readonly line: number;
  readonly path: string;
}

export interface SplitOptions {
  /** presenterm's `end_slide_shorthand`: `---` starts a slide, whatever else does. Absent: unless a command does. */
  readonly dashes?: boolean;
  /** presenterm's `implicit_slide_ends`: an underlined heading starts a slide, and `---` is what markdown makes of it. */
  readonly underlinedHeadings?: boolean;
}

const less = 0x3c;
const dash = 0x2d;

/**
 * Cuts a file's text into front matter and slides, without parsing them: this is on the way to the first paint.
 *
 * BOM and CR are removed and a `#!` first line is dropped. A line `---` (blanks may follow it) outside fences starts
 * a slide, right below text too; at the end of the file it starts none. One such line may open the file. So does a
 * line `<!-- end_slide -->`; in a file that has one, `---` is what markdown makes of it. Where underlined headings start
 * slides, it is too.
 */
export function split(
  source: string,
  options: SplitOptions = {},
  /** Whether `---` starts a slide in this line (from 1), where the text was put together from several files. */
  dashesIn?: (line: number) => boolean,
): Cut {
  const text = clean(source);
  const endsByCommand = text.includes('end_slide') && hasEndCommand(text);
  const { underlinedHeadings = false } = options;
  const { dashes = underlinedHeadings ? false : endsByCommand ? dashesIn : true } = options;
  const chunks: Chunk[] = [];
  let at = 0;
  let line = 1;
  if (text.startsWith('#!')) {
    at = lineEnd(text, 0) + 1;
    line = 2;
  }
  let start = at;
  let startLine = line;
  let opened = false;
  let onlyBlank = true;
  let fence: Fence | undefined;
  const includes: Include[] = [];
  let skipped = false;
  const push = (chunk: string): void => {
    chunks.push({ text: chunk, line: startLine, ...(skipped ? { skipped } : {}) });
    skipped = false;
  };
  const cut = (end: number, next: number, nextLine: number): void => {
    push(text.slice(start, Math.max(start, end)));
    start = next;
    startLine = nextLine;
  };
  const paragraphs = underlinedHeadings ? new Paragraphs() : undefined;
  /** Whether the line at `end` underlines a heading, which starts a slide unless nothing stands before it. */
  const cutAtHeading = (end: number): boolean => {
    const title = paragraphs?.open;
    if (title === undefined || artStart(text.slice(title.at, end)) !== undefined) return false;
    paragraphs?.reset();
    if (uncomment(text.slice(start, title.at)).text.trim() !== '') cut(title.at - 1, title.at, title.line);
    return true;
  };

  // Most lines can't matter: only what the native search finds is looked at more closely.
  let backticks = firstFrom(text, '```', at);
  let tildes = firstFrom(text, '~~~', at);
  for (; at < text.length; line += 1) {
    const end = lineEnd(text, at);
    if (backticks < at) backticks = firstFrom(text, '```', at);
    if (tildes < at) tildes = firstFrom(text, '~~~', at);
    const marked = backticks < end || tildes < end;
    const fenced = fence !== undefined;
    if (fence !== undefined && fence.offset > 0 && endsContainer(text, at, end, fence)) fence = undefined;
    if (fence !== undefined) {
      if (marked && closes(text, at, end, fence)) fence = undefined;
    } else if (text.charCodeAt(at) === dash && isDelimiter(text, at, end)) {
      if (onlyBlank && chunks.length === 0 && !opened) {
        opened = true;
        start = end + 1;
        startLine = line + 1;
      } else if (
        (opened && chunks.length === 0 && looksLikeMapping(text.slice(start, at))) ||
        (!cutAtHeading(at) && (typeof dashes === 'function' ? dashes(line) : dashes))
      ) {
        cut(at - 1, end + 1, line + 1);
      }
    } else if (text.charCodeAt(at) === less) {
      const command = commandOf(text, at, end);
      if (command?.name === 'end_slide') cut(at - 1, end + 1, line + 1);
      else if (command?.name === 'skip_slide') skipped = true;
      else if (command?.name === 'include' && command.value !== '') includes.push({ line, path: command.value });
    } else if (marked) {
      fence = opening(text, at, end, line);
    } else if (underlinedHeadings && isUnderline(text.slice(at, end))) cutAtHeading(at);
    if (fenced || fence !== undefined) paragraphs?.reset();
    else paragraphs?.next(text.slice(at, end), { at, line });
    if (onlyBlank && !isBlank(text, at, end)) onlyBlank = false;
    at = end + 1;
  }

  const closed = chunks.length > 0;
  const last = text.slice(start);
  if (last.trim() !== '') push(last.endsWith('\n') ? last.slice(0, -1) : last);

  const first = chunks[0];
  const between = opened && closed && first !== undefined;
  const frontMatter = between && looksLikeMapping(first.text) ? first : undefined;
  const dropped = frontMatter !== undefined || (between && first.text.trim() === '');
  return {
    slides: dropped ? chunks.slice(1) : chunks,
    ...(includes.length === 0 ? {} : { includes }),
    ...(endsByCommand ? { endsByCommand } : {}),
    ...(frontMatter === undefined ? {} : { frontMatter }),
    ...(fence === undefined ? {} : { openFence: fence.line }),
  };
}

/** The command that a line consists of, if it does. */
function commandOf(
  text: string,
  at: number,
  end: number,
): { readonly name: string; readonly value: string } | undefined {
  const line = text.slice(at, end).trimEnd();
  if (!line.startsWith('<!--') || !line.endsWith('-->')) return undefined;
  const [, name, written = ''] = /^([a-z_]+)\s*(?::(.*))?$/.exec(line.slice(4, -3).trim()) ?? [];
  const value = written.trim();
  return name === undefined ? undefined : { name, value: /^(["'])(.*)\1$/.exec(value)?.[2] ?? value };
}

/** Whether a slide ends by command: outside of fences, where an example may show it. */
function hasEndCommand(text: string): boolean {
  let fence: Fence | undefined;
  for (let at = 0; at < text.length; ) {
    const end = lineEnd(text, at);
    if (fence !== undefined && fence.offset > 0 && endsContainer(text, at, end, fence)) fence = undefined;
    if (fence !== undefined) {
      if (closes(text, at, end, fence)) fence = undefined;
    } else if (text.charCodeAt(at) === less && commandOf(text, at, end)?.name === 'end_slide') return true;
    else fence = opening(text, at, end, 0);
    at = end + 1;
  }
  return false;
}

/** Without BOM and CR. */
export function clean(source: string): string {
  const text = source.charCodeAt(0) === 0xfeff ? source.slice(1) : source;
  return text.includes('\r') ? text.replaceAll('\r', '') : text;
}

function firstFrom(text: string, mark: string, at: number): number {
  const found = text.indexOf(mark, at);
  return found === -1 ? Number.POSITIVE_INFINITY : found;
}

function isDelimiter(text: string, at: number, end: number): boolean {
  return (
    text.charCodeAt(at) === dash &&
    text.charCodeAt(at + 1) === dash &&
    text.charCodeAt(at + 2) === dash &&
    isBlank(text, at + 3, end)
  );
}

/** One word and a colon, or a brace, on the first line that is neither blank nor a comment. */
function looksLikeMapping(text: string): boolean {
  const line = text.split('\n').find((candidate) => candidate.trim() !== '' && !candidate.trimStart().startsWith('#'));
  return line !== undefined && /^(?:\{|(["']?)[\p{L}_][\p{L}\p{N}_.-]*\1\s*:(?:\s|$))/u.test(line);
}
