import type { Rules } from './types.js';

/** Tags as they stand in XML, and in JavaScript. */
export const tags: NonNullable<Rules['kinds']> = {
  'tag class-name': 'name_tag',
  'tag namespace': 'name_tag',
  'attr-name namespace': 'name_attribute',
  'attr-value': 'literal_string',
  'attr-value attr-equals': 'operator',
  'attr-value *': 'outer',
  'special-attr': 'plain',
  script: 'plain',
};

const css: Rules = {
  types: 'name_class',
  kinds: {
    atrule: 'plain',
    'atrule rule': 'keyword',
    rule: 'keyword',
    property: 'keyword',
    function: 'name_builtin',
    'selector *': 'plain',
    'selector punctuation': 'punctuation',
    'selector combinator': 'operator',
    'selector class': 'name_class',
    'selector id': 'name_other',
    'selector pseudo-class': 'name_decorator',
    'selector pseudo-element': 'name_decorator',
    'selector attribute': 'plain',
    'selector placeholder': 'name_class',
    'selector parent': 'keyword',
    selector: 'name_tag',
    hexcode: 'literal_number',
    color: 'keyword',
    unit: 'keyword_type',
    important: 'comment_preproc',
    url: 'plain',
    'attr-value': 'literal_string!',
    'module-modifier': 'keyword_namespace',
  },
};

/** What browsers read. */
export const web: Readonly<Record<string, Rules>> = {
  markup: { rest: 'text', kinds: tags, raw: 'all' },
  css,
  less: css,
  sass: css,
  scss: {
    ...css,
    words: { keyword_namespace: '@use @import @forward' },
  },
  stylus: css,
};
