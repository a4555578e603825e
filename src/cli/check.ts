import fs from 'node:fs';
import { relative, sep } from 'node:path';
import { checkDeck } from '../check/deck.js';
import { report } from '../check/report.js';
import { readSize, type Size, usualSizes } from '../check/size.js';
import type { Deck, Problem } from '../deck/types.js';
import { grammarOf } from '../highlight/languages.js';
import { pictureSizes } from '../image/sizes.js';
import { smallest } from '../presenter/frame.js';
import { loadTools } from '../session/load-tools.js';
import { readProcessedDeck } from '../session/read-processed.js';
import { loadTheme } from '../theme/load.js';
import { demoProblems } from './demo-problems.js';
import { type Given, text, texts, UsageError } from './options.js';

/**
 * Prints what would go wrong on stage, on terminals of these sizes.
 * @returns whether nothing has to be mended
 * @throws UsageError, DeckError
 */
export async function check(
  decks: readonly string[],
  given: Given,
  print: (text: string) => void,
  dist: string,
): Promise<boolean> {
  const sizes = sizesOf(texts(given, 'size'));
  const deck = await readProcessedDeck(decks, decks.includes('-') ? fs.readFileSync(0, 'utf8') : undefined);
  const loaded = loadTheme(text(given, 'theme') ?? deck.settings.theme, deck.folder, process.env);
  const { theme, problems } = loaded.pending ? await loaded.pending() : loaded;
  const loadedTools = await loadTools(deck, theme, { dist, pictures: false });
  const tools = { ...loadedTools.tools, picture: pictureSizes() };
  const { highlight } = tools;
  const demos = await demoProblems(deck, dist, text(given, 'demos'));
  const findings = await checkDeck({
    deck,
    theme,
    themeProblems: problems.map((problem) => fromHere(atSetting(problem, deck))),
    sizes,
    tools,
    settled: loadedTools.settled,
    knowsLanguage: (name) =>
      highlight === undefined || grammarOf(name) === undefined || highlight(name, 'x') !== undefined,
    demoProblems: demos.problems,
    demoNotes: demos.notes,
  });
  await loadedTools.close();
  for (const line of report(findings, deck.slides.length, sizes)) print(`${line}\n`);
  return findings.every(({ level }) => level !== 'error');
}

function sizesOf(given: readonly string[]): readonly Size[] {
  if (given.length === 0) return usualSizes;
  return given.map((one) => {
    const size = readSize(one);
    if (size) return size;
    const least = `${smallest.columns}x${smallest.rows}`;
    throw new UsageError(`--size takes columns and rows, as in 80x24, at least ${least}, not ${JSON.stringify(one)}`);
  });
}

/** A theme that is not there is named in the deck, at a line that can be mended. */
function atSetting(problem: Problem, { files: [file], settings }: Deck): Problem {
  if (file === undefined || fs.existsSync(problem.file)) return problem;
  const lines = fs.readFileSync(file, 'utf8').split('\n');
  const from = lines.findIndex((line) => /^theme\s*:/.test(line));
  const index = lines.findIndex((line, at) => at >= from && line.includes(settings.theme));
  return from < 0 || index < 0 ? problem : { ...problem, file, line: index + 1 };
}

/** A file below the working directory is named from there, as the deck's are. */
function fromHere(problem: Problem): Problem {
  const path = relative('', problem.file);
  return path === '' || path.startsWith(`..${sep}`) || /^https?:/.test(problem.file)
    ? problem
    : { ...problem, file: path };
}
