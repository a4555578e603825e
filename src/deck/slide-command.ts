import { speakerNote } from './comments.js';
import { nearest } from './nearest.js';
import type { Alignment, VerticalAlignment } from './types.js';

/** What a comment in the markdown asks for. The names are presenterm's, but for `footer`, `max_columns` and `vertical_alignment`. */
export type SlideCommand =
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'pause' }
  | { readonly kind: 'incremental-lists'; readonly on: boolean }
  | { readonly kind: 'list-item-newlines'; readonly count: number }
  | { readonly kind: 'column-layout'; readonly shares: readonly number[] }
  | { readonly kind: 'column'; readonly index: number }
  | { readonly kind: 'reset-layout' }
  | { readonly kind: 'middle' }
  | { readonly kind: 'gap'; readonly rows: number }
  | { readonly kind: 'alignment'; readonly alignment: Alignment }
  | { readonly kind: 'vertical-alignment'; readonly alignment: VerticalAlignment }
  | { readonly kind: 'max-columns'; readonly columns: number }
  | { readonly kind: 'footer'; readonly text: string }
  | { readonly kind: 'no-footer' }
  /** What is known and has nothing to do here: it was done when the deck was read, or has no meaning for us. */
  | { readonly kind: 'none' }
  | { readonly kind: 'problem'; readonly level: 'error' | 'warning'; readonly message: string };

type Reader = (value: string | undefined) => SlideCommand | string;

const mostColumns = 8;
const mostRows = 100;

const none: Reader = () => ({ kind: 'none' });
const gap: Reader = (value = '1') => {
  const rows = wholeNumber(value, 0, mostRows);
  return rows === undefined ? `a number of rows from 0 to ${mostRows}` : { kind: 'gap', rows };
};

/** What each command takes; a sentence's end says what it should have been. */
const readers: Readonly<Record<string, Reader>> = {
  pause: () => ({ kind: 'pause' }),
  end_slide: none,
  skip_slide: none,
  include: none,
  incremental_lists: (value) => {
    const on = trueOrFalse(value);
    return on === undefined ? 'true or false' : { kind: 'incremental-lists', on };
  },
  list_item_newlines: (value) => {
    const count = wholeNumber(value, 1, 10);
    return count === undefined ? 'a number from 1 to 10' : { kind: 'list-item-newlines', count };
  },
  column_layout: (value) => {
    const shares = numbers(value);
    return shares === undefined
      ? `the columns' shares, 1 to ${mostColumns} of them, as in [2, 1]`
      : { kind: 'column-layout', shares };
  },
  column: (value) => {
    const index = wholeNumber(value, 0, mostColumns - 1);
    return index === undefined ? 'the number of a column, from 0' : { kind: 'column', index };
  },
  reset_layout: () => ({ kind: 'reset-layout' }),
  jump_to_middle: () => ({ kind: 'middle' }),
  new_line: gap,
  new_lines: gap,
  newline: gap,
  newlines: gap,
  alignment: (value) => {
    const alignment = oneOf(['left', 'center', 'right'] as const, value);
    return alignment === undefined ? 'left, center or right' : { kind: 'alignment', alignment };
  },
  vertical_alignment: (value) => {
    const alignment = oneOf(['top', 'center', 'bottom'] as const, value);
    return alignment === undefined ? 'top, center or bottom' : { kind: 'vertical-alignment', alignment };
  },
  max_columns: (value) => {
    const columns = wholeNumber(value, 10, 1000);
    return columns === undefined ? 'a number of cells from 10 to 1000' : { kind: 'max-columns', columns };
  },
  footer: (value = '') => ({ kind: 'footer', text: unquoted(value) }),
  no_footer: () => ({ kind: 'no-footer' }),
  // The terminal's own letters have one size: big ones are a figlet fence's, or a theme's.
  font_size: none,
  snippet_output: none,
  comment: none,
};

/** What a command becomes whose file can't be included: the reason follows. Not for people to write. */
export const includeFailed = 'include_failed';

export const slideCommandNames: readonly string[] = [...Object.keys(readers), 'speaker_note'];

/**
 * Reads a comment. Undefined: it is a comment like any other. One that is nearly a command becomes a problem: nothing
 * else would tell its author why nothing happens.
 */
export function slideCommand(written: string, prefix = ''): SlideCommand | undefined {
  const comment = withoutPrefix(written, prefix);
  if (comment === undefined) return undefined;
  const note = speakerNote(comment);
  if (note !== undefined) return { kind: 'note', text: note };
  const [, name, colon, given] = /^([A-Za-z_]+)[ \t]*(?:(:)([^\n]*))?$/.exec(comment.trim()) ?? [];
  const value = given?.trim();
  if (name === undefined) return undefined;
  if (name === includeFailed) return { kind: 'problem', level: 'error', message: value ?? '' };
  if (name === 'stop' && colon === undefined)
    return { kind: 'problem', level: 'warning', message: '`stop` does nothing here: write `<!-- pause -->`' };
  const read = Object.hasOwn(readers, name) ? readers[name] : undefined;
  if (read === undefined) {
    const meant = mayBeCommand(name, colon !== undefined) ? nearest(name, slideCommandNames) : undefined;
    if (meant === undefined) return undefined;
    return {
      kind: 'problem',
      level: 'warning',
      message: `there is no command \`${name}\`: did you mean \`${meant}\`?`,
    };
  }
  const command = read(value === '' ? undefined : value);
  if (typeof command !== 'string') return command;
  const instead = value ? `, not ${value.slice(0, 40)}` : '';
  return { kind: 'problem', level: 'error', message: `\`${name}\` takes ${command}${instead}` };
}

/** `<!-- prettier -->` is one word as well: only what looks like a command's name is taken for a mistyped one. */
function mayBeCommand(name: string, colon: boolean): boolean {
  return name === name.toLowerCase() && (colon || name.includes('_') || name.length <= 6);
}

/** Undefined: it does not begin with the prefix that the deck's commands have. */
function withoutPrefix(comment: string, prefix: string): string | undefined {
  if (prefix === '' || comment.trimStart().startsWith(includeFailed)) return comment;
  const start = comment.trimStart();
  return start.startsWith(prefix) ? start.slice(prefix.length) : undefined;
}

function wholeNumber(text: string | undefined, least: number, most: number): number | undefined {
  const number = Number(text);
  return text !== undefined && /^\d{1,4}$/.test(text) && number >= least && number <= most ? number : undefined;
}

function trueOrFalse(text: string | undefined): boolean | undefined {
  return text === 'true' ? true : text === 'false' ? false : undefined;
}

function oneOf<T extends string>(choices: readonly T[], text: string | undefined): T | undefined {
  return choices.find((choice) => choice === text);
}

function numbers(text: string | undefined): readonly number[] | undefined {
  const inside = /^\[([\d\s,.]*)\]$/.exec(text ?? '')?.[1];
  const found = inside?.split(',').map((part) => Number(part.trim() || 'none'));
  if (found === undefined || found.length > mostColumns) return undefined;
  return found.every((number) => number > 0 && number <= 100) ? found : undefined;
}

function unquoted(text: string): string {
  return /^(["'])(.*)\1$/.exec(text)?.[2] ?? text;
}
