import { mkdirSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { House } from './house.js';
import { projectRoot } from './pty.js';

/** What people get wrong: each has a clear message, and nothing is lost. */

let house: House;
beforeEach(() => {
  house = new House();
});
afterEach(async () => {
  await house.close();
});

/** Long lines of the terminal are whole again. */
const said = (raw: string): string => raw.replaceAll('\r\n', '\n');

describe('a deck that cannot be read ends with 2 and a sentence, before the terminal is touched', () => {
  it.each<[string, () => readonly string[], RegExp]>([
    ['a missing path', () => [join(house.folder, 'missing.md')], /There is no file or directory "[^"]*missing\.md"/],
    [
      'an empty directory',
      () => {
        mkdirSync(join(house.folder, 'empty'));
        return [join(house.folder, 'empty')];
      },
      /The directory "[^"]*empty" is empty/,
    ],
    [
      'a directory without markdown',
      () => {
        house.write('texts/notes.txt', 'no');
        return [join(house.folder, 'texts')];
      },
      /has no \.md file/,
    ],
    ['an empty file', () => [house.write('a.md', '')], /There are no slides in/],
    [
      'binary garbage',
      () => [house.write('a.md', Uint8Array.of(0x89, 0x50, 0, 1, 2, 0xff))],
      /no text but binary data/,
    ],
    ['text of another encoding', () => [house.write('a.md', Uint8Array.of(0x23, 0x20, 0xe9))], /no valid UTF-8/],
    [
      'a file of 50 MB',
      () => {
        const path = house.write('a.md', '# big');
        truncateSync(path, 50 * 1024 * 1024);
        return [path];
      },
      /is 50 MB; a deck file may have at most 16 MB/,
    ],
    ['an unknown option', () => ['--thme', 'dark', 'slides'], /there is no option --thme, did you mean --theme\?/],
    ['a slide that is no number', () => ['slides', '--slide', 'seven'], /--slide takes a whole number from 1/],
    ['an option without its value', () => ['slides', '--theme'], /theme/],
    ['no deck at all', () => [], /name a deck/],
  ])('%s', async (_, args, message) => {
    const program = house.program(process.execPath, [join(projectRoot, 'bin/tslides.js'), ...args()], {
      columns: 250,
    });
    expect(await program.exited).toBe(2);
    expect(said(program.raw)).toMatch(/^tslides: [^\n]+\n$/);
    expect(said(program.raw)).toMatch(message);
    expect(program.raw).not.toContain('\x1b');
  });
});

describe('a deck that is written differently is the same deck', () => {
  const slides = '---\nauthor: Ada\n---\n\n# One\n\n---\n\n# Two\n';
  it.each([
    ['CRLF', slides.replaceAll('\n', '\r\n')],
    ['a BOM', `\ufeff${slides}`],
    ['no line feed at its end', slides.trimEnd()],
    ['all of it', `\ufeff${slides.trimEnd().replaceAll('\n', '\r\n')}`],
  ])('with %s', (_, text) => {
    const plain = house.run(['dump', house.write('plain.md', slides)]);
    expect(plain).toMatchObject({ status: 0, stderr: '' });
    expect(plain.stdout).toMatch(/One[\s\S]*Ada[\s\S]*Slide 1 \/ 2[\s\S]*Two[\s\S]*Slide 2 \/ 2/);
    expect(house.run(['dump', house.write('other.md', text)])).toEqual(plain);
  });
});

describe('what is wrong in a deck is told while the show goes on', () => {
  it.each<[string, string, RegExp]>([
    ['invalid YAML', '---\nauthor: "Ada\n---\n\n# One', /a\.md:[23]/],
    ['an unknown key', '---\nauther: Ada\n---\n\n# One', /a\.md:2 .*"?auther"?.*author/],
    ['a missing theme', '---\ntheme: ./nowhere.json\n---\n\n# One', /nowhere\.json/],
    ['a fence that swallows a slide', '# One\n\n```sh\necho\n---\n# Two', /a\.md:3 nothing closes this fence/],
  ])('%s', async (_, text, message) => {
    const show = house.show([house.deck(text)], { columns: 200 });
    await show.see(message);
    await show.see('One');
    show.press('q');
    expect(await show.exited).toBe(0);
  });

  it.each<[string, string, RegExp]>([
    ['is no JSON', '{ "document": ', /theme\.json:\d+/],
    ['has a wrong type', '{ "document": { "color": [] } }', /theme\.json:1 .*document\.color/],
    ['has an unknown key', '{ "document": { "colour": "1" } }', /theme\.json:1 .*colour.*color/],
  ])('a theme that %s', async (_, theme, message) => {
    house.write('deck/theme.json', theme);
    const show = house.show([house.deck('---\ntheme: theme.json\n---\n\n# One')], { columns: 250 });
    await show.see(message);
    await show.see('One');
  });

  it('a figlet font that is not there: named, with the nearest, on its slide', async () => {
    const show = house.show([house.deck('```figlet {font="Standart"}\nHi\n```', '# Two')]);
    await show.see(/Standart[\s\S]*Standard/);
    show.press('j');
    await show.see('Two');
  });

  it('logs that cannot be written', async () => {
    const file = house.write('file', '');
    const show = house.show([house.deck('# One'), '--log-dir', join(file, 'logs')], { columns: 200 });
    await show.see('no logs:');
  });
});

describe('escape sequences', () => {
  it('in markdown, front matter and a link are shown, and never sent', async () => {
    const deck = house.deck(
      '---\nauthor: "A\\e]0;owned\\aB"\npaging: "\\e[31m%d"\n---\n\n# Red \x1b[31mhead\x1b[0m\n\n' +
        'text \x1b]0;owned\x07 \x9b31m and `co\x1b[2Jde` [link](https://a.b/\x1b]0;owned\x07x)\n\n```\ncode \x1b[5m\n```\n\n' +
        '| a\x1b[3m | b |\n|---|---|\n| \x1bc | d |',
    );
    const show = house.show([deck], { columns: 120 });
    await show.see('␛[31mhead');
    await show.see('co␛[2Jde');
    for (const sent of ['\x1b]0;', '\x1b[5m', '\x1bc', '\x9b', '\x1b[31mhead']) expect(show.raw).not.toContain(sent);
    show.press('y', '/');
    show.type('a\x1bb');
    await show.see('Red');
    const dumped = house.run(['dump', deck]);
    expect(dumped.stdout.replaceAll('\n', '')).not.toMatch(/[\x00-\x1f\x7f-\x9f]/);
    expect(house.run(['dump', deck, '--color']).stdout).not.toMatch(/\x1b\]0;|\x9b|\x1b\[5m|\x1bc/);
  });

  it('in what code prints are shown, and never sent', async () => {
    const show = house.show([house.deck('```sh\nprintf "\\033[31mred\\033]0;owned\\a\\n"\n```')]);
    await show.see('printf');
    show.press('ctrl+e');
    await show.see('␛[31mred');
    expect(show.raw).not.toContain('\x1b]0;');
  });

  it('in the names of files and options are shown, and never sent', () => {
    for (const args of [
      ['dump', 'a\x1b[31m.md'],
      ['dump', 'slides', '--\x1b[31m'],
      ['slides', '--slide', '\x1b[31m'],
    ]) {
      const { status, stderr } = house.run(args);
      expect(status).toBe(2);
      expect(stderr).not.toContain('\x1b');
    }
  });
});

describe('without a terminal', () => {
  it('the show says so, and what to do', () => {
    const { status, stdout, stderr } = house.run(['slides']);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toBe(
      'tslides: standard output is not a terminal: use "tslides dump slides" to print the slides as text\n',
    );
  });

  it('slides are printed, as wide as is asked, one or all', () => {
    const deck = house.deck('# One\n\nmany words '.repeat(20), '# Two');
    const all = house.run(['dump', deck]);
    expect(all.stdout).toMatch(/One[\s\S]*Two/);
    expect(all.stdout).not.toContain('\x1b');
    const second = house.run(['dump', deck, '--slide', '2']);
    expect(second.stdout).toContain('Two');
    expect(second.stdout).not.toContain('many');
    const narrow = house.run(['dump', deck, '--width', '40', '--slide=1']);
    expect(Math.max(...narrow.stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(40);
    expect(house.run(['dump', deck, '--color']).stdout).toContain('\x1b[');
    expect(house.run(['dump', '-'], '# From standard input').stdout).toContain('From standard input');
  });

  it('a slide that is not there, and a width that is none, are wrong use', () => {
    const deck = house.deck('# One');
    expect(house.run(['dump', deck, '--slide', '2'])).toMatchObject({
      status: 2,
      stderr: 'tslides: --slide 2: the deck has 1 slide\n',
    });
    expect(house.run(['dump', deck, '--width', '0'])).toMatchObject({ status: 2 });
    expect(house.run(['dump', deck, '--widht', '7']).stderr).toContain('did you mean --width?');
  });

  it('it says its version, and its help with examples', () => {
    expect(house.run(['--version'])).toMatchObject({ status: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
    const help = house.run(['--help']);
    expect(help.status).toBe(0);
    for (const word of ['--slide', '--address', '--log-dir', 'tslides dump', 'Examples:']) {
      expect(help.stdout).toContain(word);
    }
  });
});
