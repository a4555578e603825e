/** Prism's grammars, and what people write after a fence for each. */
const spellings: Readonly<Record<string, string>> = {
  bash: 'sh shell zsh ksh fish wsl env dotenv bats',
  batch: 'bat cmd',
  c: 'h',
  clojure: 'clj cljs cljc edn',
  coffeescript: 'coffee',
  cpp: 'c++ cc cxx hpp h++ hxx',
  csharp: 'c# cs dotnet',
  css: 'pcss postcss',
  dart: 'flutter',
  diff: 'patch udiff',
  docker: 'dockerfile containerfile',
  elixir: 'ex exs heex',
  erlang: 'erl hrl',
  fsharp: 'f# fs fsx',
  gherkin: 'cucumber feature',
  git: 'git-session',
  go: 'golang',
  'go-module': 'go.mod gomod go-mod',
  graphql: 'gql',
  groovy: 'gvy jenkinsfile jenkins',
  haskell: 'hs lhs',
  hcl: 'terraform tf tfvars opentofu nomad',
  ini: 'cfg conf desktop',
  java: 'jsh',
  javascript: 'js mjs cjs node nodejs ecmascript es6',
  json: 'jsonc jsonl ndjson geojson webmanifest topojson',
  jsx: 'javascriptreact',
  julia: 'jl',
  kotlin: 'kt kts',
  latex: 'tex bibtex',
  lisp: 'elisp emacs-lisp emacs commonlisp common-lisp cl',
  makefile: 'make mk mak gnumake',
  markdown: 'md mdx mkd rmd qmd',
  markup: 'html xml htm xhtml svg mathml rss atom vue svelte astro plist xsl xsd pom',
  mermaid: 'mmd',
  nasm: 'asm assembly x86asm',
  objectivec: 'objc objective-c obj-c mm',
  ocaml: 'ml mli',
  pascal: 'delphi objectpascal',
  perl: 'pl pm raku perl6',
  'plant-uml': 'plantuml puml',
  powershell: 'ps1 posh pwsh ps psm1',
  prolog: 'swipl',
  promql: 'prometheus',
  properties: 'props',
  protobuf: 'proto proto3 proto2',
  purescript: 'purs',
  python: 'py python3 py3 python2 py2 ipython gyp bazel starlark bzl pyi sage',
  r: 'rscript splus',
  racket: 'rkt',
  reason: 'reasonml re',
  ruby: 'rb gemspec rake rakefile gemfile jruby podfile vagrantfile',
  rust: 'rs rust-script',
  scala: 'sc sbt',
  scheme: 'scm',
  'shell-session': 'console terminal sh-session shellsession shell_session session bash-session',
  solidity: 'sol',
  sql: 'mysql postgres postgresql pgsql psql sqlite plpgsql mariadb tsql mssql bigquery cockroachdb',
  toml: 'pyproject',
  tsx: 'typescriptreact',
  typescript: 'ts mts cts deno',
  vim: 'viml vimscript nvim',
  'visual-basic': 'vb vba visualbasic vb6',
  vbnet: 'vb.net vb-net',
  v: 'vlang',
  verilog: 'systemverilog sv',
  wasm: 'wat wast webassembly',
  yaml: 'yml ansible k8s kubernetes helm compose docker-compose',
  zig: 'zon',
};

const grammars: ReadonlyMap<string, string> = new Map(
  Object.entries(spellings).flatMap(([grammar, names]) => names.split(' ').map((name) => [name, grammar] as const)),
);

/** What is shown as it is, on purpose. */
const plain: ReadonlySet<string> = new Set(
  'text plain txt plaintext none raw nohighlight no-highlight output ascii art'.split(' '),
);

/**
 * The grammar's name for a language as people write it. Undefined: it is no code, or the name can be no grammar's
 * (refractor's `all` and `core` are modules of another sort).
 */
export function grammarOf(language: string): string | undefined {
  const name = language.toLowerCase();
  if (plain.has(name)) return undefined;
  return grammars.get(name) ?? (/^(?!(?:all|core)$)[a-z][a-z0-9-]{0,30}$/.test(name) ? name : undefined);
}
