import type { AlertName, ChromaKey, ElementName, ElementStyle, HeadingName, OwnElementName } from './types.js';

export const headingNames: readonly HeadingName[] = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];

const blocks: readonly ElementName[] = [
  'document',
  'block_quote',
  'paragraph',
  'list',
  'heading',
  ...headingNames,
  'code',
  'code_block',
  'table',
  'definition_list',
  'html_block',
  'html_span',
];

const inlines: readonly ElementName[] = [
  'text',
  'strikethrough',
  'emph',
  'strong',
  'hr',
  'item',
  'enumeration',
  'task',
  'link',
  'link_text',
  'image',
  'image_text',
  'definition_term',
  'definition_description',
];

export const alertNames: readonly AlertName[] = [
  'alert_note',
  'alert_tip',
  'alert_important',
  'alert_warning',
  'alert_caution',
];

/** Elements of ours, which glamour does not know and leaves alone. */
export const ownElementNames: readonly OwnElementName[] = ['banner', ...alertNames, 'footnote'];

export const elementNames: readonly ElementName[] = [...blocks, ...inlines, ...ownElementNames];

export const chromaKeys: readonly ChromaKey[] = [
  'text',
  'error',
  'comment',
  'comment_preproc',
  'keyword',
  'keyword_reserved',
  'keyword_namespace',
  'keyword_type',
  'operator',
  'punctuation',
  'name',
  'name_builtin',
  'name_tag',
  'name_attribute',
  'name_class',
  'name_constant',
  'name_decorator',
  'name_exception',
  'name_function',
  'name_other',
  'literal',
  'literal_number',
  'literal_date',
  'literal_string',
  'literal_string_escape',
  'generic_deleted',
  'generic_emph',
  'generic_inserted',
  'generic_strong',
  'generic_subheading',
  'background',
];

export type PropertyKind = 'text' | 'format' | 'color' | 'flag' | 'cells' | 'chroma' | 'chroma-style' | 'gradient';

export interface Property {
  /** Its name in `ElementStyle`. */
  readonly key: keyof ElementStyle;
  readonly kind: PropertyKind;
  /** Absent: every element has it. */
  readonly only?: readonly ElementName[];
}

const titles: readonly ElementName[] = ['heading', ...headingNames, 'banner'];

/** Every property of glamour's JSON by its name there, and the two of ours: `font` and `gradient`. */
export const properties: Readonly<Record<string, Property>> = {
  block_prefix: { key: 'blockPrefix', kind: 'text' },
  block_suffix: { key: 'blockSuffix', kind: 'text' },
  prefix: { key: 'prefix', kind: 'text' },
  suffix: { key: 'suffix', kind: 'text' },
  color: { key: 'color', kind: 'color' },
  background_color: { key: 'background', kind: 'color' },
  underline: { key: 'underline', kind: 'flag' },
  bold: { key: 'bold', kind: 'flag' },
  upper: { key: 'upper', kind: 'flag' },
  lower: { key: 'lower', kind: 'flag' },
  title: { key: 'title', kind: 'flag' },
  italic: { key: 'italic', kind: 'flag' },
  crossed_out: { key: 'crossedOut', kind: 'flag' },
  faint: { key: 'faint', kind: 'flag' },
  conceal: { key: 'conceal', kind: 'flag' },
  inverse: { key: 'inverse', kind: 'flag' },
  blink: { key: 'blink', kind: 'flag' },
  overlined: { key: 'overlined', kind: 'flag' },
  format: { key: 'format', kind: 'format' },
  indent: { key: 'indent', kind: 'cells', only: blocks },
  indent_token: { key: 'indentToken', kind: 'text', only: [...blocks, ...alertNames] },
  margin: { key: 'margin', kind: 'cells', only: [...blocks, ...alertNames] },
  level_indent: { key: 'levelIndent', kind: 'cells', only: ['list'] },
  ticked: { key: 'ticked', kind: 'text', only: ['task'] },
  unticked: { key: 'unticked', kind: 'text', only: ['task'] },
  center_separator: { key: 'centerSeparator', kind: 'text', only: ['table'] },
  column_separator: { key: 'columnSeparator', kind: 'text', only: ['table'] },
  row_separator: { key: 'rowSeparator', kind: 'text', only: ['table'] },
  theme: { key: 'theme', kind: 'chroma-style', only: ['code_block'] },
  chroma: { key: 'chroma', kind: 'chroma', only: ['code_block'] },
  font: { key: 'font', kind: 'text', only: titles },
  gradient: { key: 'gradient', kind: 'gradient', only: titles },
};
