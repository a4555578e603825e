import type { Rules } from './types.js';

const json: Rules = {
  kinds: { property: 'name_tag', operator: 'punctuation' },
};

const pairs: Rules = {
  kinds: {
    section: 'keyword!',
    key: 'name_attribute',
    value: 'literal_string!',
    punctuation: 'operator',
  },
  raw: 'all',
};

/** Settings, values and what describes them. */
export const data: Readonly<Record<string, Rules>> = {
  graphql: {
    kinds: {
      directive: 'name_decorator',
      property: 'name',
      'attr-name': 'name',
      object: 'name_class',
      'property-query': 'name',
    },
    words: { keyword_type: 'Int Float String Boolean ID' },
    declares: 'type interface enum union input scalar implements',
  },
  hcl: {
    kinds: {
      type: 'literal_string!',
      property: 'name_attribute',
      heredoc: 'literal_string',
    },
  },
  http: {
    rest: 'text',
    kinds: {
      method: 'name_function',
      'request-target': 'name!',
      'http-version': 'keyword_reserved!',
      'status-code': 'literal_number',
      'reason-phrase': 'name_exception',
      'header-name': 'name_attribute',
      'header-value': 'literal!',
      'application-json': '@json',
      'application-json-suffix': '@json',
      'application-javascript': '@javascript',
      'application-xml': '@markup',
      'text-xml': '@markup',
      'text-html': '@markup',
      'text-css': '@css',
    },
  },
  ini: pairs,
  json,
  json5: json,
  properties: pairs,
  sql: {
    words: {
      name_builtin:
        'array bigint binary bit blob boolean bool bytea char character date datetime decimal double float int int4 int8 ' +
        'integer json jsonb numeric real serial smallint text time timestamp timestamptz tinyint uuid varchar',
      keyword: 'all and any between exists ilike in is like not or similar some null true false',
    },
    anyCase: true,
    raw: 'all',
  },
  toml: {
    kinds: {
      table: 'keyword',
      'table punctuation': 'punctuation',
      key: 'name_other',
      date: 'literal_date',
    },
    raw: /^'/,
  },
  yaml: {
    rest: 'literal',
    kinds: {
      key: 'name_tag',
      scalar: 'literal_string!',
      datetime: 'literal_date',
      important: 'comment_preproc',
      directive: 'comment_preproc!',
      tag: 'keyword_type',
    },
    raw: /^'/,
  },
};
