import type { Block, Inline } from '../deck/types.js';

/** Every word that blocks hold, in the order in which it is read; addresses and the numbers of lists are none. */
export function words(blocks: readonly Block[]): string {
  return blocks.map(wordsOf).join(' ');
}

function wordsOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return inline(block.inlines);
    case 'list':
      return block.items.map((item) => words(item.blocks)).join(' ');
    case 'alert':
      return `${block.title} ${words(block.blocks)}`;
    case 'quote':
      return words(block.blocks);
    case 'table':
      return [...block.header, ...block.rows.flat()].map(inline).join(' ');
    case 'definitions':
      return block.items
        .map(({ term, descriptions }) => [inline(term), ...descriptions.map(words)].join(' '))
        .join(' ');
    case 'footnotes':
      return block.notes.map(words).join(' ');
    case 'columns':
      return block.columns.map((column) => words(column.blocks)).join(' ');
    case 'image':
      return block.alt;
    case 'code':
    case 'diagram':
    case 'art':
    case 'figlet':
    case 'html':
      return block.text;
    default:
      return '';
  }
}

function inline(inlines: readonly Inline[]): string {
  return inlines
    .map((part) => {
      switch (part.kind) {
        case 'text':
        case 'code':
          return part.text;
        case 'image':
          return part.alt;
        case 'break':
          return ' ';
        case 'footnote':
          return '';
        default:
          return inline(part.inlines);
      }
    })
    .join('');
}

/** A text without its blanks. */
export function ink(text: string): string {
  return text.replace(/\s/g, '');
}

/** Letters and digits of a text: what has to be there, however it is laid out. */
export function signs(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}

/** Whether all of `wanted` stands in a text in its order, whatever stands between. */
export function holds(text: string, wanted: string): boolean {
  let at = 0;
  for (const sign of wanted) {
    at = text.indexOf(sign, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/** A text with its characters sorted: for what stands side by side, in an order that is not that of reading. */
export function sorted(text: string): string {
  return [...text].sort().join('');
}
