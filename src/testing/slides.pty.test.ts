import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readDeck } from '../deck/read.js';
import { encodePng } from '../image/png-encode.js';
import { Encoder } from '../terminal/encode.js';
import { builtinNames, builtinTheme } from '../theme/builtin.js';
import { House } from './house.js';
import { projectRoot } from './pty.js';

/** What slides can hold, in a real terminal: each thing arrives after the first paint, and nothing waits for it. */

let house: House;
beforeEach(() => {
  house = new House();
});
afterEach(async () => {
  await house.close();
});

const paging = '---\npaging: "%d / %d"\n---\n\n';

describe('a slide in steps', () => {
  const steps = '# Steps\n\n<!-- pause -->\n\nneedle\n\n<!-- incremental_lists: true -->\n\n- alpha\n- beta';

  it('is gone through with the keys that go on and back', async () => {
    const show = house.show([house.deck(`${paging}# One`, steps, '# Three')]);
    await show.see('1 / 3');
    show.press('j');
    await show.see('2 / 3');
    expect(show.text()).not.toContain('needle');
    show.press('space');
    await show.see('needle');
    const row = show.rows().findIndex((text) => text.includes('needle'));
    show.press('space', 'space');
    await show.see('beta');
    expect(show.rows()[row]).toContain('needle');
    show.press('left');
    await show.see((text) => text.includes('alpha') && !text.includes('beta'));
    show.press('space', 'space');
    await show.see('3 / 3');
    show.press('left');
    await show.see((text) => text.includes('2 / 3') && text.includes('beta'));
  });

  it('is there as a whole for counts, numbers and searches', async () => {
    const show = house.show([house.deck(`${paging}# One`, steps, '# Three')]);
    await show.see('1 / 3');
    show.press('2', 'G');
    await show.see((text) => text.includes('2 / 3') && text.includes('beta'));
    show.press('g', 'g', '1', 'j');
    await show.see((text) => text.includes('2 / 3') && text.includes('beta'));
    show.press('g', 'g', '/', 'n', 'e', 'e', 'd', 'l', 'e', 'enter');
    await show.see((text) => text.includes('2 / 3') && text.includes('needle'));
  });
});

describe('a theme by the terminal', () => {
  const ink = (name: 'dark' | 'light'): string => {
    const { document, text } = builtinTheme(name).elements;
    const color = text.color ?? document.color ?? 0;
    return new Encoder(3).row([{ text: 'words', style: { color } }]);
  };

  it.each([
    ['light', 'rgb:ffff/ffff/ffff'],
    ['dark', 'rgb:1e1e/1e1e/1e1e'],
  ] as const)('is the %s one where it says so', async (name, background) => {
    const show = house.show([house.deck('---\ntheme: auto\n---\n\nwords')], { background });
    await show.see('words');
    await show.written(ink(name));
    expect(ink('light')).not.toBe(ink('dark'));
  });

  it('waits for no terminal that does not answer', async () => {
    const show = house.show([house.deck('---\ntheme: auto\n---\n\n# One\n\n![](a.png)', '# Two')], { mute: true });
    await show.see('One');
    show.press('j');
    await show.see('Two');
    show.press('q');
    expect(await show.exited).toBe(0);
  });
});

describe('pictures', () => {
  it('stand in coloured cells where the terminal has no protocol for them', async () => {
    const data = new Uint8Array(40 * 40 * 4).map((_, index) => (index % 4 === 0 || index % 4 === 3 ? 255 : 0));
    const folder = house.deck('# A picture\n\n![red](red.png)\n\nbelow it', '![](gone.png)');
    house.write('deck/red.png', encodePng({ width: 40, height: 40, data }));
    const show = house.show([folder]);
    await show.see(/[▀▄█]{4}/);
    await show.written('\x1b[38;2;255;0;0m');
    show.press('j');
    await show.see('there is no such file');
  });
});

describe('diagrams', () => {
  it('are drawn', async () => {
    const show = house.show([house.deck('```mermaid\nflowchart LR\n  A[Client] --> B[Worker]\n```')]);
    await show.see(/│ Client ├─+►│ Worker │/);
  });
});

describe('commands of a deck', () => {
  const deck = '# Said\n\n~~~tr a-z A-Z\nloudly\n~~~\n\n---\n\n# Failed\n\n~~~sh -c false\n~~~';

  it('run when its file is executable', async () => {
    const file = house.write('talk.md', deck);
    chmodSync(file, 0o755);
    const show = house.show([file]);
    await show.see('LOUDLY');
    writeFileSync(file, deck.replace('loudly', 'louder'));
    await show.see('LOUDER');
    show.press('j');
    await show.see('exit status 1');
  });

  it('do not run otherwise', () => {
    const { stdout } = house.run(['dump', house.write('talk.md', deck)]);
    expect(stdout).toContain('loudly');
    expect(stdout).not.toContain('LOUDLY');
    chmodSync(join(house.folder, 'talk.md'), 0o755);
    expect(house.run(['dump', join(house.folder, 'talk.md')]).stdout).toContain('LOUDLY');
  });
});

describe('the tour', () => {
  it('shows every slide of itself, and nothing goes wrong', async () => {
    const { slides } = readDeck([join(projectRoot, 'tour')]);
    const show = house.show(['tour'], { columns: 100, rows: 30 });
    await show.see(`1 / ${slides.length}`);
    for (let number = 2; number <= slides.length; number += 1) {
      show.press(...String(number), 'G');
      await show.see(`${number} / ${slides.length}`);
    }
    show.press('q');
    expect(await show.exited).toBe(0);
    expect(house.log('presenter.log')).toBe('');
  });

  it('has nothing to mend', () => {
    const { status, stdout } = house.run(['check', 'tour']);
    expect({ status, stdout }).toMatchObject({ status: 0 });
  });

  it('shows beside each part the source that it is made of', () => {
    const { slides, files } = readDeck([join(projectRoot, 'tour')]);
    const parts = files.filter((file) => /parts\/[\w-]+\.md$/.test(file));
    expect(parts.length).toBeGreaterThan(15);
    for (const part of parts) {
      const [first = ''] = readFileSync(part, 'utf8').trim().split('\n');
      expect(
        slides.some(({ markdown }) => markdown.includes(first)),
        part,
      ).toBe(true);
    }
  });
});

describe('tslides themes', () => {
  it('shows each theme once, without colours where nobody sees them', () => {
    const { stdout } = house.run(['themes']);
    for (const name of builtinNames) expect(stdout).toMatch(new RegExp(`^${name}$`, 'm'));
    expect(stdout).not.toContain('\x1b[38');
    expect(house.run(['themes', 'dark', '--color']).stdout).toContain('\x1b[38');
    expect(house.run(['themes', 'drak']).status).toBe(2);
  });
});
