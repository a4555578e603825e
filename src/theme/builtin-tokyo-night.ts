import type { ThemeElements } from './types.js';

const foreground = '#a9b1d6';
const comment = '#7983af';
const blue = '#7aa2f7';
const cyan = '#2ac3de';
const green = '#9ece6a';
const purple = '#bb9af7';
const red = '#f7768e';
const yellow = '#e0af68';

export function tokyoNightElements(): ThemeElements {
  return {
    document: { blockPrefix: '\n', blockSuffix: '\n', color: foreground, margin: 2 },
    block_quote: { indent: 1, indentToken: '│ ' },
    list: { color: foreground, levelIndent: 2 },
    heading: { blockSuffix: '\n', color: purple, bold: true },
    h1: { prefix: '# ', bold: true },
    h2: { prefix: '## ' },
    h3: { prefix: '### ' },
    h4: { prefix: '#### ' },
    h5: { prefix: '##### ' },
    h6: { prefix: '###### ' },
    strikethrough: { crossedOut: true },
    emph: { italic: true },
    strong: { bold: true },
    hr: { color: comment, format: '\n--------\n' },
    item: { blockPrefix: '• ' },
    enumeration: { blockPrefix: '. ', color: blue },
    task: { ticked: '[✓] ', unticked: '[ ] ' },
    link: { color: blue, underline: true },
    link_text: { color: cyan },
    image: { color: blue, underline: true },
    image_text: { color: cyan, format: 'Image: {{.text}} →' },
    code: { color: green },
    code_block: {
      color: '#ff9e64',
      margin: 2,
      chroma: {
        text: { color: foreground },
        error: { color: '#1a1b26', background: red },
        comment: { color: comment },
        comment_preproc: { color: cyan },
        keyword: { color: cyan },
        keyword_reserved: { color: cyan },
        keyword_namespace: { color: cyan },
        keyword_type: { color: blue },
        operator: { color: cyan },
        punctuation: { color: foreground },
        name: { color: blue },
        name_builtin: { color: blue },
        name_tag: { color: cyan },
        name_attribute: { color: green },
        name_class: { color: blue },
        name_constant: { color: purple },
        name_decorator: { color: green },
        name_function: { color: green },
        literal_string: { color: yellow },
        literal_string_escape: { color: cyan },
        generic_deleted: { color: red },
        generic_emph: { italic: true },
        generic_inserted: { color: green },
        generic_strong: { bold: true },
        generic_subheading: { color: purple },
        background: { background: '#1a1b26' },
      },
    },
    definition_description: { blockPrefix: '\n→ ' },
    alert_note: { color: blue },
    alert_tip: { color: green },
    alert_important: { color: purple },
    alert_warning: { color: yellow },
    alert_caution: { color: red },
  };
}
