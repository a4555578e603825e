import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { diskMessage } from './disk-message.js';
import { DeckError } from './errors.js';
import { readDeck, watchTargets } from './read.js';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tslides-deck-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function put(name: string, text: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const defaults = { theme: 'default', author: () => 'Ada' };
const read = (...inputs: string[]) => readDeck(inputs, undefined, defaults);
const markdown = (...inputs: string[]) => read(...inputs).slides.map((slide) => slide.markdown);

function refusal(...inputs: string[]): string {
  try {
    read(...inputs);
  } catch (error) {
    expect(error).toBeInstanceOf(DeckError);
    return (error as DeckError).message.replaceAll(folder, '');
  }
  throw new Error('it was read');
}

describe('readDeck', () => {
  it('reads a file', () => {
    const path = put('a.md', '---\ntheme: dark\n---\n# One\n---\n# Two\n');
    const settings = { theme: 'dark', author: 'Ada', date: 'YYYY-MM-DD', paging: 'Slide %d / %d' };
    expect(read(path)).toEqual({
      settings,
      folder,
      slides: [
        { markdown: '# One', source: { file: path, line: 4 }, settings },
        { markdown: '# Two', source: { file: path, line: 6 }, settings },
      ],
      problems: [],
      files: [path],
    });
  });

  it('reads the markdown files of a directory in natural order', () => {
    for (const name of ['10.md', '2.md', 'b.MD', '.hidden.md', 'notes.txt']) put(name, name);
    mkdirSync(join(folder, 'folder.md'));
    mkdirSync(join(folder, 'more'));
    put('more/1.md', 'deeper');
    symlinkSync(join(folder, 'more'), join(folder, 'link.md'));
    expect(markdown(folder)).toEqual(['2.md', '10.md', 'b.MD']);
    expect(read(folder).folder).toBe(folder);
  });

  it("reads underlined titles as presenterm's `implicit_slide_ends` does, without an `end_slide` too", () => {
    put('part.md', 'Three\n---\n\nc\n\n<!-- end_slide -->\n\nd\n');
    const deck = read(
      put(
        'a.md',
        '---\noptions:\n  implicit_slide_ends: true\n---\nOne\n===\n\na\n\n---\n\nb\n\nTwo\n---\n\nc\n\n<!-- include: part.md -->\n',
      ),
    );
    expect(deck.slides.map(({ markdown, source: { line } }) => [line, markdown.trim()])).toEqual([
      [5, 'One\n===\n\na\n\n---\n\nb'],
      [14, 'Two\n---\n\nc'],
      [1, 'Three\n---\n\nc'],
      [7, 'd'],
    ]);
    expect(deck.slides.every(({ underlinedTitles }) => underlinedTitles)).toBe(true);
  });

  it('reads several files in the order given', () => {
    expect(markdown(put('b.md', 'b'), put('a.txt', 'a'))).toEqual(['b', 'a']);
  });

  it('reads stdin', () => {
    const deck = readDeck(['-'], '---\nauthor: Bob\n---\nhi', defaults);
    expect(deck).toMatchObject({ folder: process.cwd(), files: [], settings: { author: 'Bob' } });
    expect(deck.slides).toMatchObject([{ markdown: 'hi', source: { file: 'stdin', line: 4 } }]);
  });

  it('sets the deck by the first file, and its own slides by a later one', () => {
    const first = put('1.md', '---\ntheme: dark\nauthor: Ada\n---\none');
    const second = put('2.md', '---\nauthor: ""\npaging: "%d"\n---\ntwo');
    const deck = read(first, second, put('3.md', 'three'));
    expect(deck.settings).toMatchObject({ theme: 'dark', author: 'Ada', paging: 'Slide %d / %d' });
    expect(deck.slides.map((slide) => slide.settings)).toMatchObject([
      { theme: 'dark', author: 'Ada', paging: 'Slide %d / %d' },
      { theme: 'dark', author: '', paging: '%d' },
      { theme: 'dark', author: 'Ada', paging: 'Slide %d / %d' },
    ]);
  });

  it('keeps a first slide that is no mapping', () => {
    expect(markdown(put('a.md', '---\nHello: a\n*b*: c: d\n---\ntwo'))).toEqual(['Hello: a\n*b*: c: d', 'two']);
  });

  it('reads BOM, CRLF and a missing last line feed as nothing', () => {
    const deck = read(put('a.md', '\ufeff---\r\ntheme: dark\r\n---\r\n# One\r\n---\r\n# Two'));
    expect(deck.settings.theme).toBe('dark');
    expect(deck.slides.map((slide) => slide.markdown)).toEqual(['# One', '# Two']);
  });

  it('collects problems with file and line', () => {
    const first = put('1.md', '---\nautor: x\n---\none');
    const second = put('2.md', 'two\n```js\n---\nmore');
    const third = put('3.md', 'theme: dark\n---\nthree');
    expect(read(first, second, third).problems).toMatchObject([
      { level: 'warning', file: first, line: 2, message: expect.stringContaining('`author`') },
      { level: 'warning', file: second, line: 2, message: expect.stringContaining('closes this fence') },
      { level: 'warning', file: third, line: 1, message: expect.stringContaining('looks like front matter') },
    ]);
  });

  it('shows the deck in spite of invalid YAML', () => {
    const deck = read(put('a.md', '---\ntheme: "dark\n---\none'));
    expect(deck.slides).toHaveLength(1);
    expect(deck.settings.theme).toBe('default');
    expect(deck.problems).toMatchObject([{ level: 'error', line: 2 }]);
  });

  it('names each file to watch once', () => {
    const path = put('a.md', 'a');
    expect(read(path, folder).files).toEqual([path]);
  });
});

describe('readDeck refuses, in one sentence,', () => {
  it('a missing path', () => {
    expect(refusal(join(folder, 'no.md'))).toBe('There is no file or directory "/no.md".');
    expect(refusal(join(put('a.md', 'a'), 'b.md'))).toBe('There is no file or directory "/a.md/b.md".');
  });

  it('an empty directory', () => {
    expect(refusal(folder)).toBe('The directory "" is empty; a deck is made of .md files.');
  });

  it('a directory without markdown', () => {
    put('a.txt', 'a');
    expect(refusal(folder)).toBe('The directory "" has no .md file (folders inside it are not searched).');
  });

  it('a path that runs in a circle', () => {
    symlinkSync(join(folder, 'a.md'), join(folder, 'a.md'));
    expect(refusal(join(folder, 'a.md'))).toBe(`"/a.md" can't be read: its symbolic links run in a circle.`);
  });

  it('an unreadable file', () => {
    const denied = Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' });
    expect(diskMessage('a.md', denied)).toBe(`"a.md" can't be read: permission denied.`);
    expect(diskMessage('a.md', new Error('odd'))).toBe(`"a.md" can't be read: odd.`);
  });

  it.skipIf(process.platform === 'win32')('what is neither file nor directory', () => {
    expect(refusal('/dev/null')).toBe('"/dev/null" is neither a file nor a directory.');
  });

  it('binary data, UTF-16 and what is no UTF-8', () => {
    expect(refusal(put('a.md', Buffer.from([0x23, 0, 1, 2])))).toBe(
      '"/a.md" is no text but binary data; a deck is a markdown file.',
    );
    expect(refusal(put('a.md', Buffer.from('\ufeff# a', 'utf16le')))).toBe('"/a.md" is UTF-16 text; save it as UTF-8.');
    expect(refusal(put('a.md', Buffer.from([0x61, 0xe4, 0x62])))).toBe(
      '"/a.md" is no valid UTF-8 text; save it as UTF-8.',
    );
  });

  it('50 MB, without reading them', () => {
    truncateSync(put('a.md', ''), 50 * 1024 * 1024);
    const message = '"/a.md" is 50 MB; a deck file may have at most 16 MB.';
    expect(refusal(join(folder, 'a.md'))).toBe(message);
    expect(refusal(folder)).toBe(message);
  });

  it('a deck without slides', () => {
    expect(refusal(put('a.md', '\n\n'))).toBe('There are no slides in "/a.md": it is empty, or front matter alone.');
    expect(refusal(put('a.md', '---\ntheme: dark\n---\n'))).toMatch(/^There are no slides/);
  });

  it('nothing at all', () => {
    expect(refusal()).toBe('No deck was named: give a directory, files, or - for stdin.');
    expect(refusal('-')).toBe('Nothing was given on stdin.');
  });

  it('names that would drive the terminal, made harmless', () => {
    expect(refusal('\u001b[2Jno.md')).toBe('There is no file or directory "␛[2Jno.md".');
  });
});

describe('watchTargets', () => {
  it('are the files, and the directories in which new ones may appear', () => {
    const path = put('a.md', 'a');
    expect(watchTargets([folder, '-'], read(folder))).toEqual({ files: [path], directories: [folder] });
    expect(watchTargets([path], read(path))).toEqual({ files: [path], directories: [] });
  });

  it('are the inputs while there is no deck', () => {
    const path = join(folder, 'no.md');
    expect(watchTargets([folder, path])).toEqual({ files: [path], directories: [folder] });
  });
});
