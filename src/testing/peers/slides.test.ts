import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { draculaElements } from '../../theme/builtin-dracula.js';
import { pinkElements } from '../../theme/builtin-pink.js';
import { tokyoNightElements } from '../../theme/builtin-tokyo-night.js';
import { House } from '../house.js';
import { findSlides } from './find-slides.js';
import { glamourJson } from './glamour-json.js';
import { onPurpose } from './on-purpose.js';
import type { Size } from './pages.js';
import { type DeckResult, reportText, unexplainedText } from './report.js';
import { showBoth } from './show-both.js';

/**
 * The real `slides` and ours on the same decks, cell by cell. Every difference is one of `onPurpose`, or fails the test.
 * `TSLIDES_TEST_REPORT` names a file for the whole table.
 */
const found = findSlides(process.env);
if (typeof found === 'string') console.warn(`SKIPPED: comparing with the real slides: ${found}`);
else if (found.source === undefined)
  console.warn('SKIPPED: the example decks of slides: TSLIDES_TEST_SLIDES_SOURCE does not name its source');
const program = typeof found === 'string' ? '' : found.program;
const source = typeof found === 'string' ? undefined : found.source;

const sizes: readonly Size[] = [
  { columns: 60, rows: 16 },
  { columns: 80, rows: 24 },
  { columns: 120, rows: 36 },
];
const middle: readonly Size[] = [{ columns: 80, rows: 24 }];

/** Themes both have by name; and themes of ours given to both as a file. */
const named = ['light', 'ascii', 'notty'];
const written = { dracula: draculaElements, pink: pinkElements, 'tokyo-night': tokyoNightElements };

const results: DeckResult[] = [];
const examples =
  source === undefined ? [] : readdirSync(join(source, 'examples')).filter((name) => name.endsWith('.md'));
const namesTheme = (file: string): boolean => /^---\n(?:.*\n)*?theme:/.test(readFileSync(file, 'utf8'));

describe.skipIf(typeof found === 'string')('the real slides', () => {
  const house = new House();
  const sample = join(house.folder, 'sample.md');
  /** A deck of theirs names a theme at an address on the internet: here it comes from this machine. */
  const server = createServer((_, response) => response.end(readFileSync(join(source ?? '', 'styles/theme.json'))));

  beforeAll(async () => {
    copyFileSync(fileURLToPath(new URL('sample.md', import.meta.url)), sample);
    for (const [name, elements] of Object.entries(written)) house.write(`${name}.json`, glamourJson(elements()));
    if (source === undefined) return;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/theme.json`;
    mkdirSync(join(house.folder, 'examples'));
    for (const name of [...examples, 'theme.json']) {
      const text = readFileSync(join(source, 'examples', name), 'utf8');
      house.write(`examples/${name}`, text.replace(/https:\S+\/theme\.json/, address));
    }
    // Executable, a deck of theirs runs harmless commands (echo, cat) before it is shown.
    writeFileSync(
      join(house.folder, 'examples/preprocess-run.md'),
      readFileSync(join(house.folder, 'examples/preprocess.md')),
      {
        mode: 0o755,
      },
    );
    copyFileSync(join(source, 'styles/theme.json'), join(house.folder, 'default.json'));
  });

  afterAll(async () => {
    if (server.listening) await new Promise((resolve) => server.close(resolve));
    await house.close();
    if (process.env.TSLIDES_TEST_REPORT) writeFileSync(process.env.TSLIDES_TEST_REPORT, reportText(results));
  });

  const compared = async (file: string, theme: string, at: readonly Size[]): Promise<void> => {
    const found: DeckResult[] = [];
    for (const size of at) {
      const pages = await showBoth(program, { file, folder: house.folder, theme }, size);
      found.push({ deck: basename(file), theme: basename(theme), size: `${size.columns}×${size.rows}`, pages });
    }
    results.push(...found);
    expect(found.flatMap(({ pages }) => pages).length).toBeGreaterThan(0);
    expect(unexplainedText(found)).toBe('');
  };

  it('draws our sample as we do, but for what is on purpose', () => compared(sample, 'dark', sizes));

  it.each([...named, ...Object.keys(written)])('draws our sample in %s as we do, but for …', (theme) =>
    compared(sample, Object.hasOwn(written, theme) ? join(house.folder, `${theme}.json`) : theme, middle),
  );

  const inHouse = (name: string): string => join(house.folder, 'examples', name);

  it.each(examples)('draws its example %s as we do, but for …', (name) => compared(inHouse(name), 'dark', sizes));

  const unthemed = examples.filter((name) => !namesTheme(join(source ?? '', 'examples', name)));
  it.each([...named, 'default.json'].flatMap((theme) => unthemed.map((name) => [name, theme] as const)))(
    'draws its example %s in %s as we do, but for …',
    (name, theme) => compared(inHouse(name), theme.endsWith('.json') ? join(house.folder, theme) : theme, middle),
  );

  it.skipIf(!examples.includes('preprocess.md'))('runs the commands of its example as we do, but for …', () =>
    compared(inHouse('preprocess-run.md'), 'dark', middle),
  );

  // A purpose that explains nothing any more is no purpose.
  it.skipIf(source === undefined)('needs each purpose', () => {
    const used = new Set(results.flatMap(({ pages }) => pages.flatMap(({ purposes }) => purposes)));
    expect(onPurpose.map(({ name }) => name).filter((name) => !used.has(name))).toEqual([]);
  });
});
