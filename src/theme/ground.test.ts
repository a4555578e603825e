import { describe, expect, it } from 'vitest';
import { groundOf, groundOfEnvironment } from './ground.js';

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
