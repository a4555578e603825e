import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { content } from './content.js';
import { readDeck } from './read.js';
import type { Deck } from './types.js';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tslides-include-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Writes files and reads the first of them as a deck. */
function deckOf(files: Readonly<Record<string, string>>): Deck {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return readDeck([join(folder, Object.keys(files)[0] ?? '')], undefined, { theme: 'dark', author: () => 'Ada' });
}
const local = (text: string): string => text.replaceAll(`${folder}/`, '');
const markdown = (deck: Deck): readonly string[] => deck.slides.map((slide) => slide.markdown);

describe('included files', () => {
  it('are cut into slides each in its own way', () => {
    const dashes = '# A\n---\n# B';
    const commands = '# C\n\n---\n\nc\n<!-- end_slide -->\n# D';
    expect(markdown(deckOf({ 'a.md': `${dashes}\n<!-- include: b.md -->\n---\n# E`, 'b.md': commands }))).toEqual([
      '# A',
      '# B\n\n# C\n\n---\n\nc',
      '# D\n',
      '# E',
    ]);
    expect(markdown(deckOf({ 'a.md': `${commands}\n<!-- include: b.md -->`, 'b.md': dashes }))).toEqual([
      '# C\n\n---\n\nc',
      '# D\n\n# A',
      '# B',
    ]);
  });

  it('lose a first line that says what runs them', () => {
    expect(markdown(deckOf({ 'a.md': '<!-- include: b.md -->', 'b.md': '#!/usr/bin/env tslides\n# B' }))).toEqual([
      '\n# B',
    ]);
  });

  it('are named where a fence of theirs is never closed', () => {
    const parts = { 'b.md': '# B\n\n```js\nx\n' };
    const { problems } = deckOf({ 'a.md': '# A\n\n<!-- include: b.md -->\n\n---\n\n# Lost', ...parts });
    expect(problems.map(({ file, line }) => [local(file), line])).toEqual([['b.md', 3]]);
    const own = deckOf({ 'a.md': '<!-- include: c.md -->\n\n```js\nx\n---\n# Lost', 'c.md': 'a\n\nb\n\nc\n\nd' });
    expect(own.problems.map(({ file, line }) => [local(file), line])).toEqual([['a.md', 3]]);
  });

  it('stand in the place of the line, with all of their slides', () => {
    const deck = deckOf({
      'a.md': '# One\n<!-- include: parts/b.md -->\nend\n---\n# Last',
      'parts/b.md': '---\nauthor: nobody\n---\nmiddle\n---\n# Two\n',
    });
    expect(markdown(deck)).toEqual(['# One\n\nmiddle', '# Two\n\nend', '# Last']);
    expect(deck.files.map(local)).toEqual(['a.md', 'parts/b.md']);
    expect(deck.settings.author).toBe('Ada');
  });

  it('know where each line stands, nested ones too', () => {
    const fence = '```figlet\nx\n```\n';
    const deck = deckOf({
      'a.md': `${fence}\n<!-- include: parts/b.md -->\n\n${fence}`,
      'parts/b.md': `---\ntheme: x\n---\n\n${fence}\n<!-- include: ../c.md -->\n${fence}`,
      'c.md': `text\n\n${fence}`,
    });
    const slide = deck.slides[0];
    const places = slide && content(slide).blocks.flatMap((block) => ('source' in block ? [block.source] : []));
    expect(places?.map(({ file, line }) => [local(file), line])).toEqual([
      ['a.md', 1],
      ['parts/b.md', 5],
      ['c.md', 3],
      ['parts/b.md', 10],
      ['a.md', 7],
    ]);
  });

  it('tell a circle with its chain, and a file that is not there, in their place', () => {
    const deck = deckOf({
      'a.md': 'above\n<!-- include: b.md -->\nbelow\n<!-- include: gone.md -->',
      'b.md': 'b\n<!-- include: a.md -->',
    });
    expect(deck.problems.map(({ file, line, message }) => [local(file), line, local(message)])).toEqual([
      ['b.md', 2, 'these files include each other: a.md → b.md → a.md'],
      ['a.md', 4, 'There is no file or directory "gone.md".'],
    ]);
    const slide = deck.slides[0];
    const kinds = slide && content(slide).blocks.map(({ kind }) => kind);
    expect(kinds).toEqual(['paragraph', 'paragraph', 'problem', 'paragraph', 'problem']);
    expect(deck.files.map(local)).toContain('gone.md');
  });

  it('are left alone where an example shows the command', () => {
    expect(markdown(deckOf({ 'a.md': '```md\n<!-- include: b.md -->\n```' }))).toEqual([
      '```md\n<!-- include: b.md -->\n```',
    ]);
  });

  it('have an end, however they are made', () => {
    const files = Object.fromEntries(
      Array.from({ length: 14 }, (_, index) => [`${index}.md`, `${index}\n<!-- include: ${index + 1}.md -->`]),
    );
    expect(deckOf({ 'a.md': '<!-- include: 0.md -->', ...files }).problems).toMatchObject([
      { message: 'files are included more than 10 deep' },
    ]);
    const twice = '<!-- include: b.md -->\n'.repeat(600);
    expect(deckOf({ 'a.md': twice, 'b.md': 'b' }).problems.length).toBe(100);
  });

  it('make the title of the file that asks for one', () => {
    const deck = deckOf({
      'a.md': '---\ntitle: A _talk_\nsub_title: about\nevent: GoDays\nlocation: Berlin\n---\n# One',
    });
    expect(markdown(deck)[0]).toContain('# A _talk_\n\nabout\n\nGoDays · Berlin');
    expect(deck.slides).toHaveLength(2);
    const [title] = deck.slides;
    expect(title && content(title).own).toEqual({ vertical_alignment: 'center' });
  });

  it('centre it where commands have a prefix', () => {
    const { slides } = deckOf({ 'a.md': '---\ntitle: T\noptions:\n  command_prefix: "cmd:"\n---\n# One' });
    expect(slides[0] && content(slides[0])).toMatchObject({
      blocks: [{ kind: 'heading', alignment: 'center' }],
      own: { vertical_alignment: 'center' },
    });
  });

  it('leave slides out that say so', () => {
    expect(
      markdown(deckOf({ 'a.md': 'a\n---\n<!-- skip_slide -->\n\nb\n---\n```\n<!-- skip_slide -->\n```' })),
    ).toEqual(['a', '```\n<!-- skip_slide -->\n```']);
  });
});
