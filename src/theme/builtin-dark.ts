import type { ElementStyle, ThemeElements } from './types.js';

/** glamour's dark look, where it needed that with more contrast (see `builtinChanges`). */
export function darkElements(): ThemeElements {
  return {
    document: { blockPrefix: '\n', blockSuffix: '\n', color: 252, margin: 2 },
    block_quote: { indent: 1, indentToken: '│ ' },
    list: { levelIndent: 2 },
    heading: { blockSuffix: '\n', color: 39, bold: true },
    h1: { prefix: ' ', suffix: ' ', color: 228, background: 62, bold: true },
    h2: { prefix: '## ' },
    h3: { prefix: '### ' },
    h4: { prefix: '#### ' },
    h5: { prefix: '##### ' },
    h6: { prefix: '###### ', color: 35, bold: false },
    strikethrough: { crossedOut: true },
    emph: { italic: true },
    strong: { bold: true },
    hr: { color: 245, format: '\n--------\n' },
    item: { blockPrefix: '• ' },
    enumeration: { blockPrefix: '. ' },
    task: { ticked: '[✓] ', unticked: '[ ] ' },
    link: { color: '#209493', underline: true },
    link_text: { color: 35, bold: true },
    image: { color: 212, underline: true },
    image_text: { color: 245, format: 'Image: {{.text}} →' },
    code: { prefix: ' ', suffix: ' ', color: 203, background: 235 },
    code_block: { color: 245, margin: 2, chroma: chroma() },
    definition_description: { blockPrefix: '\n→ ' },
  };
}

function chroma(): NonNullable<ElementStyle['chroma']> {
  return {
    text: { color: '#c4c4c4' },
    error: { color: '#f1f1f1', background: '#ca373c' },
    comment: { color: '#8c8c8c' },
    comment_preproc: { color: '#ff875f' },
    keyword: { color: '#00aaff' },
    keyword_reserved: { color: '#ff5fd2' },
    keyword_namespace: { color: '#ff5f87' },
    keyword_type: { color: '#7f81ec' },
    operator: { color: '#ef8080' },
    punctuation: { color: '#e8e8a8' },
    name: { color: '#c4c4c4' },
    name_builtin: { color: '#ff8ec7' },
    name_tag: { color: '#b083ea' },
    name_attribute: { color: '#8081ed' },
    name_class: { color: '#f1f1f1', underline: true, bold: true },
    name_decorator: { color: '#ffff87' },
    name_function: { color: '#00d787' },
    literal_number: { color: '#6eefc0' },
    literal_string: { color: '#c69669' },
    literal_string_escape: { color: '#afffd7' },
    generic_deleted: { color: '#fd5b5b' },
    generic_emph: { italic: true },
    generic_inserted: { color: '#00d787' },
    generic_strong: { bold: true },
    generic_subheading: { color: '#8c8c8c' },
    background: { background: '#262626' },
  };
}
