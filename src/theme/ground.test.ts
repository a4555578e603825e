import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groundOf, groundOfAnswer, groundOfEnvironment } from './ground.js';

describe('the ground of a colour', () => {
  it.each([
    ['#000000', 'dark'],
    ['#1e1e1e', 'dark'],
    ['#002b36', 'dark'],
    ['#0000ff', 'dark'],
    ['#767676', 'light'],
    ['#757575', 'dark'],
    ['#fdf6e3', 'light'],
    ['#ffffff', 'light'],
    [0, 'dark'],
    [7, 'light'],
    [235, 'dark'],
    [255, 'light'],
  ] as const)('%s is %s', (color, ground) => {
    expect(groundOf(color)).toBe(ground);
  });
});

describe('an answer to OSC 11', () => {
  it.each([
    ['\x1b]11;rgb:0000/0000/0000\x07', 'dark'],
    ['\x1b]11;rgb:ffff/ffff/ffff\x1b\\', 'light'],
    ['\x1b]11;rgb:1e1e/1e1e/1e1e\x9c', 'dark'],
    ['\x1b]11;rgb:fdfd/f6f6/e3e3', 'light'],
    ['rgb:f/f/f', 'light'],
    ['rgb:00/2b/36', 'dark'],
    ['rgb:fff/fff/fff', 'light'],
    ['rgb:FFFF/FFFF/FFFF', 'light'],
    ['rgb:7/f/000', 'light'],
    ['rgba:0000/0000/0000/ffff', 'dark'],
    ['rgba:ff/ff/ff/80', 'light'],
    ['#fff', 'light'],
    ['#000000', 'dark'],
    ['#ffffffffffff', 'light'],
    ['#1e1e1e', 'dark'],
  ])('%j is %s', (answer, ground) => {
    expect(groundOfAnswer(answer)).toBe(ground);
  });

  it.each([
    '',
    '?',
    '\x1b]11;?\x07',
    '\x1b]10;rgb:0000/0000/0000\x07',
    'rgb:00000/0/0',
    'rgb:0/0',
    'rgb:0/0/0/0/0',
    'rgb:g/0/0',
    'rgbi:0/0/0',
    '#ffff',
    '#',
    'white',
    '\x1b]11;rgb:0/0/0\x07\x1b]11;rgb:f/f/f\x07',
  ])('%j says nothing', (answer) => {
    expect(groundOfAnswer(answer)).toBeUndefined();
  });

  it('means the same however many digits a channel has', () => {
    const channel = fc.integer({ min: 0, max: 15 });
    fc.assert(
      fc.property(channel, channel, channel, fc.integer({ min: 1, max: 4 }), (red, green, blue, digits) => {
        const channels = [red, green, blue].map((value) => value.toString(16));
        const repeated = channels.map((digit) => digit.repeat(digits));
        expect(groundOfAnswer(`rgb:${repeated.join('/')}`)).toBe(groundOfAnswer(`rgb:${channels.join('/')}`));
        expect(groundOf(`#${channels.map((digit) => digit.repeat(2)).join('')}`)).toBe(
          groundOfAnswer(`rgb:${channels.join('/')}`),
        );
      }),
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (answer) => {
        expect(['dark', 'light', undefined]).toContain(groundOfAnswer(answer));
        expect(['dark', 'light', undefined]).toContain(groundOfEnvironment(answer));
      }),
    );
  });
});

describe('$COLORFGBG', () => {
  it.each([
    ['15;0', 'dark'],
    ['7;0', 'dark'],
    ['0;15', 'light'],
    ['0;7', 'light'],
    ['0;default;15', 'light'],
    ['15;default;0', 'dark'],
    ['12;8', 'dark'],
    [' 0;15 ', 'light'],
    ['15;default', undefined],
    ['15', undefined],
    ['0;16', undefined],
    ['0;999', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%j is %s', (value, ground) => {
    expect(groundOfEnvironment(value)).toBe(ground);
  });
});
