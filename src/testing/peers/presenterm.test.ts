import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { content } from '../../deck/content.js';
import { readDeck } from '../../deck/read.js';
import { slideTitle } from '../../deck/slide-title.js';
import type { Block } from '../../deck/types.js';
import { walk } from '../../deck/walk.js';

/**
 * The example decks of presenterm, as they are, from its crate or from where `TSLIDES_TEST_PRESENTERM_EXAMPLES` says:
 * what their authors meant is there.
 */
const folder = process.env['TSLIDES_TEST_PRESENTERM_EXAMPLES'] ?? inRegistry();

function inRegistry(): string | undefined {
  const registry = join(process.env['CARGO_HOME'] ?? join(homedir(), '.cargo'), 'registry/src');
  const namesIn = (path: string) => (existsSync(path) ? readdirSync(path) : []);
  return namesIn(registry)
    .flatMap((index) => namesIn(join(registry, index)).map((crate) => join(registry, index, crate)))
    .filter((crate) => /[/\\]presenterm-\d[^/\\]*$/.test(crate))
    .map((crate) => join(crate, 'examples'))
    .findLast((examples) => existsSync(examples));
}

if (folder === undefined) console.warn('SKIPPED: the example decks of presenterm: its crate is not on this machine');

const read = (name: string) => readDeck([join(folder ?? '', name)]);
const slides = (name: string) => read(name).slides.map((slide) => ({ title: slideTitle(slide), ...content(slide) }));
const kinds = (blocks: readonly Block[]) => [...walk(blocks)].map(({ kind }) => kind);

describe.skipIf(folder === undefined)('the examples of presenterm', () => {
  it('demo: a title slide, titles, pauses, lit lines, columns, pictures, alerts', () => {
    const all = slides('demo.md');
    expect(all.map(({ title }) => title)).toEqual([
      'Introducing presenterm',
      'Customizability',
      'Headers',
      'Code highlighting',
      'Dynamic code highlighting',
      'Snippet execution',
      'Images',
      'Column layouts',
      'Text formatting',
      'More markdown',
      expect.any(String),
    ]);
    expect(all.map(({ steps }) => steps)).toEqual([0, 1, 0, 1, 2, 0, 0, 0, 0, 0, 0]);
    expect(kinds(all[6]?.blocks ?? [])).toContain('image');
    expect(kinds(all[7]?.blocks ?? [])).toContain('columns');
    expect(kinds(all[9]?.blocks ?? [])).toEqual(expect.arrayContaining(['table', 'alert', 'quote']));
    expect(kinds(all[10]?.blocks ?? [])).toContain('middle');
    expect(read('demo.md').problems).toEqual([]);
  });

  it('code, footer, speaker-notes: slides that end by command, a theme that is a mapping', () => {
    expect(slides('code.md').map(({ title }) => title)).toEqual([
      'Code styling',
      'Column layouts',
      'Snippet execution',
      'Snippet execution - stderr',
    ]);
    const footer = read('footer.md');
    expect(footer.slides).toHaveLength(2);
    expect(footer.settings.footer).toEqual({
      center: '**Introduction** to <span class="noice">footer</span> _styling_',
      right: '{current_slide} / {total_slides}',
    });
    expect(footer.problems.map(({ level }) => level)).toEqual(['warning']);
    expect(slides('speaker-notes.md').map(({ notes }) => notes.length > 0)).toContain(true);
  });

  it('columns: steps go through the columns in the order in which they are written', () => {
    const [slide] = slides('columns.md');
    const columns = slide?.blocks.find((block) => block.kind === 'columns');
    expect(columns?.columns.map(({ blocks }) => blocks.map(({ kind, step = 0 }) => `${kind}@${step}`))).toEqual([
      ['paragraph@2', 'list@3'],
      ['image@1', 'paragraph@1'],
    ]);
    expect(slide?.steps).toBe(5);
  });

  it('custom-intro-slides: rows, alignment and colours', () => {
    const all = slides('custom-intro-slides.md');
    expect(all).toHaveLength(3);
    expect(all[0]?.blocks).toMatchObject([
      { kind: 'gap', rows: 6 },
      { kind: 'image' },
      { kind: 'heading', level: 1, alignment: 'center' },
      { kind: 'paragraph', alignment: 'center', inlines: [{ kind: 'colored', color: 12 }] },
    ]);
  });
});
