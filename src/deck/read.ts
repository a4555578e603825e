import { readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { DeckCommand } from './commands.js';
import { DeckError } from './errors.js';
import { holdsKey, readFrontMatter } from './front-matter.js';
import { type Assembled, type PlacedText, withIncludes } from './include.js';
import { placeOf, runsBetween } from './line-runs.js';
import { naturalOrder } from './natural-order.js';
import { type DefaultSettings, deckSettings, fileSettings, type GivenSettings } from './settings.js';
import { fileSource, inputName, isDirectory, type Outputs, onDisk, type Source, stdinSource } from './source.js';
import { checkSize } from './source-text.js';
import { type Chunk, type Cut, split } from './split.js';
import { titleSlide } from './title-slide.js';
import type { Deck, LineRun, Problem, Settings, Slide } from './types.js';
import { userName } from './user-name.js';

/**
 * Reads a deck: each input is a directory (its `*.md` in natural order, without hidden ones and without folders in
 * it), a file, or `-`, which stands for `stdinText`. The first file's front matter sets the deck; a later file's sets
 * its own slides.
 *
 * Synchronous on purpose: nothing else can happen before the first slide is there. Throws a DeckError for what leaves
 * nothing to show; everything else is in the deck's problems. Places name files as the inputs do (relative to the
 * working directory); `files` and `folder` are absolute.
 *
 * @param outputs what the deck's commands have printed, by `commandKey`; a placeholder stands for what is not known
 */
export function readDeck(
  inputs: readonly string[],
  stdinText?: string,
  defaults: DefaultSettings = systemDefaults,
  outputs: Outputs = new Map(),
): Deck {
  if (inputs.length === 0) throw new DeckError('No deck was named: give a directory, files, or - for stdin.');
  const files = inputs.flatMap((input) => (input === '-' ? ['-'] : filesOf(input)));
  const slides: Slide[] = [];
  const problems: Problem[] = [];
  const included: string[] = [];
  const commands: DeckCommand[] = [];
  let settings: Settings | undefined;
  for (const path of files) {
    const source = path === '-' ? stdinSource(stdinText) : fileSource(path, outputs);
    const part = readSource(source, outputs);
    commands.push(...part.commands);
    problems.push(...part.problems);
    included.push(...part.included);
    settings ??= deckSettings(part.given, defaults);
    const own = fileSettings(part.given, settings);
    const title = titleSlide(part.given, own.command_prefix);
    if (title !== undefined) slides.push({ markdown: title, source: { file: source.file, line: 1 }, settings: own });
    for (const chunk of part.slides) if (!chunk.skipped) slides.push(slideOf(chunk, part, own, source.file));
  }
  if (settings === undefined || slides.length === 0) {
    throw new DeckError(
      `There are no slides in ${inputs.map(inputName).join(', ')}: it is empty, or front matter alone.`,
    );
  }
  const paths = files.filter((path) => path !== '-').map((path) => resolve(path));
  const all = [...paths, ...included.map((path) => resolve(path))];
  const folder = paths[0] === undefined ? process.cwd() : dirname(paths[0]);
  return {
    settings,
    folder,
    slides,
    problems,
    files: [...new Set(all)],
    ...(commands.length > 0 ? { commands } : {}),
  };
}

/**
 * What a watcher has to look at, absolute: the deck's files, and the directories among the inputs, in which new files
 * may appear. Without a deck (it could not be read) the inputs alone.
 */
export function watchTargets(
  inputs: readonly string[],
  deck?: Deck,
): { readonly files: readonly string[]; readonly directories: readonly string[] } {
  const paths = inputs.filter((input) => input !== '-').map((input) => resolve(input));
  const directories = paths.filter(isDirectory);
  const files = paths.filter((path) => !directories.includes(path));
  return { files: [...new Set([...(deck?.files ?? []), ...files])], directories: [...new Set(directories)] };
}

const systemDefaults: DefaultSettings = {
  get theme() {
    return process.env.GLAMOUR_STYLE || 'default';
  },
  author: userName,
};

interface Part {
  readonly given: GivenSettings;
  readonly slides: readonly Chunk[];
  readonly problems: readonly Problem[];
  /** Files that were included, or should have been. */
  readonly included: readonly string[];
  /** Where the lines stand. */
  readonly runs: readonly LineRun[];
  readonly underlinedTitles: boolean;
  readonly commands: readonly DeckCommand[];
}

function readSource(source: Source, outputs: Outputs): Part {
  let cut = split(source.text);
  const matter = cut.frontMatter === undefined ? undefined : readFrontMatter(cut.frontMatter, source.file);
  const options = matter?.split ?? {};
  if (matter?.split) cut = split(source.text, options);
  const included: string[] = [];
  const commands = [...source.commands];
  const failures = [...source.failures];
  let assembled: Assembled | undefined;
  if (cut.includes) {
    assembled = withIncludes(source, source.file, cut.includes, (path) => {
      included.push(path);
      const inner = fileSource(checked(path), outputs);
      commands.push(...inner.commands);
      failures.push(...inner.failures);
      return inner;
    });
    const { text, runs, endingByCommand } = assembled;
    const main = cut.endsByCommand ? source.file : undefined;
    cut = split(text, options, (line) => {
      const { file } = placeOf(runs, line - 1);
      return file !== main && !endingByCommand.has(file);
    });
  }
  const slides = cut.frontMatter === undefined || matter !== undefined ? cut.slides : [cut.frontMatter, ...cut.slides];
  return {
    given: matter?.settings ?? {},
    slides,
    problems: [
      ...(matter?.problems ?? []),
      ...doubts(cut, matter === undefined ? slides[0] : undefined, assembled ?? source),
      ...(assembled?.problems ?? []),
      ...failures,
    ],
    included,
    runs: assembled?.runs ?? source.runs,
    commands,
    underlinedTitles: cut.endsByCommand === true || options.underlinedHeadings === true,
  };
}

function slideOf({ text, line }: Chunk, { runs, underlinedTitles }: Part, settings: Settings, file: string): Slide {
  // Nearly every deck is one run of lines, and counting the lines of a thousand slides takes time.
  const own = runs.length > 1 ? runsBetween(runs, line - 1, line - 1 + text.split('\n').length) : undefined;
  return {
    markdown: text,
    source: own?.[0]?.source ?? { file, line },
    settings,
    ...(own && own.length > 1 ? { runs: own } : {}),
    ...(underlinedTitles ? { underlinedTitles } : {}),
  };
}

/** What is allowed but hardly meant. `first`: the first slide of a file without front matter. */
function doubts(cut: Cut, first: Chunk | undefined, { text, runs }: PlacedText): Problem[] {
  const problems: Problem[] = [];
  const firstLine = first?.text.split('\n', 1)[0] ?? '';
  if (first !== undefined && holdsKey(firstLine)) {
    const message = 'this looks like front matter, but it is shown: put a line `---` above it and one below';
    problems.push({ ...placeOf(runs, first.line - 1), level: 'warning', column: 1, message, excerpt: firstLine });
  }
  // The last slide's fence may well be left open; one that swallows slides is a mistake.
  if (cut.openFence !== undefined && swallowsSlides(text, cut.openFence)) {
    const message = 'nothing closes this fence: all that follows in the file is inside it';
    problems.push({ ...placeOf(runs, cut.openFence - 1), level: 'warning', message });
  }
  return problems;
}

/** Whether a delimiter stands behind a line (from 1). */
function swallowsSlides(text: string, line: number): boolean {
  return text
    .split('\n')
    .slice(line)
    .some((below) => /^(?:---|<!--\s*end_slide\s*-->)\s*$/.test(below));
}

function filesOf(input: string): string[] {
  if (!onDisk(input, () => statSync(input)).isDirectory()) return [checked(input)];
  const entries = onDisk(input, () => readdirSync(input, { withFileTypes: true }));
  if (entries.length === 0) {
    throw new DeckError(`The directory ${inputName(input)} is empty; a deck is made of .md files.`);
  }
  const files = entries
    .filter(({ name }) => /^[^.].*\.md$/i.test(name))
    .filter((entry) => !entry.isDirectory() && !(entry.isSymbolicLink() && isDirectory(join(input, entry.name))))
    .map(({ name }) => name)
    .sort(naturalOrder)
    .map((name) => checked(join(input, name)));
  if (files.length === 0) {
    throw new DeckError(`The directory ${inputName(input)} has no .md file (folders inside it are not searched).`);
  }
  return files;
}

function checked(path: string): string {
  const stat = onDisk(path, () => statSync(path));
  if (!stat.isFile()) throw new DeckError(`${inputName(path)} is neither a file nor a directory.`);
  checkSize(stat.size, inputName(path));
  return path;
}
