import fs from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readDeck } from '../deck/read.js';
import { wholeSlide } from '../presenter/frame.js';
import { stateOf, textOf } from '../presenter/testing.js';
import { until } from '../testing/until.js';
import { Assets } from './assets.js';
import { Closing } from './closing.js';
import { followFiles } from './follow-files.js';
import { Store } from './store.js';
import { Themes } from './themes.js';

let folder: string;
let closing: Closing;
beforeEach(() => {
  folder = fs.realpathSync(fs.mkdtempSync(join(tmpdir(), 'tslides-deck-')));
  closing = new Closing();
});
afterEach(async () => {
  await closing.all();
  fs.rmSync(folder, { recursive: true, force: true });
});

const write = (name: string, text: string): void => fs.writeFileSync(join(folder, name), text);
/** As editors save: a new file beside the old one, then in its place. */
const replace = (name: string, text: string): void => {
  write(`${name}.tmp`, text);
  fs.renameSync(join(folder, `${name}.tmp`), join(folder, name));
};

/** The session on a deck that is followed; `stdin` for the input `-`; `first` happens before anything is watched. */
async function following(
  inputs: readonly string[] = [folder],
  stdin?: string,
  first: (store: Store) => void = () => undefined,
) {
  const deck = readDeck(inputs, stdin);
  const troubles: unknown[] = [];
  const themes = new Themes(deck, undefined);
  const assets = new Assets({ dist: '', images: undefined, reducedMotion: false, colour: true });
  const store = new Store(stateOf(deck, { theme: themes.loaded.theme, tools: assets.tools }));
  assets.use(store);
  themes.use(store, (error) => troubles.push(error));
  const base = {
    dist: '',
    logDir: undefined,
    demos: undefined,
    service: {},
    slide: 0,
    themeOverride: undefined,
    stdin,
    reducedMotion: false,
    images: undefined,
  } as const;
  first(store);
  await followFiles({
    options: { ...base, deck, inputs },
    themes,
    assets,
    store,
    closing,
    trouble: (error) => troubles.push(error),
  });
  return {
    store,
    troubles,
    slides: (what: string, ...texts: readonly string[]) =>
      until(what, () => {
        const { slides } = store.state.deck;
        return slides.length === texts.length && slides.every(({ markdown }, i) => markdown.includes(texts[i] ?? ''));
      }),
    notice: (wanted: RegExp) => until(`${wanted}`, () => wanted.test(store.state.notices.deck?.text ?? '')),
  };
}

describe('a deck that is edited', () => {
  it('is shown anew, and the page stays', async () => {
    write('a.md', '# One\n\n---\n\n# Two\n');
    const show = await following();
    show.store.dispatch({ kind: 'key', key: 'j' });
    write('a.md', '# One\n\n---\n\n# Second\n\n---\n\n# Three\n');
    await show.slides('the edit', '# One', '# Second', '# Three');
    expect(show.store.state.slide).toBe(1);
  });

  it('is followed through one atomic save after another', async () => {
    write('a.md', '# 0\n');
    const show = await following();
    for (let save = 1; save <= 5; save += 1) {
      replace('a.md', `# ${save}\n`);
      await show.slides(`save ${save}`, `# ${save}`);
    }
  });

  it('is followed where the watcher tells nothing', async () => {
    write('a.md', '# 0\n');
    const file = join(folder, 'a.md');
    const saved = new Date('2026-01-01');
    fs.utimesSync(file, saved, saved);
    const show = await following();
    for (const save of [write, replace]) {
      // until nobody looks at the files because of what came before
      await new Promise((resolve) => setTimeout(resolve, 100));
      save('a.md', `# by ${save.name}\n`);
      // read later than written: the watcher takes it for a file that was but read
      fs.utimesSync(file, new Date(), saved);
      await show.slides(`a ${save.name} that keeps the time`, `# by ${save.name}`);
    }
    write('a.md', '# after\n');
    await show.slides('the save after them', '# after');
  });

  it('that breaks right after a good save says so', async () => {
    write('a.md', '# 0\n');
    const show = await following();
    // so soon after the event that the watcher drops the second one
    const done = show.store.subscribe((_, command) => {
      if (command.kind === 'deck') write('a.md', '');
    });
    write('a.md', '# 1\n');
    await show.slides('the good save', '# 1');
    await show.notice(/^showing the last good deck: /);
    done();
    write('a.md', '# 2\n');
    await show.slides('the next good save', '# 2');
    expect(show.store.state.notices.deck).toBeUndefined();
  });

  it('is followed as a single file, too', async () => {
    write('a.md', '# 0\n');
    const show = await following([join(folder, 'a.md')]);
    replace('a.md', '# 1\n');
    await show.slides('the first save', '# 1');
    replace('a.md', '# 2\n');
    await show.slides('the second save', '# 2');
    write('a.md', '# 3\n');
    await show.slides('the third save', '# 3');
  });

  it('gets a new file of its folder, and loses one that is gone', async () => {
    write('a.md', '# A\n');
    const show = await following();
    write('b.md', '# B\n');
    await show.slides('the new file', '# A', '# B');
    write('c.MD', '# C\n');
    await show.slides('one in capitals', '# A', '# B', '# C');
    fs.rmSync(join(folder, 'b.md'));
    await show.slides('what is left', '# A', '# C');
    write('notes.txt', 'no slide');
    write('a.md', '# A2\n');
    await show.slides('the files alone', '# A2', '# C');
  });

  it('stays as it last was while a save is half written, and says so', async () => {
    write('a.md', '# Good\n');
    const show = await following();
    write('a.md', '');
    await show.notice(/showing the last good deck/);
    await show.slides('the good one', '# Good');
    write('a.md', '# Better\n');
    await show.slides('the whole save', '# Better');
    await until('the note to go', () => show.store.state.notices.deck === undefined);
  });

  it('stays as it last was while it is gone', async () => {
    write('a.md', '# Good\n');
    const show = await following();
    fs.rmSync(join(folder, 'a.md'));
    await show.notice(/showing the last good deck: .*(?:has no \.md file|is empty)/);
    expect(show.store.state.deck.slides[0]?.markdown).toContain('# Good');
    write('a.md', '# Back\n');
    await show.slides('it again', '# Back');
  });

  it('says what is wrong with it, with its place', async () => {
    write('a.md', '---\nauthor: Ada\n---\n\n# One\n');
    const show = await following();
    write('a.md', '---\nauther: Ada\n---\n\n# One\n');
    await show.notice(/a\.md:2 .*auther.*author/);
    write('a.md', '---\nauthor: Ada\n---\n\n# One\n');
    await until('the note to go', () => show.store.state.notices.deck === undefined);
    expect(show.troubles).toEqual([]);
  });
});

describe('a theme', () => {
  const red = JSON.stringify({ document: { color: '#ff0000' } });
  const blue = JSON.stringify({ document: { color: '#0000ff' } });
  const color = (store: Store): unknown => store.state.theme.elements.document.color;

  it('is followed when its file changes', async () => {
    write('theme.json', red);
    write('a.md', '---\ntheme: ./theme.json\n---\n\n# One\n');
    const { store } = await following();
    expect(color(store)).toBe('#ff0000');
    replace('theme.json', blue);
    await until('the new colour', () => color(store) === '#0000ff');
    write('theme.json', '{ not json');
    await until('the complaint', () => /theme\.json.*last good theme/.test(store.state.notices.deck?.text ?? ''));
    expect(color(store)).toBe('#0000ff');
    write('theme.json', red);
    await until('the first colour', () => color(store) === '#ff0000');
    await until('the complaint to go', () => store.state.notices.deck === undefined);
  });

  it('that is broken from the start stands in for nothing', async () => {
    write('theme.json', '{');
    write('a.md', '---\ntheme: ./theme.json\n---\n\n# One\n');
    const { store, notice } = await following();
    await notice(/theme\.json.*the dark theme is shown instead/);
    write('theme.json', '{"');
    await notice(/theme\.json.*the dark theme is shown instead/);
    expect(store.state.theme.name).toBe('dark');
    write('theme.json', red);
    await until('its colour', () => color(store) === '#ff0000');
  });

  it('stays as it last was while the front matter names one that is not there', async () => {
    write('theme.json', red);
    write('a.md', '---\ntheme: ./theme.json\n---\n\n# One\n');
    const { store, notice } = await following();
    write('a.md', '---\ntheme: drac\n---\n\n# One\n');
    await notice(/no theme "drac".*the last good theme stays/);
    expect(color(store)).toBe('#ff0000');
    write('a.md', '---\ntheme: dracula\n---\n\n# One\n');
    await until('the new one', () => store.state.theme.name === 'dracula');
    write('a.md', '# One\n');
    await until('that of the terminal', () => store.state.theme.name === 'dark');
    expect(store.state.notices.deck).toBeUndefined();
  });

  it('is another one when the front matter says so, and is followed from then on', async () => {
    write('theme.json', red);
    write('a.md', '# One\n');
    const { store } = await following();
    write('a.md', '---\ntheme: ./theme.json\n---\n\n# One\n');
    await until('its colour', () => color(store) === '#ff0000');
    write('theme.json', blue);
    await until('its new colour', () => color(store) === '#0000ff');
  });
});

describe('a theme at an address', () => {
  it('is fetched once, and what is wrong with it stays told when the deck is saved', async () => {
    let fetched = 0;
    const server = createServer((_, response) => {
      fetched += 1;
      response.end('{"document": {"colour": "1"}}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    try {
      const text = (title: string) => `---\ntheme: http://127.0.0.1:${port}/\n---\n\n# ${title}\n`;
      write('a.md', text('One'));
      const show = await following();
      await show.notice(/colour/);
      write('a.md', '');
      await show.notice(/^showing the last good deck: /);
      write('a.md', text('Two'));
      await show.slides('the save', '# Two');
      await show.notice(/colour/);
      expect(fetched).toBe(1);
    } finally {
      server.close();
    }
  });
});

describe('standard input', () => {
  it('has nothing to follow', async () => {
    const show = await following(['-'], '# In\n');
    expect(show.store.state.deck.slides).toHaveLength(1);
  });

  it('stays when a file beside it is edited', async () => {
    write('b.md', '# B\n');
    const show = await following(['-', join(folder, 'b.md')], '# In\n');
    write('b.md', '# B2\n');
    await show.slides('the edit', '# In', '# B2');
    expect(show.store.state.notices).toEqual({});
  });
});

describe('other files that a deck shows', () => {
  it('are followed: included ones, and such as become so', async () => {
    write('part.txt', 'one');
    write('a.md', '# A\n<!-- include: part.txt -->\n<!-- include: later.txt -->\n');
    const show = await following([join(folder, 'a.md')]);
    write('part.txt', 'two');
    await until('the edit', () => /two/.test(show.store.state.deck.slides[0]?.markdown ?? ''));
    write('later.txt', 'three');
    await until('the file that was missing', () => /three/.test(show.store.state.deck.slides[0]?.markdown ?? ''));
    write('later.txt', 'four');
    await until('its edit', () => /four/.test(show.store.state.deck.slides[0]?.markdown ?? ''));
  });

  it('are read anew when a fence shows them', async () => {
    write('main.go', 'package one');
    write('a.md', '```file\npath: main.go\n```\n');
    const { store } = await following();
    const shown = (): string => textOf(wholeSlide(store.state));
    expect(shown()).toContain('package one');
    write('main.go', 'package two');
    await until('the edit', () => shown().includes('package two'));
    fs.rmSync(join(folder, 'main.go'));
    await until('the reason', () => /no file or directory/.test(shown()));
  });

  it('are as they are on disk, although they changed when the first slide was there already', async () => {
    write('main.go', 'package one');
    write('a.md', '```file\npath: main.go\n```\n');
    const { store } = await following([folder], undefined, (before) => {
      expect(textOf(wholeSlide(before.state))).toContain('package one');
      write('main.go', 'package two');
    });
    expect(textOf(wholeSlide(store.state))).toContain('package two');
  });

  it('may go and come back, wherever they are', async () => {
    for (const name of ['parts', 'code']) fs.mkdirSync(join(folder, name));
    write('parts/part.txt', 'one');
    write('code/main.go', 'package one');
    write('theme.json', '{"document": {"color": "1"}}');
    write(
      'a.md',
      '---\ntheme: theme.json\n---\n# A\n<!-- include: parts/part.txt -->\n\n```file\npath: code/main.go\n```\n',
    );
    const { store } = await following([join(folder, 'a.md')]);
    const shown = (): string => textOf(wholeSlide(store.state));
    expect(shown()).toContain('package one');
    fs.rmSync(join(folder, 'code/main.go'));
    await until('the missing code', () => /no file or directory/.test(shown()));
    fs.rmSync(join(folder, 'parts/part.txt'));
    await until('the missing part', () => !/^ *one$/m.test(shown()));
    fs.rmSync(join(folder, 'theme.json'));
    await until('the missing theme', () => /and 1 more/.test(store.state.notices.deck?.text ?? ''));
    expect(store.state.theme.elements.document.color).toBe(1);
    write('code/main.go', 'package two');
    await until('the code again', () => shown().includes('package two'));
    write('parts/part.txt', 'two');
    await until('the part again', () => /^ *two$/m.test(shown()));
    write('theme.json', '{"document": {"color": "2"}}');
    await until('the theme again', () => store.state.theme.elements.document.color === 2);
    fs.rmSync(join(folder, 'a.md'));
    await until('the missing deck', () => /last good deck/.test(store.state.notices.deck?.text ?? ''));
    write('a.md', '# B\n');
    await until('the deck again', () => shown().includes('B'));
  });

  it('are shown as they are at the end of a save in many steps', async () => {
    write('main.go', 'package one');
    write('a.md', '```file\npath: main.go\n```\n');
    const { store } = await following();
    const shown = (): string => textOf(wholeSlide(store.state));
    expect(shown()).toContain('package one');
    for (let round = 0; round < 20; round += 1) {
      const file = fs.openSync(join(folder, 'main.go'), 'w');
      await new Promise((resolve) => setTimeout(resolve, round % 5));
      fs.writeSync(file, `package of${round}`);
      fs.closeSync(file);
      await until(`save ${round}`, () => shown().includes(`of${round}`));
    }
  });
});
