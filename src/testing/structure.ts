import type { Block, Inline } from '../deck/types.js';

/** The elements that blocks are, as HTML calls them, one behind the other; paragraphs are none. */
export function structure(blocks: readonly Block[]): string {
  return blocks.flatMap(elements).join(' ');
}

/** The same of HTML that markdown became. */
export function structureOfHtml(html: string): string {
  const names = /<(h[1-6]|ul|ol|li|blockquote|pre|code|em|strong|del|a|img|br|hr|table|tr|t[dh]|input)\b([^>]*)>/g;
  return [...html.replace(/<pre><code[^>]*>/g, '<pre>').matchAll(names)]
    .map(([, name = '', attributes = '']) => {
      if (name === 'ol') return `ol${/start="(\d+)"/.exec(attributes)?.[1] ?? '1'}`;
      return name === 'th' ? 'td' : name;
    })
    .join(' ');
}

function elements(block: Block): readonly string[] {
  switch (block.kind) {
    case 'heading':
      return [`h${block.level}`, ...inlines(block.inlines)];
    case 'paragraph':
      return inlines(block.inlines);
    case 'image':
      return ['img'];
    case 'list': {
      const items = block.items.flatMap(({ checked, blocks }) => [
        'li',
        ...(checked === undefined ? [] : ['input']),
        ...blocks.flatMap(elements),
      ]);
      return [block.ordered ? `ol${block.start}` : 'ul', ...items];
    }
    case 'quote':
      return ['blockquote', ...block.blocks.flatMap(elements)];
    case 'code':
      return ['pre'];
    case 'rule':
      return ['hr'];
    case 'table': {
      const rows = [block.header, ...block.rows];
      return ['table', ...rows.flatMap((row) => ['tr', ...row.flatMap((cell) => ['td', ...inlines(cell)])])];
    }
    default:
      return [block.kind];
  }
}

const names: Readonly<Record<string, string>> = {
  code: 'code',
  strong: 'strong',
  emphasis: 'em',
  strikethrough: 'del',
  link: 'a',
  image: 'img',
  break: 'br',
};

function inlines(parts: readonly Inline[]): readonly string[] {
  return parts.flatMap((part) => {
    const name = names[part.kind];
    return [...(name === undefined ? [] : [name]), ...('inlines' in part ? inlines(part.inlines) : [])];
  });
}
