/** How languages are called by people, and what stands for them behind a fence. */
const spellings: Readonly<Record<string, string>> = {
  C: 'c h',
  'C#': 'csharp c# cs',
  'C++': 'cpp c++ cc cxx',
  CSS: 'css',
  Clojure: 'clojure clj',
  Dart: 'dart',
  Elixir: 'elixir ex exs',
  Erlang: 'erlang erl',
  'F#': 'fsharp f# fs',
  Go: 'go golang',
  GraphQL: 'graphql gql',
  HTML: 'html htm',
  Haskell: 'haskell hs',
  JSON: 'json jsonc json5',
  JSX: 'jsx',
  Java: 'java',
  JavaScript: 'javascript js mjs cjs',
  Julia: 'julia jl',
  Kotlin: 'kotlin kt',
  LaTeX: 'latex tex',
  Lua: 'lua',
  Markdown: 'markdown md',
  OCaml: 'ocaml ml',
  PHP: 'php',
  Perl: 'perl pl',
  PowerShell: 'powershell ps1 pwsh',
  'Protocol Buffers': 'protobuf proto proto3',
  Python: 'python py python3',
  R: 'r',
  Ruby: 'ruby rb',
  Rust: 'rust rs',
  SQL: 'sql mysql postgres postgresql sqlite',
  Scala: 'scala',
  Swift: 'swift',
  TOML: 'toml',
  TSX: 'tsx',
  Terraform: 'terraform hcl tf',
  TypeScript: 'typescript ts mts cts',
  XML: 'xml',
  YAML: 'yaml yml',
  Zig: 'zig',
  Dockerfile: 'dockerfile docker containerfile',
  make: 'makefile make',
  shell: 'sh bash shell zsh fish console shell-session terminal',
};

const names: ReadonlyMap<string, string> = new Map(
  Object.entries(spellings).flatMap(([name, words]) => words.split(' ').map((word) => [word, name] as const)),
);

/** A language as one says it; what is not known, as it is written. */
export function languageName(language: string): string {
  return names.get(language.toLowerCase()) ?? language;
}
