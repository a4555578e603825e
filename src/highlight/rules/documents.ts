import type { Rules } from './types.js';

/** Prose with marks in it. */
export const documents: Readonly<Record<string, Rules>> = {
  markdown: {
    rest: 'text',
    kinds: {
      title: 'generic_subheading!',
      bold: 'generic_strong',
      'bold punctuation': 'outer',
      italic: 'generic_emph',
      'italic punctuation': 'outer',
      strike: 'generic_deleted',
      'strike punctuation': 'outer',
      content: 'outer',
      list: 'keyword',
      blockquote: 'keyword',
      hr: 'keyword',
      code: 'literal_string',
      'code punctuation': 'outer',
      'code-language': 'outer',
      'code-snippet': 'literal_string!',
      url: 'plain',
      'url content': 'name_tag',
      'url url': 'name_attribute',
      'url string': 'literal_string',
      'url-reference': 'name_attribute',
      'front-matter-block punctuation': 'comment_preproc',
      'table-header': 'generic_strong',
    },
    raw: 'all',
  },
  latex: {
    rest: 'text',
    kinds: {
      function: 'keyword',
      keyword: 'name',
      headline: 'generic_strong',
      punctuation: 'name_builtin',
      equation: 'literal_string',
      'equation *': 'name_builtin',
    },
    raw: 'all',
  },
};
