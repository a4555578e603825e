import { basename } from 'node:path';
import { content } from '../../deck/content.js';
import { DeckError } from '../../deck/errors.js';
import { readText } from '../../deck/file-text.js';
import { readDeck } from '../../deck/read.js';
import type { Deck, Slide } from '../../deck/types.js';
import { walk } from '../../deck/walk.js';
import { drawDiagram } from '../../diagram/draw.js';
import { loadHighlighter } from '../../highlight/load.js';
import { frame } from '../../presenter/frame.js';
import { frameLines } from '../../presenter/region.js';
import { initialState } from '../../presenter/state.js';
import { loadFiglet } from '../../render/figlet.js';
import type { RenderTools } from '../../render/tools.js';
import { builtinNames, builtinTheme } from '../../theme/builtin.js';
import type { Theme } from '../../theme/types.js';
import { blanksAtEnd, rowFaults, rowsOf } from '../rows.js';
import type { Random } from './random.js';

export interface Finding {
  readonly what: string;
  /** The slide's markdown; of a deck that can't be read, the whole of it. */
  readonly markdown: string;
}

export interface Tried {
  readonly slides: number;
  readonly findings: readonly Finding[];
  /** Milliseconds of the processor for the slowest slide that is no longer than a slide should be. */
  readonly slowest: { readonly ms: number; readonly markdown: string };
}

/** The usual length of a slide at most, and as much text as so many lines hold. */
const mostLines = 100;
const mostText = 10_000;

/** Milliseconds for any other slide: longer, and the show stands still. */
const patience = 2_000;

/** What is told instead of a slide that nobody could read. */
const refused =
  /^this can't be shown: (?:quotes and lists are nested more than|a slide of \d+,000 characters is too long)/;

/** What a slide waits for while it is drawn. */
const tools: RenderTools = { figlet: loadFiglet(), highlight: loadHighlighter() };
/** And what comes from elsewhere: diagrams are drawn in a thread of their own. */
const allTools: RenderTools = { ...tools, diagram: drawDiagram, file: (path) => readText(path, basename(path)) };
const themes = builtinNames.flatMap((name) => builtinTheme(name) ?? []);
const today = new Date(2026, 1, 27);

/**
 * Reads a deck and draws all of it in several themes and rooms.
 *
 * @param mostTime milliseconds of the processor that a slide of a usual length may take
 */
export function tryDeck(text: string, random: Random, mostTime = 50): Tried {
  const findings: Finding[] = [];
  let slowest = { ms: 0, markdown: '' };
  let deck: Deck;
  try {
    deck = readDeck(['-'], text, { theme: 'dark', author: () => 'Ada' });
  } catch (error) {
    if (!(error instanceof DeckError)) findings.push({ what: `reading throws ${said(error)}`, markdown: text });
    return { slides: 0, findings, slowest };
  }
  deck.slides.forEach((slide, index) => {
    const { markdown } = slide;
    const find = (what: string): void => void findings.push({ what, markdown });
    try {
      const ms = timed(slide, random.one(themes), 20 + random.below(180), mostTime, find);
      if (ms > slowest.ms) slowest = { ms, markdown };
      drawn(slide, random, find);
      onScreen(deck, index, random, find);
    } catch (error) {
      find(`drawing throws ${said(error)}`);
    }
  });
  return { slides: deck.slides.length, findings, slowest };
}

function drawn(slide: Slide, random: Random, find: (what: string) => void): void {
  const parsed = content(slide);
  for (const block of walk(parsed.blocks)) {
    if (block.kind !== 'problem' || !block.problem.message.startsWith("this can't be shown")) continue;
    if (!refused.test(block.problem.message)) find(block.problem.message);
  }
  for (let round = 0; round < 3; round += 1) {
    const theme = random.one(themes);
    const width = 10 + random.below(random.chance(0.5) ? 30 : 190);
    const step = random.below(parsed.steps + 1);
    const rows = rowsOf(parsed, theme, width, step, allTools);
    for (const fault of [...rowFaults(rows, width), ...blanksAtEnd(rows)]) find(`${theme.name} ${width}: ${fault}`);
  }
}

function onScreen(deck: Deck, slide: number, random: Random, find: (what: string) => void): void {
  const columns = 20 + random.below(180);
  const rows = 8 + random.below(52);
  const size = { columns, rows, today, colour: true };
  const start = initialState({ deck, slide, theme: random.one(themes), tools: allTools, ...size });
  const lines = frameLines(frame({ ...start, step: random.below(9), scroll: random.below(99) }));
  if (lines.length !== rows) find(`${lines.length} rows on a screen of ${rows}`);
  for (const fault of rowFaults(lines, columns)) find(`on a screen of ${columns} columns: ${fault}`);
}

/** Milliseconds, or 0 for a slide that is longer than one should be. */
function timed(slide: Slide, theme: Theme, width: number, mostTime: number, find: (what: string) => void): number {
  const { markdown } = slide;
  const first = taken(slide, theme, width, tools);
  if (markdown.length > mostText || markdown.split('\n').length > mostLines) {
    if (first > patience) find(`${first.toFixed(0)} ms`);
    return 0;
  }
  if (first <= mostTime / 5) return first;
  let best = first;
  for (let again = 0; again < 3; again += 1) {
    // Of its own, so that nothing is known from the time before.
    best = Math.min(best, taken(slide, theme, width, { figlet: loadFiglet(), highlight: loadHighlighter() }));
  }
  if (best > mostTime) find(`${theme.name} ${width}: ${best.toFixed(0)} ms`);
  return best;
}

function taken(slide: Slide, theme: Theme, width: number, tools: RenderTools): number {
  const start = process.cpuUsage();
  rowsOf(content({ ...slide }), theme, width, undefined, tools);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

function said(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
