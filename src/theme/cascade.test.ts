import { describe, expect, it } from 'vitest';
import { inherit } from './cascade.js';

describe('inherit', () => {
  it('brings colours and attributes down, but no affixes and no layout', () => {
    const own = { prefix: '* ', margin: 2, italic: true };
    expect(inherit({ color: 1, bold: true }, own)).toEqual({ color: 1, bold: true, italic: true });
  });

  it('lets an element turn off what it would inherit', () => {
    expect(inherit({ bold: true, color: 1 }, { bold: false, color: 2 })).toEqual({ color: 2 });
  });

  it('keeps the link it is in', () => {
    expect(inherit({ link: 'https://a.b' }, { bold: true })).toEqual({ link: 'https://a.b', bold: true });
  });

  it('gives the same object for the same pair, and the parent if nothing changes', () => {
    const parent = { color: 1 };
    const own = { bold: true };
    expect(inherit(parent, own)).toBe(inherit(parent, own));
    expect(inherit(parent, { color: 1, prefix: 'x' })).toBe(parent);
  });
});
