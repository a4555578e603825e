import { visibleCode } from '../deck/hidden-lines.js';
import type { Block, PanelBlock } from '../deck/types.js';
import type { ElementStyle } from '../theme/types.js';
import { art } from './art.js';
import { banner } from './banner.js';
import { code } from './code.js';
import { Flow } from './flow.js';
import { heading, headingElement } from './heading.js';
import { html } from './html.js';
import type { Line } from './line.js';
import { list } from './list.js';
import { paragraph } from './paragraph.js';
import { problem } from './problem.js';
import { quote } from './quote.js';
import type { Room } from './room.js';
import { rule } from './rule.js';
import { table } from './table.js';

export function renderBlocks(blocks: readonly Block[], room: Room): readonly Line[] {
  const flow = new Flow(room.width);
  for (const block of blocks) writeBlock(flow, block, room);
  return flow.take();
}

/**
 * Writes one block after another with the line feeds that glamour puts between them: each block begins with one
 * unless it is the first, and all but headings and rules end with one.
 */
export function writeBlock(flow: Flow, block: Block, room: Room): void {
  if (block.kind === 'rule') {
    flow.lines(rule(room));
    return;
  }
  const lines = linesOf(block, room);
  if (lines.length === 0) return;
  const own = elementOf(block, room);
  if (!flow.untouched) flow.feed();
  flow.text(own.blockPrefix, room.style);
  flow.lines(lines);
  if (block.kind !== 'heading') flow.feed();
  flow.text(own.blockSuffix, room.style);
}

function linesOf(block: Exclude<Block, { kind: 'rule' }>, room: Room): readonly Line[] {
  switch (block.kind) {
    case 'heading':
      return heading(block, room);
    case 'paragraph':
      return paragraph(block, room);
    case 'list':
      return list(block, room, renderBlocks);
    case 'quote':
      return quote(block, room, renderBlocks);
    case 'table':
      return table(block, room);
    case 'code':
      return code(visibleCode(block.language, block.text), room);
    case 'art':
      return art(block.text, room);
    case 'figlet':
      return banner(block, room);
    case 'html':
      return html(block.text, room);
    case 'problem':
      return problem(block.problem, room);
    case 'panel':
      return problem(misplaced(block), room);
  }
}

const bare: ElementStyle = {};

function elementOf(block: Block, room: Room): ElementStyle {
  const { elements } = room.theme;
  switch (block.kind) {
    case 'heading':
      return headingElement(block, room);
    case 'paragraph':
      return elements.paragraph;
    case 'list':
      return elements.list;
    case 'quote':
      return elements.block_quote;
    case 'table':
      return elements.table;
    case 'code':
      return elements.code_block;
    case 'html':
      return elements.html_block;
    default:
      return bare;
  }
}

function misplaced({ demo, source }: PanelBlock) {
  const message = `The demo "${demo}" stands inside a list or a quote; move its fence out, to the top level of the slide.`;
  return { level: 'error', ...source, message } as const;
}
