import type { ElementStyle, ThemeElements } from './types.js';

/** glamour's light look. */
export function lightElements(): ThemeElements {
  return {
    document: { blockPrefix: '\n', blockSuffix: '\n', color: 234, margin: 2 },
    block_quote: { indent: 1, indentToken: '│ ' },
    list: { levelIndent: 2 },
    heading: { blockSuffix: '\n', color: 27, bold: true },
    h1: { prefix: ' ', suffix: ' ', color: 228, background: 63, bold: true },
    h2: { prefix: '## ' },
    h3: { prefix: '### ' },
    h4: { prefix: '#### ' },
    h5: { prefix: '##### ' },
    h6: { prefix: '###### ', bold: false },
    strikethrough: { crossedOut: true },
    emph: { italic: true },
    strong: { bold: true },
    hr: { color: 249, format: '\n--------\n' },
    item: { blockPrefix: '• ' },
    enumeration: { blockPrefix: '. ' },
    task: { ticked: '[✓] ', unticked: '[ ] ' },
    link: { color: 36, underline: true },
    link_text: { color: 29, bold: true },
    image: { color: 205, underline: true },
    image_text: { color: 243, format: 'Image: {{.text}} →' },
    code: { prefix: ' ', suffix: ' ', color: 203, background: 254 },
    code_block: { color: 242, margin: 2, chroma: chroma() },
    definition_description: { blockPrefix: '\n🠶 ' },
  };
}

function chroma(): NonNullable<ElementStyle['chroma']> {
  return {
    text: { color: '#2a2a2a' },
    error: { color: '#f1f1f1', background: '#ff5555' },
    comment: { color: '#8d8d8d' },
    comment_preproc: { color: '#ff875f' },
    keyword: { color: '#279efc' },
    keyword_reserved: { color: '#ff5fd2' },
    keyword_namespace: { color: '#fb406f' },
    keyword_type: { color: '#7049c2' },
    operator: { color: '#ff2626' },
    punctuation: { color: '#fa7878' },
    name_builtin: { color: '#0a1bb1' },
    name_tag: { color: '#581290' },
    name_attribute: { color: '#8362cb' },
    name_class: { color: '#212121', underline: true, bold: true },
    name_constant: { color: '#581290' },
    name_decorator: { color: '#a3a322' },
    name_function: { color: '#019f57' },
    literal_number: { color: '#22ccae' },
    literal_string: { color: '#7e5b38' },
    literal_string_escape: { color: '#00aeae' },
    generic_deleted: { color: '#fd5b5b' },
    generic_emph: { italic: true },
    generic_inserted: { color: '#00d787' },
    generic_strong: { bold: true },
    generic_subheading: { color: '#777777' },
    background: { background: '#373737' },
  };
}
