import type { Rules } from './types.js';
import { tags } from './web.js';

const javascript: Rules = {
  rest: 'name_other',
  kinds: { 'template-punctuation': 'literal_string!', hashbang: 'comment_preproc!', 'literal-property': 'name_other' },
  words: {
    keyword_reserved:
      'async class const debugger enum export extends from get import of package set static super with constructor',
    keyword: 'null undefined NaN Infinity this',
    name_builtin:
      'Array BigInt Boolean Date Error Function Infinity Intl JSON Map Math Number Object Promise Proxy Reflect RegExp ' +
      'Set String Symbol WeakMap WeakSet console document window globalThis process parseFloat parseInt isNaN isFinite ' +
      'encodeURIComponent decodeURIComponent require module exports',
  },
};

const typescript: Rules = {
  ...javascript,
  words: {
    ...javascript.words,
    keyword_reserved: `${javascript.words?.keyword_reserved} abstract accessor declare implements interface namespace private protected public readonly type`,
    keyword_type: 'any bigint boolean never number object string symbol unknown void',
  },
  declares: 'class interface enum type namespace',
};

const pythonErrors =
  'ArithmeticError AssertionError AttributeError BaseException EOFError Exception FileNotFoundError ImportError ' +
  'IndexError KeyError KeyboardInterrupt LookupError NotImplementedError OSError PermissionError RuntimeError ' +
  'StopIteration SyntaxError SystemExit TimeoutError TypeError UnicodeError ValueError Warning ZeroDivisionError';

/** Languages that are run as they are written. */
export const scripts: Readonly<Record<string, Rules>> = {
  javascript,
  jsx: { ...javascript, kinds: { ...javascript.kinds, ...tags } },
  typescript,
  tsx: { ...typescript, kinds: { ...typescript.kinds, ...tags } },
  julia: {
    called: 'name_function',
    words: {
      keyword_namespace: 'using import export module',
      keyword_type:
        'Any Array Bool Char Complex Dict Float16 Float32 Float64 Function Int Int8 Int16 Int32 Int64 Integer Missing ' +
        'Nothing Number Rational Real Set String Symbol Tuple UInt8 UInt64 Vector Matrix',
      name_builtin: 'println print',
    },
    declares: 'struct module type',
  },
  lua: {
    kinds: { keyword: 'keyword_reserved' },
    words: {
      keyword: 'local true false nil',
      operator: 'and or not',
      name_builtin:
        'assert collectgarbage dofile error getmetatable ipairs load next pairs pcall print rawequal rawget rawset ' +
        'require select self setmetatable tonumber tostring type unpack xpcall _G',
    },
    raw: /^\[/,
  },
  perl: {
    words: {
      keyword_namespace: 'use package require',
      name_builtin:
        'bless chomp defined delete die each exists grep join keys length map open pop print printf push ref reverse ' +
        'say scalar shift sort splice split sprintf substr unshift values wantarray warn',
    },
    raw: /^'/,
  },
  php: {
    rest: 'name_other',
    kinds: {
      ...tags,
      'php delimiter': 'comment_preproc!',
      'attribute-class-name': 'name_decorator',
      'attribute delimiter': 'name_decorator!',
      'string variable': 'name',
      constant: 'name_constant',
    },
    words: {
      keyword_namespace: 'namespace use',
      keyword_type: 'array bool callable float int iterable mixed never object string void',
      keyword: 'true false null TRUE FALSE NULL self parent static',
      name_builtin: 'echo print',
    },
    declares: 'class interface trait enum',
    raw: /^'/,
  },
  python: {
    kinds: {
      'conversion-option': 'literal_string!',
      'format-spec': 'literal_string!',
    },
    words: {
      keyword_namespace: 'import from',
      operator: 'and in is not or',
      name_builtin:
        'print self cls super abs all any bool bytearray bytes callable dict enumerate filter float frozenset getattr ' +
        'hasattr hash input int isinstance issubclass iter len list map max min next object open range repr reversed ' +
        'round set setattr slice sorted staticmethod classmethod property str sum tuple type vars zip',
      name_exception: pythonErrors,
      name_function: '__init__ __new__ __call__ __enter__ __exit__ __repr__ __str__ __len__ __iter__ __next__',
      keyword: 'match case',
    },
    raw: /^(?:[bfu]?r|r[bf])["']/i,
  },
  r: { kinds: { keyword: 'keyword_reserved' }, called: 'name_function', raw: /^[rR]/ },
  ruby: {
    kinds: { 'interpolation content': 'plain' },
    words: {
      keyword: 'attr_accessor attr_reader attr_writer private protected public module_function',
      name_builtin: 'require require_relative include extend puts print p raise lambda proc self loop format',
      name_exception: 'StandardError RuntimeError ArgumentError NotImplementedError KeyError TypeError IOError',
      name: 'each map select reduce',
      operator: 'and or not',
    },
    types: 'name_constant',
    raw: /^'/,
  },
};
