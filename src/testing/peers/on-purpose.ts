import { codePurposes } from './on-purpose-code.js';
import { textPurposes } from './on-purpose-text.js';
import { inStyle, inTable, isItem, type Purpose } from './purpose.js';

/** The page as a whole, lists and tables. */
const pagePurposes: readonly Purpose[] = [
  {
    name: 'edges',
    reason: 'One row more for the slide at the top and one at the bottom: theirs are blank.',
    explains: (difference) =>
      difference.kind === 'place' &&
      (difference.of === 'page number'
        ? difference.ours === difference.theirs + 1
        : [1, 2].includes(difference.theirs - difference.ours)),
  },
  {
    name: 'notice',
    reason: 'What is wrong with a deck is told in the last rows; theirs tells nothing.',
    explains: (difference) =>
      difference.kind === 'status' && /^ +\/?\S+(?:\.(?:md|json):\d+[ …]|…)/.test(difference.ours),
  },
  {
    name: 'tall',
    reason: 'A tall slide keeps its top, scrolls and says so; theirs loses the rows at its top.',
    explains: (difference, { tall }) => tall && difference.kind === 'status' && /more/.test(difference.ours),
  },
  {
    name: 'right margin',
    reason: 'The margin on the right is that on the left; theirs is two cells narrower, so it breaks lines elsewhere.',
    explains: (difference, { columns }) =>
      difference.kind === 'wrap' && difference.ours.every((row) => row.length <= columns - 3),
  },
  {
    name: 'colourless status',
    reason: 'A theme without colours has none in the status row either.',
    explains: inStyle(({ inStatus, ours }, { theme }) => inStatus && !theme.colored && ours.fg === 'default'),
  },
  {
    name: 'status of the theme',
    reason: 'The status row has colours of the theme; theirs is rose on every ground.',
    explains: inStyle(
      ({ inStatus, ours, theirs }, { theme }) =>
        inStatus && theme.colored && theirs.fg === '#e8b3bc' && ours.fg !== 'default',
    ),
  },
  {
    name: 'drawings',
    reason: 'A drawing in a fence without a language is block art: at the margin of text, in the colour of titles.',
    explains: (difference, { drawn }) =>
      (difference.kind === 'indent' && drawn.has(difference.text)) ||
      (difference.kind === 'style' && drawn.has(difference.row)),
  },
  {
    name: 'table heads',
    reason: "A table's head is as it was written and bold; theirs is in capitals and centred, with wider columns.",
    explains: (difference, facts) =>
      (difference.kind === 'indent' && difference.ours === difference.theirs - 1 && inTable(difference.text, facts)) ||
      (difference.kind === 'style' && inTable(difference.row, facts) && difference.ours.attributes === 'bold'),
    evens: (words, { cells }) =>
      cells.size === 0 ? words : words.filter((word) => !/^[─┼\-+|│]+$/.test(word)).map((word) => word.toLowerCase()),
  },
  {
    name: 'wide tables',
    reason: 'A table that is too wide gets narrower columns; theirs goes on where the terminal ends.',
    evens: (words, { cells }) => (cells.size === 0 ? words : [...words].sort()),
  },
  {
    name: 'marks in tables',
    reason: 'Text in a cell looks as it does elsewhere; theirs is plain, without marks where a theme has marks.',
    evens: (words, { cells }) => (cells.size === 0 ? words : words.map((word) => word.replace(/[*`]/g, ''))),
  },
  {
    name: 'table lines',
    reason: "A table's lines are as quiet as the theme's rules.",
    explains: inStyle(({ text }) => /^[─┼│|+\- ]+$/.test(text)),
  },
  {
    name: 'links in tables',
    reason: 'A link in a table has its address too: an audience cannot follow one it does not see.',
    evens: (words) => words.filter((word) => !/^https?:/.test(word)),
  },
  {
    name: 'inline code',
    reason: 'The blank in front of inline code stays with it; theirs can end the row before.',
    explains: (difference, { inlineCode }) =>
      (difference.kind === 'indent' &&
        difference.ours === difference.theirs + 1 &&
        inlineCode.some((text) => difference.text.startsWith(text))) ||
      (difference.kind === 'style' && difference.text === '' && difference.ours.bg === 'default'),
  },
  {
    name: 'hanging',
    reason: 'What belongs to an item, or to a heading, stands under its text; theirs falls back to the margin.',
    explains: (difference) =>
      difference.kind === 'indent' && difference.ours > difference.theirs && difference.ours - difference.theirs <= 8,
  },
  {
    name: 'loose lists',
    reason: 'Blank rows between items are those that the author left; theirs adds some and drops others.',
    explains: (difference) => difference.kind === 'gap' && isItem(difference.above),
  },
  {
    name: 'numbers of items',
    reason: 'The number of an item is in the colour that the theme has for enumerations; theirs is in that of text.',
    explains: inStyle(
      ({ ours, text }, { theme }) =>
        /^\d+$/.test(text) && ours.fg === String(theme.elements.enumeration.color ?? 'default'),
    ),
  },
  {
    name: 'lists in quotes',
    reason: 'A list within a quote has the colour of lists.',
    explains: inStyle(
      ({ ours, theirs, row }, { theme: { elements } }) =>
        isItem(row.replace(/^[│|] /, '')) &&
        ours.fg === String(elements.list.color) &&
        theirs.fg === String(elements.block_quote.color),
    ),
  },
];

/** Every difference that is meant. */
export const onPurpose: readonly Purpose[] = [...codePurposes, ...pagePurposes, ...textPurposes];
