/** A line of a diagram's source; `number` counts from 1. */
export interface SourceLine {
  readonly text: string;
  readonly number: number;
}

export interface Source {
  /** The line that says which kind of diagram it is. */
  readonly header: SourceLine;
  readonly title: string | undefined;
  /** What follows the header, trimmed, without blank lines and comments. */
  readonly lines: readonly SourceLine[];
}

/** What the author of a diagram should mend. */
export class DiagramError extends Error {
  override readonly name = 'DiagramError';
  readonly line: number | undefined;

  constructor(message: string, line?: number) {
    super(message);
    this.line = line;
  }
}

const longestSource = 20_000;

/** Throws a DiagramError if it is too long, or says nothing. */
export function readSource(text: string): Source {
  if (text.length > longestSource)
    throw new DiagramError(`A diagram may have ${longestSource} characters, this one has ${text.length}.`);
  const all = text.replaceAll('\r', '').split('\n');
  const matter = frontMatter(all);
  const title = matter
    .map((line) => /^title:\s*(.*)$/.exec(line)?.[1])
    .find((found) => found !== undefined)
    ?.replace(/^(["'])(.*)\1\s*$/, '$2');
  const lines: SourceLine[] = [];
  let inDirective = false;
  for (let i = matter.length; i < all.length; i += 1) {
    const line = (all[i] ?? '').trim();
    if (inDirective || line.startsWith('%%{')) inDirective = !line.endsWith('}%%');
    else if (line !== '' && !line.startsWith('%%')) lines.push({ text: line, number: i + 1 });
  }
  const [header, ...rest] = lines;
  if (!header) throw new DiagramError('The diagram is empty.');
  return { header, title, lines: rest };
}

/** The lines from `---` to `---` at the start. */
function frontMatter(lines: readonly string[]): readonly string[] {
  const start = lines.findIndex((line) => line.trim() !== '');
  if (lines[start]?.trim() !== '---') return [];
  const end = lines.findIndex((line, index) => index > start && line.trim() === '---');
  return end < 0 ? [] : lines.slice(0, end + 1);
}

/** The lines without what is said for those who can't see the diagram: `accTitle: …`, `accDescr { … }`. */
export function withoutDescriptions(lines: readonly SourceLine[]): readonly SourceLine[] {
  const kept: SourceLine[] = [];
  let inside = false;
  for (const line of lines) {
    if (inside) inside = !line.text.includes('}');
    else if (/^accDescr\s*\{/.test(line.text)) inside = !line.text.includes('}');
    else if (!/^acc(Title|Descr)\s*:/.test(line.text)) kept.push(line);
  }
  return kept;
}

/**
 * What a relation lacks at one of its ends, in words; undefined: nothing. `sign` is a regular expression for the arrow
 * between them, `end` what stands there, with its article.
 */
export function lackingEnd(text: string, sign: string, end: string): string | undefined {
  const head = new RegExp(`^(?:${sign})`).exec(text)?.[0];
  if (head !== undefined) return `nothing stands before "${head}": ${end} was expected`;
  const tail = new RegExp(`(${sign})\\s*[+-]?\\s*(?::.*)?$`).exec(text)?.[1];
  return tail === undefined ? undefined : `nothing follows "${tail}": ${end} was expected`;
}

/** The beginning of a text, to be told in a message. */
export function excerpt(text: string): string {
  const trimmed = text.trim();
  return trimmed.length > 40 ? `${trimmed.slice(0, 39)}…` : trimmed;
}
