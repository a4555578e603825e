import type { Block, Problem } from '../deck/types.js';
import { codeLines, fileLines } from './code.js';
import { diagramLines } from './diagram.js';
import { drawing, drawingLines, isDrawn } from './drawing.js';
import { inlineLines, inlineText } from './inlines.js';
import { listLines } from './list.js';
import { panelLines } from './panel.js';
import type { Reading } from './reading.js';
import { tableLines } from './table.js';
import { labelled, oneLine, sentence } from './words.js';

/** What blocks say, without blank lines between them. */
function linesOfBlocks(blocks: readonly Block[], reading: Reading): readonly string[] {
  return blocks.flatMap((block) => linesOfBlock(block, reading));
}

/** What a block says, a paragraph a line. */
export function linesOfBlock(block: Block, reading: Reading): readonly string[] {
  switch (block.kind) {
    case 'heading': {
      const text = inlineText(block.inlines, reading);
      return text === '' ? [] : [`${block.level < 3 ? 'Heading' : `Heading of level ${block.level}`}: ${text}`];
    }
    case 'paragraph':
      return inlineLines(block.inlines, reading);
    case 'list':
      return listLines(block, reading, linesOfBlocks);
    case 'quote':
      return labelled('Quote', linesOfBlocks(block.blocks, reading));
    case 'alert':
      return alertLines(block, reading);
    case 'table':
      return tableLines(block, reading);
    case 'code':
      return codeLines(block);
    case 'file':
      return fileLines(block, reading);
    case 'diagram':
      return diagramLines(block.text);
    case 'image':
      return [`Image: ${oneLine(block.alt === '' ? block.name : block.alt)}`];
    case 'art':
      return isDrawn(block.text) ? drawingLines(block.text) : [drawing];
    case 'figlet':
      return [bannerText(block)];
    case 'html':
      return block.text
        .split('\n')
        .map(oneLine)
        .filter((line) => line !== '');
    case 'definitions':
      return definitionLines(block, reading);
    case 'footnotes':
      return block.notes.flatMap((note, index) => labelled(`Footnote ${index + 1}`, linesOfBlocks(note, reading)));
    case 'columns':
      return block.columns.flatMap(({ blocks }) => linesOfBlocks(blocks, reading));
    case 'problem':
      return [problemLine(block.problem)];
    case 'panel':
      return panelLines(block, reading.demos?.(block));
    case 'rule':
    case 'gap':
    case 'middle':
      return [];
  }
}

export function bannerText({ text }: Extract<Block, { kind: 'figlet' }>): string {
  return oneLine(text.replace(/\s+/g, ' '));
}

function alertLines({ alert, title, blocks }: Extract<Block, { kind: 'alert' }>, reading: Reading): readonly string[] {
  const kind = `${alert.charAt(0).toUpperCase()}${alert.slice(1)}`;
  const own = oneLine(title);
  const label = own.toLowerCase() === alert ? kind : `${kind}, ${own}`;
  const lines = linesOfBlocks(blocks, reading);
  return lines.length === 0 ? [label] : labelled(label, lines, alert);
}

/** Terms that share a meaning stand together before it. */
function definitionLines({ items }: Extract<Block, { kind: 'definitions' }>, reading: Reading): readonly string[] {
  const lines: string[] = [];
  let terms: string[] = [];
  for (const { term, descriptions } of items) {
    terms.push(inlineText(term, reading));
    if (descriptions.length === 0) continue;
    const meanings = descriptions.map((blocks) => linesOfBlocks(blocks, reading));
    const name = terms.join(', ');
    terms = [];
    const [first = [], ...others] = meanings;
    if (others.length === 0) lines.push(...labelled(name, first));
    else
      lines.push(
        `${name}:`,
        ...meanings.flatMap(([line = '', ...rest]) => [`- ${line}`, ...rest.map((text) => `  ${text}`)]),
      );
  }
  return [...lines, ...terms];
}

function problemLine({ level, file, line, message }: Problem): string {
  const place = file === '' ? '' : ` in ${file} line ${line}`;
  return oneLine(`${level === 'error' ? 'Error' : 'Warning'}${place}: ${sentence(message)}`);
}
