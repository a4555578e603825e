import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Answers, asking, isWhole, type Question, withAnswer } from './questions.js';

const background: Question = 'background';
const graphics: Question = 'graphics';

describe('asking', () => {
  it('ends with device attributes, which everybody answers', () => {
    expect(asking([background], 'all', 'direct')).toBe('\x1b]11;?\x1b\\\x1b[c');
    expect(asking([graphics, background], 'all', 'direct')).toMatch(/\x1b\[c$/);
    expect(asking([graphics], 'all', 'direct')).toBe(
      '\x1b[>0q\x1b_Gi=1885,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\\x1b[14t\x1b[16t\x1b[?1;1;0S\x1b[?2;1;0S\x1b[c',
    );
  });

  it('wraps for the terminal behind tmux what tmux does not answer', () => {
    const bytes = asking([background, graphics], 'all', 'tmux');
    expect(bytes).toContain('\x1bPtmux;\x1b\x1b]11;?\x1b\x1b\\\x1b\\');
    expect(bytes).toContain('\x1bPtmux;\x1b\x1b_Gi=1885,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\x1b\\\x1b\\');
    expect(bytes).toContain('\x1bPtmux;\x1b\x1b]1337;ReportCellSize\x07\x1b\\');
    expect(bytes).toContain('\x1b[16t');
  });

  it.each([
    [[background, graphics], 'nothing', 'direct', ''],
    [[], 'all', 'direct', ''],
    [[graphics], 'colours', 'direct', ''],
    [[background, graphics], 'colours', 'direct', '\x1b]11;?\x1b\\\x1b[c'],
    [[background, graphics], 'all', 'screen', ''],
  ] as const)('%j to one of manners %s, %s', (questions, manners, route, bytes) => {
    expect(asking(questions, manners, route)).toBe(bytes);
  });
});

describe('an answer', () => {
  it.each<readonly [string, Answers]>([
    ['\x1b]11;rgb:1111/2222/ffff\x1b\\', { background: '#1122ff' }],
    ['\x1b]11;rgb:1111/2222/ffff\x07', { background: '#1122ff' }],
    ['\x1b]11;rgb:1/80/fff\x07', { background: '#1180ff' }],
    ['\x1b]11;rgba:ffff/0000/8080/ffff\x07', { background: '#ff0080' }],
    ['\x1b]11;#AbCdEf\x07', { background: '#abcdef' }],
    ['\x1b]11;#AbC\x07', {}],
    ['\x1b]11;rgb:xyz/0/0\x07', {}],
    ['\x1b]11;rgb:11/22\x07', {}],
    ['\x1b]10;rgb:1111/2222/3333\x07', {}],
    ['\x1b_Gi=1885;OK\x1b\\', { kitty: true }],
    ['\x1b_Gi=1885;ENOTSUPPORTED:no\x1b\\', { kitty: false }],
    ['\x1b_Gi=7;OK\x1b\\', {}],
    ['\x1bP>|kitty(0.40.1)\x1b\\', { version: 'kitty(0.40.1)' }],
    ['\x1bP>|\x1b\\', {}],
    ['\x1bP1+r544e=787465726d\x1b\\', {}],
    ['\x1b[?62;4;22c', { attributes: [62, 4, 22] }],
    ['\x1b[?6c', { attributes: [6] }],
    ['\x1b[6;20;10t', { cell: { width: 10, height: 20 } }],
    ['\x1b[6;0;0t', {}],
    ['\x1b[6;20000;10t', {}],
    ['\x1b[4;600;800t', { area: { width: 800, height: 600 } }],
    ['\x1b[4;0;0t', {}],
    ['\x1b[8;24;80t', {}],
    ['\x1b[?1;0;256S', { sixelColours: 256 }],
    ['\x1b[?1;3;0S', {}],
    ['\x1b[?2;0;1000;800S', { sixelSize: { width: 1000, height: 800 } }],
    ['\x1b[?2;1;0S', {}],
    ['\x1b]1337;ReportCellSize=17.0;8.0;2.0\x07', { iterm2: true, cell: { width: 16, height: 34 } }],
    ['\x1b]1337;ReportCellSize=17.0;8.0\x1b\\', { iterm2: true, cell: { width: 8, height: 17 } }],
    ['\x1b[?2026;1$y', {}],
  ])('%j', (sequence, answers) => {
    expect(withAnswer({}, sequence)).toEqual(answers);
  });

  it('is added to the others; the first of a kind counts', () => {
    const both = withAnswer(withAnswer({}, '\x1b[?62;4c'), '\x1b]11;rgb:00/00/00\x07');
    expect(both).toEqual({ attributes: [62, 4], background: '#000000' });
    expect(withAnswer(both, '\x1b]11;rgb:ff/ff/ff\x07').background).toBe('#000000');
  });

  it('may be anything: nothing throws, and what is read has its form', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '\x1b]11;',
        'rgb:',
        '\x1b_Gi=1885',
        ';OK',
        '\x1bP>|',
        '\x1b[?',
        '\x1b[4;',
        't',
        'c',
        'S',
        '/',
        ';',
      ),
      fc.string({ maxLength: 6 }),
      fc.nat(99999).map(String),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const answers = withAnswer({}, pieces.join(''));
        if (answers.background !== undefined) expect(answers.background).toMatch(/^#[0-9a-f]{6}$/);
        if (answers.cell) expect(answers.cell.width * answers.cell.height).toBeGreaterThan(0);
        if (answers.version !== undefined) expect(answers.version).toMatch(/^[\x20-\x7e]+$/);
      }),
    );
  });
});

describe('the end of waiting', () => {
  const attributes = { attributes: [62] };

  it('is the last answer, in order', () => {
    expect(isWhole({ background: '#000000' }, [background], 'direct')).toBe(false);
    expect(isWhole(attributes, [background, graphics], 'direct')).toBe(true);
  });

  it('behind tmux is that of the terminal too: tmux is nearer', () => {
    expect(isWhole(attributes, [graphics], 'tmux')).toBe(false);
    expect(isWhole({ ...attributes, kitty: true }, [graphics], 'tmux')).toBe(true);
    expect(isWhole({ ...attributes, kitty: true }, [graphics, background], 'tmux')).toBe(false);
    expect(isWhole({ kitty: true }, [graphics], 'tmux')).toBe(false);
    expect(isWhole({ ...attributes, kitty: false }, [graphics], 'tmux')).toBe(false);
    expect(isWhole({ ...attributes, kitty: false, iterm2: true }, [graphics], 'tmux')).toBe(true);
  });
});
