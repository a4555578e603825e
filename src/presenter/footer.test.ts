import { describe, expect, it } from 'vitest';
import { readDeck } from '../deck/read.js';
import { frame } from './frame.js';
import { frameLines } from './region.js';
import { stateOf, textOf, today } from './testing.js';

/** The row below the slide, of a deck with this front matter and this markdown. */
function row(matter: string, markdown = '# One', columns = 80): string {
  const deck = readDeck(['-'], `---\n${matter}\n---\n${markdown}`, { theme: 'dark', author: () => 'Ada' });
  const text = textOf(frameLines(frame(stateOf(deck, { columns, rows: 20, today }))));
  return text.split('\n').at(-2) ?? '';
}

describe('the footer', () => {
  it('is author, date and page unless somebody says otherwise', () => {
    expect(row('date: YYYY')).toMatch(/^ {3}Ada 2026 +Slide 1 \/ 1$/);
  });

  it('has a middle, which stands there', () => {
    const text = row('footer: GoDays');
    expect(text).toMatch(/^ {3}Ada .* {5}GoDays {5}.*Slide 1 \/ 1$/);
    expect(Math.abs(text.indexOf('GoDays') + 3 - 40)).toBeLessThanOrEqual(1);
  });

  it('fills names in, and is markdown', () => {
    expect(
      row(
        'footer: "**{title}** by {author}, {current_slide} of {total_slides} {none} {constructor}"\ntitle: ""',
        '# One',
      ),
    ).toContain(' by Ada, 1 of 1 {none} {constructor}');
  });

  it('has three parts, each of which can be hidden', () => {
    expect(row('footer:\n  left: L\n  center: M\n  right: ""')).toMatch(/^ {3}L +M *$/);
  });

  it("is the slide's own, or none", () => {
    expect(row('date: x', '<!-- footer: here -->')).toContain(' here ');
    expect(row('date: x', '<!-- no_footer -->').trim()).toBe('');
  });

  it('is cut where its middle alone is too long, and says so', () => {
    const matter = 'author: ""\ndate: ""\nfooter: A footer that is longer than a narrow terminal is wide';
    expect(row(matter, '# One', 40)).toMatch(/^ {3}A footer that is longe… Slide 1 \/ 1$/);
  });

  it('gives up the date before the author where there is little room', () => {
    const matter = 'author: Ada Lovelace, Analytical Engines\ndate: DD MMMM YYYY';
    expect(row(matter, '# One', 80)).toMatch(/^ {3}Ada Lovelace, Analytical Engines \d+ \w+ 2026 +Slide 1 \/ 1$/);
    expect(row(matter, '# One', 50)).toMatch(/^ {3}Ada Lovelace, Analytical Engines +Slide 1 \/ 1$/);
    expect(row(matter, '# One', 40)).toMatch(/^ {3}Ada Lovelace, Analytic… Slide 1 \/ 1$/);
  });

  it('never pushes the page out of a narrow terminal', () => {
    expect(row(`footer: ${'long '.repeat(20)}`, '# One', 40)).toMatch(/Slide 1 \/ 1$/);
  });
});
