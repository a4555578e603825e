import type { Rules } from './types.js';

const bash: Rules = {
  rest: 'text',
  kinds: {
    'assign-left': 'name',
    environment: 'name',
    parameter: 'name_attribute',
    'file-descriptor': 'literal_number',
    'for-or-select': 'name',
    'function-name': 'name_function',
    'string entity': 'literal_string_escape',
    'variable *': 'name',
  },
  words: {
    keyword: 'return exit local export declare readonly unset',
    name_builtin: 'set shift source eval exec trap wait read echo printf cd test',
  },
  raw: 'all',
};

/** Command lines and build files. */
export const shells: Readonly<Record<string, Rules>> = {
  bash,
  'shell-session': {
    rest: 'text',
    kinds: { info: 'text', 'info *': 'outer', 'shell-symbol': 'punctuation', output: 'text' },
  },
  batch: { rest: 'text', raw: 'all', anyCase: true },
  cmake: {
    kinds: {
      keyword: 'name_builtin',
      inserted: 'name',
      property: 'keyword',
      variable: 'name',
    },
    words: {
      keyword: 'if else elseif endif foreach endforeach while endwhile function endfunction macro endmacro return',
    },
    anyCase: true,
  },
  docker: {
    rest: 'text',
    kinds: { 'options property': 'name_attribute', variable: 'name' },
    raw: /^'/,
  },
  makefile: {
    rest: 'text',
    kinds: { target: 'name_function', 'target *': 'outer', 'builtin-target': 'name_function', symbol: 'name_function' },
    raw: 'all',
  },
  nginx: {
    kinds: { 'directive keyword': 'keyword_namespace', variable: 'name', escape: 'literal_string_escape' },
    rest: 'literal_string',
    raw: 'all',
  },
  powershell: {
    words: { keyword: '$true $false $null', keyword_type: '[string] [int] [bool] [switch]' },
    anyCase: true,
    raw: 'all',
  },
  vim: { rest: 'name_other', raw: 'all' },
};
