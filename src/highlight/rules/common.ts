import type { Kind } from './types.js';

/** Prism's usual names. */
export const common: Readonly<Record<string, Kind>> = {
  comment: 'comment!',
  'doc-comment': 'comment!',
  prolog: 'comment_preproc!',
  doctype: 'comment_preproc!',
  cdata: 'comment_preproc!',
  preprocessor: 'comment_preproc!',
  shebang: 'comment_preproc!',

  keyword: 'keyword',
  boolean: 'keyword',
  null: 'keyword',
  nil: 'keyword',

  operator: 'operator',
  arrow: 'operator',
  range: 'operator',
  punctuation: 'punctuation',
  delimiter: 'punctuation',

  function: 'name_function',
  macro: 'name_function',
  'class-name': 'name_class',
  constant: 'name_constant',
  builtin: 'name_builtin',
  tag: 'name_tag',
  'attr-name': 'name_attribute',
  decorator: 'name_decorator!',
  annotation: 'name_decorator',
  attribute: 'name_decorator',
  namespace: 'name',
  property: 'name',
  variable: 'name',
  entity: 'name',
  label: 'name',

  string: 'literal_string',
  char: 'literal_string',
  'attr-value': 'literal_string!',
  regex: 'literal_string!',
  symbol: 'literal_string!',
  atom: 'literal_string!',
  url: 'literal_string!',
  escape: 'literal_string_escape',
  number: 'literal_number',
  date: 'literal_date',

  interpolation: 'plain',
  'interpolation-punctuation': 'literal_string!',
  'interpolation delimiter': 'literal_string!',
  expression: 'plain',

  // For Chroma such a piece of text is a string as a whole.
  'language-regex': 'literal_string!',
  'plain-text': 'text',
};

/** What stands before the name of a class where it is declared. */
export const declares = 'class struct interface enum trait protocol record object union module data newtype';
