import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { DeckError } from './errors.js';
import { holdsKey, readFrontMatter } from './front-matter.js';
import { naturalOrder } from './natural-order.js';
import { type DefaultSettings, deckSettings, fileSettings } from './settings.js';
import { checkSize, sourceText } from './source-text.js';
import { type Chunk, type Cut, split } from './split.js';
import type { Deck, Problem, Settings, Slide } from './types.js';
import { userName } from './user-name.js';

interface Source {
  /** As people wrote it, and as places in the deck name it. */
  readonly file: string;
  readonly text: string;
}

const stdinName = 'stdin';

/**
 * Reads a deck: each input is a directory (its `*.md` in natural order, without hidden ones and without folders in
 * it), a file, or `-`, which stands for `stdinText`. The first file's front matter sets the deck; a later file's sets
 * its own slides.
 *
 * Synchronous on purpose: nothing else can happen before the first slide is there. Throws a DeckError for what leaves
 * nothing to show; everything else is in the deck's problems. Places name files as the inputs do (relative to the
 * working directory); `files` and `folder` are absolute.
 */
export function readDeck(
  inputs: readonly string[],
  stdinText?: string,
  defaults: DefaultSettings = systemDefaults,
): Deck {
  if (inputs.length === 0) throw new DeckError('No deck was named: give a directory, files, or - for stdin.');
  const files = inputs.flatMap((input) => (input === '-' ? ['-'] : filesOf(input)));
  const slides: Slide[] = [];
  const problems: Problem[] = [];
  let settings: Settings | undefined;
  for (const path of files) {
    const source = path === '-' ? stdinSource(stdinText) : fileSource(path);
    const part = readSource(source);
    problems.push(...part.problems);
    settings ??= deckSettings(part.given, defaults);
    const own = fileSettings(part.given, settings);
    for (const { text, line } of part.slides) {
      slides.push({ markdown: text, source: { file: source.file, line }, settings: own });
    }
  }
  if (settings === undefined || slides.length === 0) {
    throw new DeckError(
      `There are no slides in ${inputs.map(inputName).join(', ')}: it is empty, or front matter alone.`,
    );
  }
  const paths = files.filter((path) => path !== '-').map((path) => resolve(path));
  const folder = paths[0] === undefined ? process.cwd() : dirname(paths[0]);
  return { settings, folder, slides, problems, files: [...new Set(paths)] };
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

function readSource(source: Source): {
  readonly given: Partial<Settings>;
  readonly slides: readonly Chunk[];
  readonly problems: readonly Problem[];
} {
  const cut = split(source.text);
  const matter = cut.frontMatter === undefined ? undefined : readFrontMatter(cut.frontMatter, source.file);
  const slides = cut.frontMatter === undefined || matter !== undefined ? cut.slides : [cut.frontMatter, ...cut.slides];
  const problems = [...(matter?.problems ?? []), ...doubts(cut, matter === undefined ? slides[0] : undefined, source)];
  return { given: matter?.settings ?? {}, slides, problems };
}

/** What is allowed but hardly meant. `first`: the first slide of a file without front matter. */
function doubts(cut: Cut, first: Chunk | undefined, { file }: Source): Problem[] {
  const problems: Problem[] = [];
  const firstLine = first?.text.split('\n', 1)[0] ?? '';
  if (first !== undefined && holdsKey(firstLine)) {
    const message = 'this looks like front matter, but it is shown: put a line `---` above it and one below';
    problems.push({ level: 'warning', file, line: first.line, column: 1, message, excerpt: firstLine });
  }
  if (cut.openFence !== undefined) {
    const message = 'nothing closes this fence: all that follows in the file is inside it';
    problems.push({ level: 'warning', file, line: cut.openFence, message });
  }
  return problems;
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

function fileSource(path: string): Source {
  return {
    file: path,
    text: sourceText(
      onDisk(path, () => readFileSync(path)),
      inputName(path),
    ),
  };
}

function stdinSource(text: string | undefined): Source {
  if (text === undefined) throw new DeckError('Nothing was given on stdin.');
  return { file: stdinName, text: sourceText(Buffer.from(text), stdinName) };
}

function inputName(input: string): string {
  return input === '-' ? stdinName : `"${input}"`;
}

function isDirectory(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  } catch {
    return false;
  }
}

function onDisk<T>(path: string, act: () => T): T {
  try {
    return act();
  } catch (cause) {
    throw new DeckError(diskMessage(path, cause), { cause });
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ELOOP: 'its symbolic links run in a circle',
  ENAMETOOLONG: 'the path is too long',
  EMFILE: 'too many files are open',
  EIO: 'the disk reports an error',
};

/** What went wrong on the disk, in one sentence. */
export function diskMessage(path: string, cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (code === 'ENOENT' || code === 'ENOTDIR') return `There is no file or directory ${inputName(path)}.`;
  const reason = reasons[code] ?? (cause instanceof Error ? cause.message : String(cause));
  return `${inputName(path)} can't be read: ${reason}.`;
}
