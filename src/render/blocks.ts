import { visibleCode } from '../deck/hidden-lines.js';
import type { Block, PanelBlock } from '../deck/types.js';
import type { ElementStyle } from '../theme/types.js';
import { alert } from './alert.js';
import { art, banner } from './banner.js';
import { lineWidth } from './cells.js';
import { code } from './code.js';
import { groupAt } from './code-step.js';
import { definitions } from './definitions.js';
import { diagram } from './diagram.js';
import { fileCode } from './file-code.js';
import { Flow } from './flow.js';
import { footnotes } from './footnotes.js';
import { heading, headingElement } from './heading.js';
import { html } from './html.js';
import { type Line, plain } from './line.js';
import { list } from './list.js';
import { paragraph } from './paragraph.js';
import { problem } from './problem.js';
import { quote } from './quote.js';
import { blankLine, blanks, type Room } from './room.js';
import { rule } from './rule.js';
import { joined } from './spans.js';
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
  const there = (block.step ?? 0) <= room.step;
  if (block.kind === 'rule') {
    flow.lines(rule(room), there);
    return;
  }
  if (block.kind === 'gap') {
    if (!flow.untouched) flow.feed();
    flow.lines(Array<Line>(block.rows).fill(blankLine));
    return;
  }
  const lines = aligned(linesOf(block, room), block, room);
  if (lines.length === 0) return;
  const own = elementOf(block, room);
  if (!flow.untouched) flow.feed();
  flow.text(own.blockPrefix, room.style, there);
  flow.lines(lines, there);
  if (block.kind !== 'heading') flow.feed();
  flow.text(own.blockSuffix, room.style, there);
}

/** Text is aligned row by row; what has a shape of its own moves as a whole. */
function aligned(lines: readonly Line[], block: Exclude<Block, { kind: 'rule' | 'gap' }>, room: Room): readonly Line[] {
  const { alignment } = block;
  if (alignment === undefined || alignment === 'left') return lines;
  const rowByRow = block.kind === 'heading' || block.kind === 'paragraph' || block.kind === 'html';
  // What a later step brings has its room already, so that nothing moves then.
  const whole = rowByRow ? [] : linesOf(block, { ...room, step: Number.MAX_SAFE_INTEGER });
  const widest = Math.max(0, ...whole.map(lineWidth));
  return lines.map((line) => {
    const free = room.width - (rowByRow ? lineWidth(line) : widest);
    const before = alignment === 'center' ? Math.floor(free / 2) : free;
    return line.length === 0 ? line : joined(blanks(before, plain), line);
  });
}

function linesOf(block: Exclude<Block, { kind: 'rule' | 'gap' }>, room: Room): readonly Line[] {
  switch (block.kind) {
    case 'heading':
      return heading(block, room);
    case 'paragraph':
      return paragraph(block, room);
    case 'list':
      return list(block, room, renderBlocks);
    case 'quote':
      return quote(block, room, renderBlocks);
    case 'alert':
      return alert(block, room, renderBlocks);
    case 'definitions':
      return definitions(block, room, renderBlocks);
    case 'footnotes':
      return footnotes(block, room, renderBlocks);
    case 'table':
      return table(block, room);
    case 'code':
      return code({ ...block, text: visibleCode(block.language, block.text) }, groupAt(block, room.step), room);
    case 'file':
      return fileCode(block, room);
    case 'diagram':
      return diagram(block, drawingOf(block.text, room), room);
    case 'middle':
    case 'columns':
      return [];
    case 'image':
      return paragraph({ kind: 'paragraph', inlines: [{ kind: 'image', url: block.name, alt: block.alt }] }, room);
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
    case 'file':
      return elements.code_block;
    case 'definitions':
      return elements.definition_list;
    case 'html':
      return elements.html_block;
    default:
      return bare;
  }
}

function drawingOf(source: string, { tools, width, theme }: Room) {
  return tools.diagram?.(source, { width, ascii: theme.ascii }) ?? ({ kind: 'pending' } as const);
}

function misplaced({ demo, source }: PanelBlock) {
  const message = `The demo "${demo}" stands inside a list or a quote; move its fence out, to the top level of the slide.`;
  return { level: 'error', ...source, message } as const;
}
