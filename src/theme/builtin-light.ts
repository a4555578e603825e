import type { ElementStyle, ThemeElements } from './types.js';

/** glamour's light look, where it needed that with more contrast (see `builtinChanges`). */
export function lightElements(): ThemeElements {
  return {
    document: { blockPrefix: '\n', blockSuffix: '\n', color: 234, margin: 2 },
    block_quote: { indent: 1, indentToken: '│ ' },
    list: { levelIndent: 2 },
    heading: { blockSuffix: '\n', color: 27, bold: true },
    h1: { prefix: ' ', suffix: ' ', color: 228, background: 62, bold: true },
    h2: { prefix: '## ' },
    h3: { prefix: '### ' },
    h4: { prefix: '#### ' },
    h5: { prefix: '##### ' },
    h6: { prefix: '###### ', bold: false },
    strikethrough: { crossedOut: true },
    emph: { italic: true },
    strong: { bold: true },
    hr: { color: 242, format: '\n--------\n' },
    item: { blockPrefix: '• ' },
    enumeration: { blockPrefix: '. ' },
    task: { ticked: '[✓] ', unticked: '[ ] ' },
    link: { color: '#177f66', underline: true },
    link_text: { color: '#197f5b', bold: true },
    image: { color: '#d4197d', underline: true },
    image_text: { color: 242, format: 'Image: {{.text}} →' },
    code: { prefix: ' ', suffix: ' ', color: '#ca152b', background: 254 },
    code_block: { color: 242, margin: 2, chroma: chroma() },
    definition_description: { blockPrefix: '\n→ ' },
  };
}

function chroma(): NonNullable<ElementStyle['chroma']> {
  return {
    text: { color: '#2a2a2a' },
    error: { color: '#f1f1f1', background: '#d42631' },
    comment: { color: '#6c6c6c' },
    comment_preproc: { color: '#b24c2f' },
    keyword: { color: '#036fb9' },
    keyword_reserved: { color: '#c80d9f' },
    keyword_namespace: { color: '#d60752' },
    keyword_type: { color: '#7049c2' },
    operator: { color: '#d80613' },
    punctuation: { color: '#b14a4b' },
    name_builtin: { color: '#0a1bb1' },
    name_tag: { color: '#581290' },
    name_attribute: { color: '#7a58c0' },
    name_class: { color: '#212121', underline: true, bold: true },
    name_constant: { color: '#581290' },
    name_decorator: { color: '#717000' },
    name_function: { color: '#057d3d' },
    literal_number: { color: '#047a67' },
    literal_string: { color: '#7e5b38' },
    literal_string_escape: { color: '#067979' },
    generic_deleted: { color: '#d51936' },
    generic_emph: { italic: true },
    generic_inserted: { color: '#007d45' },
    generic_strong: { bold: true },
    generic_subheading: { color: '#6c6c6c' },
    background: { background: '#eeeeee' },
  };
}
