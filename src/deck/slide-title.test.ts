import { describe, expect, it } from 'vitest';
import { slideTitle } from './slide-title.js';

const settings = { theme: '', author: '', date: '', paging: '' };
const title = (markdown: string): string => slideTitle({ markdown, settings, source: { file: 'a.md', line: 1 } });

describe('the name of a slide', () => {
  it.each([
    ['# One', 'One'],
    ['words\n\n## A *heading* with `code` ##\n\n# Later', 'A heading with code'],
    ['Underlined **title**\n---\n\n# Later', 'Underlined title'],
    ['```sh\n# a comment\n```\n\n# After', 'After'],
    ['- ```\n  # no\nmore\n\n# Yes', 'Yes'],
    ['<!-- pause -->\n\nOnly words here.\n\nAnd more.', 'Only words here.'],
    ['<!--\nspeaker_note: secret\n-->\n\nWords.', 'Words.'],
    ['<!-- speaker_note: |\n# secret\n-->\n\n# Real', 'Real'],
    ['Words.\n\n<!-- never closed\n# secret', 'Words.'],
    ['```html\n<!--\n```\n\n# After', 'After'],
    ['<div align="center">\n\nWords.', 'Words.'],
    ['- an item\n- two', 'an item'],
    ['```\ncode alone\n```', ''],
    ['```figlet {font="Big"}\nThanks\n```\n\nfor *coming*', 'Thanks'],
    ['', ''],
    ['| a | b |\n|---|---|', ''],
  ])('%j is %j', (markdown, expected) => {
    expect(title(markdown)).toBe(expected);
  });

  it('is had for a thousand slides at once', () => {
    const slides = Array.from(
      { length: 1000 },
      (_, index) => `text\n\n# Slide ${index}\n\n${'- item *one*\n'.repeat(20)}`,
    );
    const before = performance.now();
    expect(slides.map(title)[999]).toBe('Slide 999');
    expect(performance.now() - before).toBeLessThan(2500);
  });
});
