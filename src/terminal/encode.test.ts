import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Color, Line, Span, Style } from '../render/line.js';
import { anyText } from '../render/testing.js';
import { anyStyle } from '../testing/any-style.js';
import type { ColorDepth } from './codes.js';
import { Encoder } from './encode.js';

const depths: readonly ColorDepth[] = [0, 1, 2, 3];
const row = (depth: ColorDepth, text: string, style: Style): string => new Encoder(depth).row([{ text, style }]);

const colour: fc.Arbitrary<Color> = fc.oneof(
  fc.integer({ min: 0, max: 255 }),
  fc.integer({ min: 0, max: 0xffffff }).map((value): `#${string}` => `#${value.toString(16).padStart(6, '0')}`),
);
const style = anyStyle(colour, fc.oneof(fc.webUrl(), anyText));
const line: fc.Arbitrary<Line> = fc.array(fc.record({ text: anyText, style }) satisfies fc.Arbitrary<Span>, {
  maxLength: 5,
});

/** What a terminal may be sent: SGR with semicolons, and hyperlinks ended by BEL. */
const allowed = /\x1b\[[0-9;]*m|\x1b\]8;;[^\x00-\x1f\x7f-\x9f]*\x07/g;

describe('colours', () => {
  const style: Style = { color: '#ff0000', background: 21, bold: true };

  it('are none at depth 0, while bold stays', () => {
    expect(row(0, 'x', style)).toBe('\x1b[1mx\x1b[22m');
  });

  it('are of the sixteen at depth 1', () => {
    expect(row(1, 'x', style)).toBe('\x1b[104m\x1b[91m\x1b[1mx\x1b[22m\x1b[39m\x1b[49m');
  });

  it.each([
    [1, 31, 41],
    [8, 90, 100],
    [196, 91, 101],
    [231, 97, 107],
    [232, 30, 40],
  ])('of the palette are told by the sixteen at depth 1: %i', (color, ink, ground) => {
    expect(row(1, 'x', { color })).toBe(`\x1b[${ink}mx\x1b[39m`);
    expect(row(1, 'x', { background: color })).toBe(`\x1b[${ground}mx\x1b[49m`);
  });

  it('are of the palette at depth 2', () => {
    expect(row(2, 'x', style)).toBe('\x1b[48;5;21m\x1b[38;5;196m\x1b[1mx\x1b[22m\x1b[39m\x1b[49m');
  });

  it('are true at depth 3', () => {
    expect(row(3, 'x', style)).toBe('\x1b[48;5;21m\x1b[38;2;255;0;0m\x1b[1mx\x1b[22m\x1b[39m\x1b[49m');
  });

  it('never leave at depth 0, whatever the style', () => {
    fc.assert(
      fc.property(line, (spans) => {
        expect(new Encoder(0).row(spans)).not.toMatch(/\x1b\[(?:[349][0-9]|10[0-9])[;m]/);
      }),
    );
  });
});

describe('a hyperlink', () => {
  it('is OSC 8, opened and closed, each ended by BEL', () => {
    expect(row(0, 'x', { link: 'https://a.b/' })).toBe('\x1b]8;;https://a.b/\x07x\x1b]8;;\x07');
  });

  it('cannot end itself', () => {
    expect(row(0, 'x', { link: 'https://a.b/\x07\x1b[2J' })).toBe(
      '\x1b]8;;https://a.b/\ufffd\ufffd[2J\x07x\x1b]8;;\x07',
    );
  });
});

describe('what leaves', () => {
  it('holds no control characters but those of styles and links', () => {
    fc.assert(
      fc.property(fc.constantFrom(...depths), line, (depth, spans) => {
        expect(new Encoder(depth).row(spans).replace(allowed, '')).not.toMatch(/[\x00-\x1f\x7f-\x9f]/);
      }),
    );
  });

  it('is the text, but for controls and blanks at the end', () => {
    fc.assert(
      fc.property(fc.constantFrom(...depths), line, (depth, spans) => {
        const text = spans.map((span) => span.text.replace(/[\x00-\x1f\x7f-\x9f]/g, '\ufffd')).join('');
        const written = new Encoder(depth).row(spans).replace(allowed, '');
        expect(written.trimEnd()).toBe(text.trimEnd());
        expect(text.startsWith(written)).toBe(true);
      }),
    );
  });

  it('ends every style it began', () => {
    fc.assert(
      fc.property(fc.constantFrom(...depths), line, (depth, spans) => {
        const open = new Set<string>();
        const closers: Readonly<Record<string, readonly string[]>> = {
          22: ['1', '2'],
          23: ['3'],
          24: ['4'],
          27: ['7'],
          28: ['8'],
          29: ['9'],
          39: ['38'],
          49: ['48'],
          55: ['53'],
        };
        for (const [, code = ''] of new Encoder(depth).row(spans).matchAll(/\x1b\[([0-9]+)[0-9;]*m/g)) {
          if (closers[code]) for (const opener of closers[code]) open.delete(opener);
          else if (/^(?:3[0-8]|9[0-7])$/.test(code)) open.add('38');
          else if (/^(?:4[0-8]|10[0-7])$/.test(code)) open.add('48');
          else open.add(code);
        }
        expect([...open]).toEqual([]);
      }),
    );
  });
});

describe('blanks at the end', () => {
  const blank = (style: Style): string =>
    new Encoder(3).row([
      { text: 'x', style: {} },
      { text: '  ', style },
    ]);

  it('are not written', () => {
    expect(blank({})).toBe('x');
    expect(blank({ bold: true, color: 3 })).toBe('x');
    expect(new Encoder(3).row([{ text: '   ', style: {} }])).toBe('');
    expect(new Encoder(3).row([{ text: 'x  ', style: { bold: true } }])).toBe('\x1b[1mx\x1b[22m');
  });

  it.each<Style>([{ background: 4 }, { inverse: true }, { underline: true }, { crossedOut: true }])(
    'stay where they can be seen: %j',
    (style) => {
      expect(blank(style)).toMatch(/^x\x1b\[[0-9;]+m {2}\x1b\[[0-9]+m$/);
    },
  );
});

it('gives the same line the same row', () => {
  const encoder = new Encoder(3);
  const spans: Line = [{ text: 'x', style: { bold: true } }];
  expect(encoder.row(spans)).toBe(encoder.row(spans));
});
