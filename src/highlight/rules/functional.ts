import type { Rules } from './types.js';

const haskell: Rules = {
  kinds: { keyword: 'keyword_reserved', constant: 'keyword_type' },
  words: { keyword_type: 'True False', keyword_reserved: 'qualified as hiding forall' },
  lineStart: 'name_function',
};

const lisp: Rules = {
  kinds: { char: 'literal_string!', symbol: 'literal_string!', keyword: 'keyword' },
};

const ocaml: Rules = {
  kinds: {
    variant: 'name_class',
    'type-variable': 'name',
    label: 'name',
    directive: 'comment_preproc!',
    'operator-like-punctuation': 'punctuation',
  },
  words: {
    keyword_namespace: 'open include module',
    keyword_type: 'bool bytes char exn float int list nativeint option ref string unit array result',
    keyword: 'raise failwith true false',
    name_class: 'None Some Ok Error',
  },
};

/** Languages of functions and pattern matching. */
export const functional: Readonly<Record<string, Rules>> = {
  clojure: {
    ...lisp,
    words: { keyword: 'nil true false' },
  },
  elixir: {
    kinds: {
      doc: 'literal_string',
      'doc attribute': 'name_attribute',
      attribute: 'name_attribute',
      'attr-name': 'literal_string',
      'attr-name punctuation': 'outer',
      argument: 'name',
      regex: 'literal_string!',
    },
    words: {
      keyword_namespace: 'alias import require use',
      name_constant: 'true false nil',
      operator: 'and in not or when',
    },
    types: 'name_class',
  },
  erlang: {
    kinds: { atom: 'name', 'quoted-atom': 'name', 'quoted-function': 'name_function' },
    words: { operator: 'and andalso or orelse not xor div rem' },
    declares: 'record',
  },
  fsharp: {
    kinds: { preprocessor: 'comment_preproc!', annotation: 'name_decorator' },
    words: {
      keyword_namespace: 'open module namespace',
      keyword_type: 'bool byte char decimal double float int int64 list option seq string unit obj exn array',
      name_builtin: 'failwith printf printfn sprintf raise ignore not fst snd id',
      name_class: 'None Some Ok Error',
      keyword: 'rec',
    },
    declares: 'type exception',
  },
  haskell,
  purescript: haskell,
  elm: haskell,
  lisp,
  nix: {
    kinds: { antiquotation: 'literal_string' },
    words: {
      keyword_namespace: 'import',
      name_builtin: 'builtins derivation map toString throw abort baseNameOf fetchTarball',
      name_constant: 'true false null',
    },
  },
  ocaml,
  racket: lisp,
  reason: ocaml,
  scheme: lisp,
};
