/** Languages in which a line that begins with three slashes is documentation or text, and stays on the slide. */
const documented: ReadonlySet<string> = new Set(
  'rust rs rust-script csharp c# cs fsharp f# swift dart zig gleam v protobuf proto markdown md text txt'.split(' '),
);
const slashes = /^\/\/\/ ?/;

/** Other marks of presenterm's, by language; `///` stays one where it is no documentation. */
const marks: ReadonlyMap<string, RegExp> = new Map([
  ...['rust', 'rs', 'rust-script'].map((name) => [name, /^# /] as const),
  ...['elixir', 'ex', 'exs'].map((name) => [name, /^(?:\/\/\/ ?|## )/] as const),
  ['jsonnet', /^(?:\/\/\/ ?|## )/],
]);

/** What a slide shows of a code block: lines that begin with their language's mark are run but not shown. */
export function visibleCode(language: string, text: string): string {
  const hidden = markOf(language, text);
  if (!hidden) return text;
  return text
    .split('\n')
    .filter((line) => !hidden.test(line))
    .join('\n');
}

/** What runs: the hidden lines too, without their mark. */
export function runnableCode(language: string, text: string): string {
  const hidden = markOf(language, text);
  if (!hidden) return text;
  return text
    .split('\n')
    .map((line) => line.replace(hidden, ''))
    .join('\n');
}

/** The mark that hides lines: `///` as in `slides`, or presenterm's. Undefined: no line has one. */
function markOf(language: string, text: string): RegExp | undefined {
  const name = language.toLowerCase();
  const mark = marks.get(name) ?? (documented.has(name) ? undefined : slashes);
  return mark && (text.includes('///') || text.includes('#')) ? mark : undefined;
}
