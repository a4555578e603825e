/** Languages in which a line that begins with three slashes is documentation, and stays on the slide. */
const documented: ReadonlySet<string> = new Set(
  'rust rs csharp c# cs fsharp f# swift dart zig gleam v protobuf proto'.split(' '),
);
const hidden = /^\/\/\/ ?/;

/** What a slide shows of a code block: as in `slides`, lines that begin with `///` are run but not shown. */
export function visibleCode(language: string, text: string): string {
  if (!mayHide(language, text)) return text;
  return text
    .split('\n')
    .filter((line) => !hidden.test(line))
    .join('\n');
}

/** What runs: the hidden lines too, without their mark. */
export function runnableCode(language: string, text: string): string {
  if (!mayHide(language, text)) return text;
  return text
    .split('\n')
    .map((line) => line.replace(hidden, ''))
    .join('\n');
}

function mayHide(language: string, text: string): boolean {
  return text.includes('///') && !documented.has(language.toLowerCase());
}
