import type { ThemeElements } from './types.js';

export function pinkElements(): ThemeElements {
  return {
    document: { margin: 2 },
    block_quote: { indent: 1, indentToken: '│ ' },
    list: { levelIndent: 2 },
    heading: { blockSuffix: '\n', color: 212, bold: true },
    h1: { blockPrefix: '\n', blockSuffix: '\n' },
    h2: { prefix: '▌ ' },
    h3: { prefix: '┃ ' },
    h4: { prefix: '│ ' },
    h5: { prefix: '┆ ' },
    h6: { prefix: '┊ ', bold: false },
    strikethrough: { crossedOut: true },
    emph: { italic: true },
    strong: { bold: true },
    hr: { color: 212, format: '\n──────\n' },
    item: { blockPrefix: '• ' },
    enumeration: { blockPrefix: '. ' },
    task: { ticked: '[✓] ', unticked: '[ ] ' },
    link: { color: '#8d6bff', underline: true },
    link_text: { bold: true },
    image: { underline: true },
    image_text: { format: 'Image: {{.text}}' },
    code: { prefix: ' ', suffix: ' ', color: 212, background: 236 },
    definition_description: { blockPrefix: '\n→ ' },
  };
}
