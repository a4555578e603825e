import { lineEnd } from './fence-scan.js';
import { lineFeeds } from './line-runs.js';

/** A block `~~~command args` … `~~~`, as `slides` has it: the command's output stands in its place. */
export interface DeckCommand {
  /** Where its `~~~` begins, and where the closing line ends, in characters of the text. */
  readonly start: number;
  readonly end: number;
  /** Of the `~~~`, from 1. */
  readonly line: number;
  /** The program and its arguments. Cut at blanks and nowhere else: quotes are part of what they stand in. */
  readonly command: readonly string[];
  /** What the program reads, without the last line feed. */
  readonly body: string;
  /** Blanks before the `~~~`; all that is printed gets them, the body loses them. */
  readonly indent: string;
  /** It stands in a fence, so that its output is shown as it is. */
  readonly fenced: boolean;
}

export type CommandOutput =
  | { readonly kind: 'ok'; readonly text: string }
  /** `message` is one sentence; `details` is what the program said about it, maybe empty. */
  | { readonly kind: 'failed'; readonly message: string; readonly details: string };

/** A deck's text with outputs in it. */
export interface ProcessedText {
  readonly text: string;
  /** The line of the file that a line of the text comes from; for printed ones that of the command. From 1. */
  lineOf(line: number): number;
  /** Commands that failed. */
  readonly failures: readonly { readonly line: number; readonly message: string }[];
}

/** Info strings of fences that stand for an output: their text is one sentence. */
export const failedFence = 'tslides-failed';
export const pendingFence = 'tslides-pending';

/** Two commands with the same key print the same. */
export function commandKey({ command, body }: Pick<DeckCommand, 'command' | 'body'>): string {
  return JSON.stringify([command, body]);
}

/**
 * The commands in a deck's text. The command follows its three tildes without a blank; `~~~ python` is a fence of
 * code, and so are four tildes. The block ends at the next line of three tildes alone; what nothing closes is none.
 */
export function findCommands(text: string): readonly DeckCommand[] {
  if (!text.includes('~~~')) return [];
  const found: DeckCommand[] = [];
  let fence: Fence | undefined;
  let closed = true;
  let line = 1;
  for (let at = 0; at < text.length; ) {
    const end = lineEnd(text, at);
    const here = text.slice(at, end).replace(/\r$/, '');
    const command = closed ? commandAt(text, at, here, line, fence !== undefined) : undefined;
    if (command) {
      found.push(command);
      line += text.slice(at, command.end).split('\n').length;
      at = lineEnd(text, command.end) + 1;
      continue;
    }
    // Nothing closes this one, so nothing closes any that follows.
    if (opening.test(here)) closed = false;
    fence = fenceAfter(fence, here);
    line += 1;
    at = end + 1;
  }
  return found;
}

/** The text with each command's output in its place, with a placeholder where it is not known yet. */
export function withOutputs(text: string, outputs: ReadonlyMap<string, CommandOutput>): ProcessedText {
  const pieces: string[] = [];
  const failures: { line: number; message: string }[] = [];
  /** From this line of the new text on, lines are those of the file from `fileLine` on, or all of them that line. */
  const runs: { readonly line: number; readonly fileLine: number; readonly printed: boolean }[] = [
    { line: 1, fileLine: 1, printed: false },
  ];
  let at = 0;
  let line = 1;
  for (const command of findCommands(text)) {
    const before = text.slice(at, command.start);
    const output = outputs.get(commandKey(command));
    const shown = replacement(command, output).replaceAll('\n', `\n${command.indent}`);
    if (output?.kind === 'failed') failures.push({ line: command.line, message: output.message });
    line += lineFeeds(before);
    runs.push({ line, fileLine: command.line, printed: true });
    line += lineFeeds(shown);
    const lastLine = command.line + lineFeeds(text.slice(command.start, command.end));
    runs.push({ line: line + 1, fileLine: lastLine + 1, printed: false });
    pieces.push(before, shown);
    at = command.end;
  }
  return {
    text: pieces.join('') + text.slice(at),
    failures,
    lineOf: (wanted) => {
      const run = runs.findLast((candidate) => candidate.line <= wanted);
      if (!run) return wanted;
      return run.printed ? run.fileLine : run.fileLine + wanted - run.line;
    },
  };
}

const opening = /^[ \t]*~~~([^~\s].*)$/;
const closing = /\n[ \t]*~~~[ \t]*(?=\r?(?:\n|$))/g;

function commandAt(text: string, at: number, here: string, line: number, fenced: boolean): DeckCommand | undefined {
  const [, words] = opening.exec(here) ?? [];
  if (words === undefined) return undefined;
  const headEnd = lineEnd(text, at);
  closing.lastIndex = headEnd;
  const end = closing.exec(text);
  if (!end) return undefined;
  const indent = here.slice(0, here.indexOf('~'));
  const body = text
    .slice(headEnd + 1, Math.max(headEnd + 1, end.index))
    .replaceAll('\r\n', '\n')
    .replace(/\r$/, '');
  return {
    start: at + indent.length,
    end: closing.lastIndex,
    line,
    command: words.split(' ').filter((word) => word !== ''),
    body: indent === '' ? body : body.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
    indent,
    fenced,
  };
}

function replacement({ command, fenced }: DeckCommand, output: CommandOutput | undefined): string {
  if (output?.kind === 'ok') return output.text;
  const name = command.join(' ');
  if (!output) return fenced ? `running ${name} ...` : inFence(pendingFence, `running ${name} ...`);
  const details = output.details.trimEnd();
  if (fenced) return details === '' ? output.message : `${output.message}\n${details}`;
  const message = inFence(failedFence, output.message);
  return details === '' ? message : `${message}\n\n${inFence('', details)}`;
}

function inFence(info: string, text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const marks = '`'.repeat(longest + 1);
  return `${marks}${info}\n${text}\n${marks}`;
}

interface Fence {
  readonly mark: string;
  readonly length: number;
}

/** The fence that is open after a line which belongs to no command. */
function fenceAfter(fence: Fence | undefined, line: string): Fence | undefined {
  const [, marks = '', info = ''] = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line) ?? [];
  const mark = marks.slice(0, 1);
  if (mark === '') return fence;
  if (!fence) return mark === '`' && info.includes('`') ? undefined : { mark, length: marks.length };
  return mark === fence.mark && marks.length >= fence.length && info.trim() === '' ? undefined : fence;
}
