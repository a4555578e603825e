import { existsSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { House } from './house.js';
import { gone, type PtyProgram, projectRoot } from './pty.js';
import { until } from './until.js';

/** The whole program in a real terminal, without demos: the screen, the keys, and every way out. */

let house: House;
beforeEach(() => {
  house = new House();
});
afterEach(async () => {
  await house.close();
});

const three = ['# First slide', '# Second slide\n\nneedle', '# Third slide\n\n```bash\necho $((6 * 7))\n```'];

/** The terminal is as it was found. */
function expectRestored(program: PtyProgram): void {
  expect(program.modes()).toEqual({ alternate: false, wraps: true, cursorShown: true });
  expect(program.raw.lastIndexOf('\x1b[?2026l')).toBeGreaterThanOrEqual(program.raw.lastIndexOf('\x1b[?2026h'));
  expect(program.raw.split('\x1b[?1049h')).toHaveLength(program.raw.split('\x1b[?1049l').length);
}

describe('a talk', () => {
  it('of ours begins with its title, and keys move through it', async () => {
    const show = house.show([join(projectRoot, 'slides')], { columns: 120, rows: 36 });
    await show.see('[page 1 / 17]');
    expect(show.text()).toContain('Peter Hellberg 🌿');
    expect(show.modes()).toEqual({ alternate: true, wraps: false, cursorShown: false });
    show.press('5', 'G');
    await show.see('[page 5 / 17]');
    show.press('g', 'g');
    await show.see('[page 1 / 17]');
    show.press('G');
    await show.see('[page 17 / 17]');
    show.press('up', 'pgup', 'left', '3', 'h');
    await show.see('[page 11 / 17]');
    show.press('q');
    expect(await show.exited).toBe(0);
    expectRestored(show);
    expect(show.raw.endsWith('\x1b[?1049l')).toBe(true);
  });

  it('keeps the keys that come before anything is there', async () => {
    const show = house.show([house.deck(...three)]);
    show.press('j', 'j', 'ctrl+e');
    await show.see(/Third slide[\s\S]*\b42\b/);
  });

  it('shows its keys with ?, and goes on', async () => {
    const show = house.show([house.deck(...three)]);
    await show.see('First slide');
    show.press('?');
    await show.see('end the show');
    show.press('esc');
    await show.see('First slide');
    show.press('j');
    await show.see('Second slide');
  });

  it('is searched', async () => {
    const show = house.show([house.deck(...three)]);
    await show.see('First slide');
    show.press('/');
    show.type('NEEDLE/i');
    await show.see('/NEEDLE/i');
    show.press('enter');
    await show.see('Second slide');
    show.press('g', 'g');
    await show.see('First slide');
    show.press('ctrl+n');
    await show.see('Second slide');
    show.press('/');
    show.type('nowhere\r');
    await show.see('nothing found for nowhere');
  });

  it('copies code to the clipboard of the terminal', async () => {
    const show = house.show([house.deck(...three), '--slide', '3']);
    await show.see('Third slide');
    show.press('y');
    await show.see('code copied');
    await show.written(`\x1b]52;c;${Buffer.from('echo $((6 * 7))').toString('base64')}\x07`);
  });

  it('follows the author, and keeps the page', async () => {
    const deck = house.deck(...three);
    const show = house.show([deck]);
    await show.see('First slide');
    show.press('j');
    await show.see('Second slide');
    house.write('deck/a.md', ['# First slide', '# Second thoughts', '# Third slide'].join('\n\n---\n\n'));
    await show.see('Second thoughts');
    const better = house.write('better.md', ['# First slide', '# Third thoughts'].join('\n\n---\n\n'));
    renameSync(better, join(deck, 'a.md'));
    await show.see('Third thoughts');
    expect(show.text()).toContain('2 / 2');
    house.write('deck/a.md', '');
    await show.see('showing the last good deck');
    expect(show.text()).toContain('Third thoughts');
  });

  it('comes from standard input, with keys from the terminal', async () => {
    const file = house.write('in.md', three.join('\n\n---\n\n'));
    const command = `'${process.execPath}' '${join(projectRoot, 'bin/tslides.js')}' - < '${file}'`;
    const show = house.program('bash', ['--norc', '-c', command]);
    await show.see('First slide');
    show.press('j', 'j');
    await show.see('Third slide');
    show.press('ctrl+e');
    await show.see(/\b42\b/);
    show.press('q');
    expect(await show.exited).toBe(0);
    expectRestored(show);
  });

  it('runs twice at once', async () => {
    const deck = house.deck(...three);
    const shows = [house.show([deck]), house.show([deck])];
    for (const show of shows) await show.see('First slide');
    shows[0]?.press('j');
    await shows[0]?.see('Second slide');
    expect(shows[1]?.text()).toContain('First slide');
    for (const show of shows) show.press('q');
    for (const show of shows) expect(await show.exited).toBe(0);
  });
});

describe('the screen', () => {
  it('is right after every resize, down to a few cells and back', async () => {
    const show = house.show([house.deck(...three)], { columns: 100, rows: 30 });
    await show.see('First slide');
    for (let step = 0; step < 60; step += 1) show.resize(100 - step, 30 - Math.floor(step / 3));
    show.resize(10, 4);
    await show.see('10×4 is to');
    show.press('j');
    for (let step = 0; step < 60; step += 1) show.resize(40 + step, 8 + Math.floor(step / 3));
    show.resize(100, 30);
    await until('the last size', () => /Slide 2 \/ 3$/.test(show.rows()[28] ?? '') && show.text().includes('Second'));
    // What Ink does when it is quiet changes nothing, and neither does drawing everything anew.
    const before = show.text();
    const bytes = show.raw.length;
    show.press('ctrl+l');
    await show.see((text) => show.raw.indexOf('\x1b[?2026l', bytes) > 0 && text === before);
  });

  it('has the colours that the terminal has, or none', async () => {
    const deck = house.deck('# Colour\n\n**bold** and `code`');
    const plain = house.show([deck], { env: { NO_COLOR: '1' } });
    await plain.see('Colour');
    expect(plain.raw).not.toMatch(/\x1b\[(?:[0-9;]*;)?(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:;[0-9;]*)?m/);
    const colourful = house.show([deck]);
    await colourful.see('Colour');
    expect(colourful.raw).toMatch(/\x1b\[[34]8;/);
  });
});

describe('ctrl+z', () => {
  it('gives the terminal to the shell, and fg brings the show back', async () => {
    const deck = house.deck(...three);
    const shell = house.program('bash', ['--norc', '--noprofile', '-i'], { env: { PS1: 'prompt> ' } });
    await shell.see('prompt>');
    shell.type(`'${process.execPath}' '${join(projectRoot, 'bin/tslides.js')}' '${deck}'\r`);
    await shell.see('First slide');
    shell.press('j');
    await shell.see('Second slide');
    shell.press('ctrl+z');
    await shell.see(/Stopped/);
    expect(shell.modes()).toEqual({ alternate: false, wraps: true, cursorShown: true });
    shell.type('stty -a | grep -ow -e icanon -e echo | tr "\\n" +; echo\r');
    await shell.see(/^icanon\+echo\+/m);
    shell.resize(90, 25);
    shell.type('fg\r');
    await shell.see((text) => text.includes('Second slide') && text.includes('Slide 2 / 3'));
    expect(shell.rows()).toHaveLength(25);
    expect(shell.modes().alternate).toBe(true);
    shell.press('j');
    await shell.see('Third slide');
    shell.press('q');
    await shell.see(/\nprompt>\s*$/);
    shell.type('echo status=$?; stty -a | grep -ow -e icanon -e echo | tr "\\n" +; echo\r');
    await shell.see(/^status=0\s+icanon\+echo\+/m);
  });

  it('does nothing lasting where no shell stands behind the show', async () => {
    const show = house.show([house.deck(...three)]);
    await show.see('First slide');
    show.press('ctrl+z', 'j');
    await show.see('Second slide');
    expect(show.modes().alternate).toBe(true);
  });
});

describe('the end', () => {
  it.each<[string, (show: PtyProgram) => void, number]>([
    ['q', (show) => show.press('q'), 0],
    ['ctrl+c', (show) => show.press('ctrl+c'), 0],
    ['SIGINT', (show) => show.kill('SIGINT'), 130],
    ['SIGTERM', (show) => show.kill('SIGTERM'), 143],
    ['SIGHUP', (show) => show.kill('SIGHUP'), 129],
    ['SIGQUIT', (show) => show.kill('SIGQUIT'), 131],
  ])('by %s gives the terminal back', async (_, act, code) => {
    const show = house.show([house.deck(...three)]);
    await show.see('First slide');
    act(show);
    expect(await show.exited).toBe(code);
    expectRestored(show);
  });

  it('also takes the code that a slide is running', async () => {
    const pids = join(house.folder, 'pids');
    const show = house.show([house.deck(`\`\`\`bash\nsleep 1000 & echo $$ > ${pids}; wait\n\`\`\``)], {
      env: { TMPDIR: house.folder },
    });
    await show.see('sleep 1000');
    show.press('ctrl+e');
    await until('the code to run', () => existsSync(pids));
    const running = show.descendants();
    expect(running.length).toBeGreaterThanOrEqual(2);
    show.press('q');
    expect(await show.exited).toBe(0);
    await gone(running);
    expect(readdirSync(house.folder).filter((name) => name.startsWith('tslides-run-'))).toEqual([]);
  });
});

describe('a bug', () => {
  /** Throws so often when it gets SIGUSR2. */
  const faulty = (times: number): { readonly env: Readonly<Record<string, string>> } => {
    const path = house.write(
      'faults.mjs',
      `process.on('SIGUSR2', () => {
        for (let i = 0; i < ${times}; i++) setImmediate(() => { throw new Error('broken on purpose'); });
        Promise.reject(new Error('broken on purpose'));
      });`,
    );
    return { env: { NODE_OPTIONS: `--import=file://${path}` } };
  };

  it('is told on the screen, and the show goes on', async () => {
    const show = house.show([house.deck(...three), '--log-dir', join(house.folder, 'logs')], faulty(1));
    await show.see('First slide');
    // Bugs are looked for from the moment on when there is something to lose.
    show.press('ctrl+e');
    await show.see('no code block');
    show.kill('SIGUSR2');
    await show.see('internal error: broken on purpose');
    expect(show.text()).toContain('First slide');
    show.press('j');
    await show.see('Second slide');
    expect(house.log('presenter.log')).toMatch(/Error: broken on purpose\n {4}at /);
    show.press('q');
    expect(await show.exited).toBe(0);
    expectRestored(show);
  });

  it('that comes again and again ends the show, and says so after the terminal is back', async () => {
    const show = house.show([house.deck(...three)], faulty(100));
    await show.see('First slide');
    show.press('ctrl+e');
    await show.see('no code block');
    show.kill('SIGUSR2');
    expect(await show.exited).toBe(1);
    expectRestored(show);
    expect(show.raw.slice(show.raw.lastIndexOf('\x1b[?1049l'))).toContain('tslides failed: Error: broken on purpose');
  });
});
