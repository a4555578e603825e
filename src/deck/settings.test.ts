import { describe, expect, it, vi } from 'vitest';
import { dateText, deckSettings, fileSettings, pagingText } from './settings.js';

describe('deckSettings', () => {
  const defaults = { theme: 'default', author: () => 'Ada Lovelace' };

  it('fills in what is absent', () => {
    expect(deckSettings({}, defaults)).toEqual({
      theme: 'default',
      author: 'Ada Lovelace',
      date: 'YYYY-MM-DD',
      paging: 'Slide %d / %d',
    });
  });

  it('keeps an empty text, and asks for no author then', () => {
    const author = vi.fn(() => 'Ada');
    expect(deckSettings({ author: '', date: '', paging: '' }, { theme: 'default', author })).toMatchObject({
      author: '',
      date: '',
      paging: '',
    });
    expect(author).not.toHaveBeenCalled();
  });

  it('lets a later file say its own', () => {
    const deck = deckSettings({ theme: 'dark' }, defaults);
    expect(fileSettings({ author: '' }, deck)).toEqual({ ...deck, author: '' });
  });
});

describe('dateText', () => {
  const day = new Date(2026, 1, 7);

  it.each([
    ['YYYY-MM-DD', '2026-02-07'],
    ['YY/mm/dd', '26/2/7'],
    ['dd MMMM YYYY', '7 February 2026'],
    ['MMM DD, YYYY', 'Feb 07, 2026'],
    ['YYYYMMDD', '20260207'],
    ['YYYY年mm月dd日', '2026年2月7日'],
    ['Gophercon, DD.MM.', 'Gophercon, 07.02.'],
  ])('fills %s in as %s', (format, text) => {
    expect(dateText(format, day)).toBe(text);
  });

  it.each(['2026-02-27', 'Summer', 'comm', 'Added', 'MMMMM', 'YYYYish', 'yyyy', '', 'Jan 2 2006', '$&'])(
    'leaves %j alone',
    (text) => {
      expect(dateText(text, day)).toBe(text);
    },
  );
});

describe('pagingText', () => {
  it.each([
    ['Slide %d / %d', 'Slide 3 / 17'],
    ['[page %d / %d]', '[page 3 / 17]'],
    ['%d%d', '317'],
    ['page %d', 'page 3'],
    ['%d', '3'],
    ['no number', 'no number'],
    ['%d %d %d', '%d %d %d'],
    ['', ''],
    ['100% %d', '100% 3'],
    ['$& %d', '$& 3'],
  ])('makes %j of %j', (format, text) => {
    expect(pagingText(format, 3, 17)).toBe(text);
  });
});
