import { afterEach, describe, expect, it } from 'vitest';
import { Emulated, type EmulatedOptions, pictureProgram } from './testing/emulated.js';

let program: Emulated | undefined;
afterEach(() => {
  program?.kill();
  program = undefined;
});

function start(answers: EmulatedOptions['answers'], env: Readonly<Record<string, string>> = {}): Emulated {
  program = new Emulated(pictureProgram, { columns: 300, answers: answers ?? [], env: { PATIENCE: '5000', ...env } });
  return program;
}

async function heard(one: Emulated): Promise<unknown> {
  await one.until(() => /^heard \{.*\}/.test(one.rows()[0] ?? ''), 'what it heard');
  return JSON.parse((one.rows()[0] ?? '').slice(6));
}

const kittyQuery = '\x1b_Gi=1885,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\';
const attributes = ['\x1b[c', '\x1b[?62;22c'] as const;

describe('a terminal that is asked', () => {
  it('is heard, and its answers are no keys', async () => {
    const one = start([
      ['\x1b]11;?\x1b\\', '\x1b]11;rgb:1e1e/1e1e/2e2e\x1b\\'],
      ['\x1b[>0q', '\x1bP>|kitty(0.40.1)\x1b\\'],
      [kittyQuery, '\x1b_Gi=1885;OK\x1b\\'],
      ['\x1b[16t', '\x1b[6;18;9t'],
      attributes,
    ]);
    expect(await heard(one)).toEqual({
      background: '#1e1e2e',
      version: 'kitty(0.40.1)',
      kitty: true,
      cell: { width: 9, height: 18 },
      attributes: [62, 22],
    });
    expect(one.rows()[1]).toBe('keys');
    expect(one.rows()[2]).toBe('by kitty-placeholders');
  });

  it('may tell the size of all cells only', async () => {
    const one = start([['\x1b[14t', '\x1b[4;480;2400t'], attributes]);
    expect(await heard(one)).toMatchObject({ cell: { width: 8, height: 20 } });
  });

  it.each([
    ['says how large sixel pictures may be, which is its window', '3000;480', { width: 10, height: 20 }],
    ['says some other size', '10000;10000', undefined],
  ])('that tells no cells %s', async (_, size, cell) => {
    const one = start([['\x1b[?2;1;0S', `\x1b[?2;0;${size}S`], attributes]);
    expect(await heard(one)).toEqual({ attributes: [62, 22], sixelSize: expect.anything(), ...(cell ? { cell } : {}) });
  });

  it('may be answered over by keys', async () => {
    const one = start([
      ['\x1b]11;?\x1b\\', 'j\x1b]11;rgb:00/00/00\x07k'],
      [kittyQuery, '\x1b[A'],
      ['\x1b[c', '12\x1b[?62;22cG'],
    ]);
    expect(await heard(one)).toMatchObject({ background: '#000000', attributes: [62, 22] });
    await one.until(() => one.rows()[1] === 'keys j k up 1 2 G', 'the keys');
  });

  it('may be silent: after the time limit the show goes on, keys work, late answers do nothing', async () => {
    const one = start([], { PATIENCE: '500' });
    await one.until(() => one.raw.includes('\x1b[c'), 'the questions');
    one.type('a');
    expect(await heard(one)).toEqual({});
    one.type('\x1b]11;rgb:ff/ff/ff\x07\x1b[?62;4cb');
    await one.until(() => one.rows()[1] === 'keys a b', 'the keys');
    expect(one.rows()[0]).toBe('heard {}');
  });

  it('may answer when the show has ended already: the shell gets none of it', async () => {
    const command = pictureProgram.map((word) => `'${word}'`).join(' ');
    const one = new Emulated(['sh', '-c', `${command}; echo END; cat`], { env: { XTERM_VERSION: 'XTerm(390)' } });
    program = one;
    await one.until(() => one.raw.includes('\x1b[c'), 'the questions');
    one.type('q');
    await one.until(() => one.raw.includes('\x1b[?1049l'), 'the end');
    one.type('\x1b]11;rgb:ff/ff/ff\x07\x1b[?62;4c');
    await one.until(() => one.raw.includes('END'), 'the shell');
    one.type('mine\r');
    await one.until(() => one.raw.includes('mine'), 'what is typed then');
    expect(one.raw.slice(one.raw.indexOf('\x1b[?1049l'))).not.toContain('rgb');
  });

  it('may answer when the show has been stopped by ctrl+z: the shell gets none of it', async () => {
    const env = { XTERM_VERSION: 'XTerm(390)', PS1: 'prompt> ' };
    const one = new Emulated(['bash', '--norc', '--noprofile', '-i'], { env });
    program = one;
    await one.until(() => one.raw.includes('prompt> '), 'the shell');
    one.type(`${pictureProgram.map((word) => `'${word}'`).join(' ')}\r`);
    await one.until(() => one.raw.includes('\x1b[c'), 'the questions');
    one.type('\x1a');
    await one.until(() => one.raw.includes('\x1b[?1049l'), 'the end');
    one.type('\x1b]11;rgb:ff/ff/ff\x07\x1b[?62;4c');
    await one.until(() => one.raw.includes('Stopped'), 'the shell');
    one.type('echo mine\r');
    await one.until(() => /[\r\n]mine/.test(one.raw), 'what is typed then');
    expect(one.raw.slice(one.raw.indexOf('\x1b[?1049l'))).not.toMatch(/rgb|62;4/);
    one.type('fg\r');
    await one.until(() => one.raw.lastIndexOf('\x1b[?1049h') > one.raw.indexOf('mine'), 'the show');
  });

  it('is asked after the first paint, in one piece, without a trace on the screen', async () => {
    const one = start([attributes]);
    await heard(one);
    const [before, questions] = [one.raw.indexOf('first'), one.raw.indexOf('\x1b]11;?')];
    expect(before).toBeGreaterThan(0);
    expect(questions).toBeGreaterThan(before);
    expect(one.raw.slice(questions)).toMatch(/^\x1b\]11;\?\x1b\\[\s\S]*?\x1b\[c\x1b\[28m/);
    expect(one.rows().slice(4).join('')).toBe('');
  });

  it('that prints a question prints it concealed in the last row, which is written anew', async () => {
    const one = start([attributes]);
    await heard(one);
    expect(one.raw).toMatch(/\x1b\[24;1H\x1b\[8m\x1b\]11;[\s\S]*\x1b\[c\x1b\[28m[\s\S]*\x1b\[24;1H\x1b\[2K/);
  });

  it.each([
    ['the Linux console', { TERM: 'linux' }],
    ['TERM=dumb', { TERM: 'dumb' }],
    ['GNU screen', { TERM: 'screen', STY: '1.pts' }],
  ])('is not asked if it is %s', async (_, env) => {
    const one = start([], env);
    expect(await heard(one)).toEqual({});
    expect(one.raw).not.toMatch(/\x1b\[c|\x1b\]11|\x1b_G|\x1b\[>/);
  });

  it('is asked for its colour only if it is Apple Terminal', async () => {
    const one = start(
      [
        ['\x1b]11;?\x1b\\', '\x1b]11;rgb:ffff/ffff/ffff\x07'],
        ['\x1b[c', '\x1b[?1;2c'],
      ],
      {
        TERM_PROGRAM: 'Apple_Terminal',
      },
    );
    expect(await heard(one)).toEqual({ background: '#ffffff', attributes: [1, 2] });
    expect(one.raw).not.toMatch(/\x1b_G|\x1b\[>|\x1bP/);
  });
});
