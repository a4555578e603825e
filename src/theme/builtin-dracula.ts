import type { ThemeElements } from './types.js';

const foreground = '#f8f8f2';
const comment = '#7f90c4';
const cyan = '#8be9fd';
const green = '#50fa7b';
const orange = '#ffb86c';
const pink = '#ff79c6';
const purple = '#bd93f9';
const red = '#ff5555';
const yellow = '#f1fa8c';

export function draculaElements(): ThemeElements {
  return {
    document: { blockPrefix: '\n', blockSuffix: '\n', color: foreground, margin: 2 },
    block_quote: { color: yellow, italic: true, indent: 2 },
    list: { color: foreground, levelIndent: 2 },
    heading: { blockSuffix: '\n', color: purple, bold: true },
    h1: { prefix: '# ' },
    h2: { prefix: '## ' },
    h3: { prefix: '### ' },
    h4: { prefix: '#### ' },
    h5: { prefix: '##### ' },
    h6: { prefix: '###### ' },
    strikethrough: { crossedOut: true },
    emph: { color: yellow, italic: true },
    strong: { color: orange, bold: true },
    hr: { color: comment, format: '\n--------\n' },
    item: { blockPrefix: '• ' },
    enumeration: { blockPrefix: '. ', color: cyan },
    task: { ticked: '[✓] ', unticked: '[ ] ' },
    link: { color: cyan, underline: true },
    link_text: { color: pink },
    image: { color: cyan, underline: true },
    image_text: { color: pink, format: 'Image: {{.text}} →' },
    code: { color: green },
    code_block: {
      color: orange,
      margin: 2,
      chroma: {
        text: { color: foreground },
        error: { color: foreground, background: '#d82c35' },
        comment: { color: comment },
        comment_preproc: { color: pink },
        keyword: { color: pink },
        keyword_reserved: { color: pink },
        keyword_namespace: { color: pink },
        keyword_type: { color: cyan },
        operator: { color: pink },
        punctuation: { color: foreground },
        name: { color: cyan },
        name_builtin: { color: cyan },
        name_tag: { color: pink },
        name_attribute: { color: green },
        name_class: { color: cyan },
        name_constant: { color: purple },
        name_decorator: { color: green },
        name_function: { color: green },
        literal_number: { color: '#6eefc0' },
        literal_string: { color: yellow },
        literal_string_escape: { color: pink },
        generic_deleted: { color: red },
        generic_emph: { color: yellow, italic: true },
        generic_inserted: { color: green },
        generic_strong: { color: orange, bold: true },
        generic_subheading: { color: purple },
        background: { background: '#282a36' },
      },
    },
    definition_description: { blockPrefix: '\n→ ' },
    alert_note: { color: cyan },
    alert_tip: { color: green },
    alert_important: { color: purple },
    alert_warning: { color: orange },
    alert_caution: { color: red },
  };
}
