import { dirname, join, normalize } from 'node:path';
import { Pieces, placeOf, runsBetween } from './line-runs.js';
import { includeFailed } from './slide-command.js';
import { type Include, split } from './split.js';
import type { LineRun, Problem } from './types.js';

/** A text, where its lines stand, and what went wrong while it was put together. */
export interface Assembled {
  readonly text: string;
  readonly runs: readonly LineRun[];
  readonly problems: readonly Problem[];
  /** The files among them whose slides end by command: there `---` starts none. */
  readonly endingByCommand: ReadonlySet<string>;
}

/** A file's text and where its lines stand. */
export interface PlacedText {
  readonly text: string;
  readonly runs: readonly LineRun[];
}

const deepest = 10;
/** Files that one deck file may include, all told. */
const most = 500;

/**
 * Puts included files in the place of the lines that ask for them; paths start from the including file's folder. A
 * file that can't be had is told in its place, and a circle with the chain of files that it runs through.
 *
 * @param readText gives a file's text, or throws an error with a sentence for people
 */
export function withIncludes(
  whole: PlacedText,
  file: string,
  includes: readonly Include[],
  readText: (path: string) => PlacedText,
): Assembled {
  const problems: Problem[] = [];
  const endingByCommand = new Set<string>();
  let count = 0;
  const assemble = (
    { text, runs }: PlacedText,
    from: string,
    wanted: readonly Include[],
    first: number,
    chain: readonly string[],
  ): Pieces => {
    const pieces = new Pieces();
    const lines = text.split('\n');
    let done = first;
    const copy = (end: number): void => {
      if (end > done) pieces.add(lines.slice(done, end), runsBetween(runs, done, end));
      done = end;
    };
    for (const { line, path } of wanted) {
      copy(line - 1);
      const target = normalize(join(dirname(from), path));
      const place = placeOf(runs, line - 1);
      try {
        count += 1;
        if (chain.includes(target))
          throw new Error(`these files include each other: ${[...chain, target].join(' → ')}`);
        if (chain.length > deepest) throw new Error(`files are included more than ${deepest} deep`);
        if (count > most) throw new Error(`more than ${most} files are included`);
        const inner = readText(target);
        const { above, includes: nested, endsByCommand } = body(inner.text);
        if (endsByCommand) endingByCommand.add(target);
        const part = assemble(withoutLastFeed(inner), target, nested, above, [...chain, target]);
        // Blank lines: an included file is no part of the paragraphs around it.
        const blank = [{ start: 0, source: place }];
        pieces.add([''], blank);
        pieces.add(part.lines, part.runs);
        pieces.add([''], blank);
      } catch (cause) {
        const message = cause instanceof Error ? cause.message : String(cause);
        problems.push({ ...place, level: 'error', message, excerpt: lines[line - 1] ?? '' });
        pieces.add(
          [`<!-- ${includeFailed}: ${message.replaceAll(/--+>?|\n/g, ' ')} -->`],
          [{ start: 0, source: place }],
        );
      }
      done = line;
    }
    copy(lines.length);
    return pieces;
  };
  const { text, runs } = assemble(whole, file, includes, 0, [normalize(file)]);
  return { text, runs, problems, endingByCommand };
}

/** What of an included file counts: its front matter has no effect there, nor a `#!` line; so many lines. */
function body(text: string): {
  readonly above: number;
  readonly includes: readonly Include[];
  readonly endsByCommand: boolean;
} {
  const { frontMatter, includes = [], endsByCommand = false } = split(text);
  const shebang = text.startsWith('#!') ? 1 : 0;
  const above = frontMatter === undefined ? shebang : frontMatter.line + frontMatter.text.split('\n').length;
  return { above, includes, endsByCommand };
}

function withoutLastFeed({ text, runs }: PlacedText): PlacedText {
  return { text: text.replace(/\n$/, ''), runs };
}
