import { wordsOf } from './compare.js';
import { inStyle, isPart, letters, type Purpose } from './purpose.js';

/** What is about words, and the marks around them. */
export const textPurposes: readonly Purpose[] = [
  {
    name: 'ASCII',
    reason: 'The ascii theme draws with ASCII alone: theirs has a bullet and an arrow.',
    evens: (words, { theme }) => (theme.ascii ? words.map((word) => inAscii[word] ?? word) : words),
  },
  {
    name: 'definitions',
    reason: 'The arrow before a definition is one that fonts have: `builtinChanges`.',
    evens: (words) => words.map((word) => (word === '🠶' ? '→' : word)),
  },
  {
    name: 'HTML blocks',
    reason: 'The text of a block of HTML is shown, so that nothing is lost unseen; theirs drops it.',
    explains: (difference, { html }) =>
      difference.kind === 'text' &&
      difference.theirs.length === 0 &&
      difference.ours.every((row) => html.has(row.trim())),
    evens: (words, { html }) => {
      let text = ` ${words.join(' ')} `;
      for (const line of html) text = text.replace(` ${line} `, ' ');
      return text.trim().split(' ');
    },
  },
  {
    name: 'alerts',
    reason: 'An alert has its title and a bar in its colour; theirs is a quote with the mark as text.',
    evens: (words) =>
      words
        .filter((word) => !/^[┃│|]$/.test(word))
        .map((word) => word.replace(/^\[!(\w+)\]$/, '$1'))
        .map((word) => (/^(?:note|tip|important|warning|caution)$/i.test(word) ? word.toLowerCase() : word)),
  },
  {
    name: 'footnotes',
    reason: 'Footnotes are numbered marks and notes below the slide; theirs shows how they are written.',
    evens: (words) => words.map((word) => word.replace(/\[\^?\d+\]:?|[⁰¹²³⁴-⁹]+/g, '#')),
  },
  {
    name: 'emoji names',
    reason: 'Names of emoji become emoji.',
    evens: (words) => words.filter((word) => !/^(?::[a-z0-9_+-]+:|\p{Extended_Pictographic}.*)$/u.test(word)),
  },
  {
    name: 'pictures',
    reason: 'A picture is drawn, or a frame with its name and why it is not; theirs names it.',
    explains: (difference, { pictures }) =>
      difference.kind === 'text' &&
      difference.theirs.length === 1 &&
      pictures.some((url) => difference.theirs[0]?.trimEnd().endsWith(`/${url}`)),
  },
  {
    name: 'failed commands',
    reason: 'A command that fails is told where its output would be; theirs leaves nothing.',
    explains: (difference, { commands }) =>
      difference.kind === 'text' &&
      !difference.ours.some((row) => row.includes('~~~')) &&
      isPart(letters(difference.theirs), letters(difference.ours)) &&
      wordsOf(difference.ours).some((word) => commands.includes(word.replace(/[^\w-]/g, ''))),
  },
  {
    name: 'escapes',
    reason: 'A backslash that escapes is not shown.',
    evens: (words) => words.map((word) => word.replace(/\\/g, '')),
  },
  {
    name: 'long words',
    reason: 'A word longer than a row goes on in the next; theirs is cut at the edge, and the rest is lost.',
    explains: (difference, { columns }) =>
      difference.kind === 'text' &&
      difference.theirs.some((row) => row.length >= columns - 1) &&
      isPart(letters(difference.theirs), letters(difference.ours)),
  },
  {
    name: 'strong emphasis',
    reason: '***Both*** are both; theirs keeps the outer one.',
    explains: inStyle(
      ({ ours, theirs }) => ours.attributes === 'bold italic' && /^(?:bold|italic)$/.test(theirs.attributes),
    ),
    evens: (words) => words.map((word) => word.replace(/\*{3}/g, '*')),
  },
  // The last two join all words, so others have to come before.
  {
    name: 'tags',
    reason: 'Inline tags that mean something look like it, others are shown as text; theirs drops all.',
    explains: inStyle(({ text }, { tagged }) => tagged.includes(text)),
    evens: (words) => [
      words
        .join(' ')
        .replace(/<[^>]*>/g, '')
        .replace(/[\s*`]+/g, ''),
    ],
  },
  {
    name: 'glued',
    reason: 'Paragraphs in an item or a quote, and lines broken on purpose, stay apart; theirs runs them together.',
    evens: (words) => [words.filter((word) => word !== '│' && word !== '|').join('')],
  },
];

/** What stands in for glyphs in a theme of ASCII alone. */
const inAscii: Readonly<Record<string, string>> = { '•': '*', '→': '->' };
