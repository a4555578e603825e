import type { Block, SlideContent } from '../deck/types.js';
import { bannerText, linesOfBlock } from './blocks.js';
import { drawing } from './drawing.js';
import { inlineText } from './inlines.js';
import { noteLines } from './notes.js';
import type { Reading } from './reading.js';
import { oneLine, sentence } from './words.js';

/** What is said of a slide besides what stands on it. An empty text says nothing. */
export interface SlideInfo {
  /** From 1. */
  readonly number: number;
  readonly total: number;
  readonly author?: string;
  /** As it is to be read, today's parts filled in. */
  readonly date?: string;
  readonly footer?: string;
  /** Whether the speaker's notes are wanted. */
  readonly notes?: boolean;
}

/**
 * A slide as text that reads well aloud, in braille or in an e-mail: a paragraph a line, a blank line between parts,
 * the order of reading, nothing drawn, nothing twice. All of its steps are there. The same slide gives the same text.
 */
export function plainSlide(
  { blocks, notes }: SlideContent,
  info: SlideInfo,
  world: Omit<Reading, 'addresses'> = {},
): string {
  const reading: Reading = { ...world, addresses: new Set() };
  const flat = inOrder(blocks);
  const title = titleOf(flat);
  const heading = title === undefined ? '' : titleText(title, reading);
  const body = partsOf(
    flat.filter((block) => block !== title),
    reading,
  );
  const spoken = info.notes ? noteLines(notes).join('\n') : '';
  const words = [heading, ...body].join('\n');
  const by = byLine(info, words);
  const footer = oneLine(info.footer ?? '');
  const parts = [...(by === '' ? [] : [by]), ...body, ...(footer === '' ? [] : [`Footer: ${footer}`])];
  const place = `Slide ${info.number} of ${info.total}`;
  const first = heading !== '' ? `${place}: ${heading}` : parts.length === 0 ? `${place} is empty.` : `${place}.`;
  return [first, ...parts, ...(spoken === '' ? [] : [spoken])].join('\n\n');
}

/** Columns one after the other. */
function inOrder(blocks: readonly Block[]): readonly Block[] {
  return blocks.flatMap((block) =>
    block.kind === 'columns' ? block.columns.flatMap((column) => inOrder(column.blocks)) : [block],
  );
}

/** The heading, or the banner, that a slide begins with: what is drawn above it does not count. */
function titleOf(blocks: readonly Block[]): Extract<Block, { kind: 'heading' | 'figlet' }> | undefined {
  const silent: readonly Block['kind'][] = ['gap', 'middle', 'rule', 'art', 'image'];
  const first = blocks.find(({ kind }) => !silent.includes(kind));
  return first?.kind === 'heading' || first?.kind === 'figlet' ? first : undefined;
}

function titleText(block: Extract<Block, { kind: 'heading' | 'figlet' }>, reading: Reading): string {
  return block.kind === 'figlet' ? bannerText(block) : inlineText(block.inlines, reading);
}

function partsOf(blocks: readonly Block[], reading: Reading): readonly string[] {
  const parts: string[] = [];
  for (const block of blocks) {
    const part = linesOfBlock(block, reading)
      .map((line) => line.trimEnd())
      .join('\n');
    // Two drawings one below the other are one to a listener.
    if (part !== '' && !(part === drawing && parts.at(-1) === drawing)) parts.push(part);
  }
  return parts;
}

/** Whether a name stands there as a word of its own: `Ada` is not told by `Adaptive`. */
function saysName(words: string, name: string): boolean {
  const literal = name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`, 'u').test(words);
}

/** Author and date, unless the slide names the author itself. */
function byLine({ author = '', date = '' }: SlideInfo, words: string): string {
  const name = oneLine(author);
  const day = oneLine(date);
  const known = name === '' || saysName(words, name);
  if (known) return sentence(day);
  return sentence(`By ${[name, day].filter((part) => part !== '').join(', ')}`);
}
