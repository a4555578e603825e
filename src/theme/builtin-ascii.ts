import type { ThemeElements } from './types.js';

/** Marks instead of looks; `notty` is the same for us as for glamour: no attribute at all. */
export function plainElements(): ThemeElements {
  return {
    document: { blockPrefix: '\n', blockSuffix: '\n', margin: 2 },
    block_quote: { indent: 1, indentToken: '| ' },
    list: { levelIndent: 4 },
    heading: { blockSuffix: '\n' },
    h1: { prefix: '# ' },
    h2: { prefix: '## ' },
    h3: { prefix: '### ' },
    h4: { prefix: '#### ' },
    h5: { prefix: '##### ' },
    h6: { prefix: '###### ' },
    strikethrough: { blockPrefix: '~~', blockSuffix: '~~' },
    emph: { blockPrefix: '*', blockSuffix: '*' },
    strong: { blockPrefix: '**', blockSuffix: '**' },
    hr: { format: '\n--------\n' },
    item: { blockPrefix: '• ' },
    enumeration: { blockPrefix: '. ' },
    task: { ticked: '[x] ', unticked: '[ ] ' },
    image_text: { format: 'Image: {{.text}} →' },
    code: { blockPrefix: '`', blockSuffix: '`' },
    code_block: { margin: 2 },
    table: { centerSeparator: '|', columnSeparator: '|', rowSeparator: '-' },
    definition_description: { blockPrefix: '\n* ' },
  };
}

/** Our `ascii` keeps its name's promise: glamour's own has a bullet and an arrow that are none. */
export function asciiElements(): ThemeElements {
  return { ...plainElements(), item: { blockPrefix: '* ' }, image_text: { format: 'Image: {{.text}} ->' } };
}
