import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { cellWidth, graphemes, lineWidth, padTo, shown, splitAt, truncate } from './cells.js';
import { plain } from './line.js';
import { anyText } from './testing.js';

describe('cellWidth', () => {
  it('is what string-width says of every single code point', () => {
    const different: string[] = [];
    for (let point = 0; point <= 0x3ffff; point += 1) {
      const text = String.fromCodePoint(point);
      if (cellWidth(text) !== stringWidth(text)) different.push(point.toString(16));
    }
    expect(different).toEqual([]);
  });

  it('is what string-width says of any text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(cellWidth(text)).toBe(stringWidth(text));
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['', 0],
    ['Durable', 7],
    ['日本語', 6],
    ['🌿', 2],
    ['👩‍👩‍👧', 2],
    ['🇩🇪', 2],
    ['e\u0301', 1],
    ['▀▄█', 3],
    ['한국어', 6],
    ['1️⃣', 2],
    ['👍🏽', 2],
  ])('%s takes %i', (text, cells) => {
    expect(cellWidth(text)).toBe(cells);
  });
});

describe('graphemes', () => {
  it('cuts where Intl.Segmenter cuts', () => {
    const segmenter = new Intl.Segmenter('en');
    fc.assert(
      fc.property(anyText, (text) => {
        expect(graphemes(text)).toEqual(Array.from(segmenter.segment(text), ({ segment }) => segment));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('shown', () => {
  it('leaves nothing that drives a terminal', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(shown(text)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/);
        expect(() => encodeURIComponent(shown(text))).not.toThrow();
        expect(shown(shown(text))).toBe(shown(text));
      }),
    );
  });

  it('shows what it was', () => {
    expect(shown('\x1b[2Ja\tb\x7f\x9b\u202e\ud800')).toBe('␛[2Ja    b␡\ufffd\ufffd\ufffd');
    expect(shown('Grüße 🌿 日本')).toBe('Grüße 🌿 日本');
  });
});

describe('splitAt, truncate, padTo', () => {
  it('cut between graphemes and never wider than the room', () => {
    fc.assert(
      fc.property(anyText.map(shown), fc.integer({ min: 0, max: 30 }), (text, width) => {
        const [head, tail] = splitAt(text, width);
        expect(head + tail).toBe(text);
        expect(cellWidth(head)).toBeLessThanOrEqual(width);
        expect([...graphemes(head), ...graphemes(tail)]).toEqual(graphemes(text));
        expect(lineWidth(truncate([{ text, style: plain }], width))).toBeLessThanOrEqual(width);
      }),
    );
  });

  it('mark a cut, and only a cut', () => {
    const line = [
      { text: 'ab', style: plain },
      { text: 'cd', style: { bold: true } },
    ];
    expect(truncate(line, 4)).toBe(line);
    expect(truncate(line, 3)).toEqual([line[0], { text: '…', style: { bold: true } }]);
    expect(truncate([{ text: '日本', style: plain }], 2)).toEqual([{ text: '…', style: plain }]);
  });

  it('fill a row to its width', () => {
    expect(lineWidth(padTo([{ text: '日', style: plain }], 5, plain))).toBe(5);
    const full = [{ text: 'abc', style: plain }];
    expect(padTo(full, 3, plain)).toBe(full);
  });
});
