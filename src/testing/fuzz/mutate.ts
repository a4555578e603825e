import type { Random } from './random.js';

/** What is put in anywhere in a line. */
const marks: readonly string[] = [
  ...[
    '*',
    '**',
    '***',
    '_',
    '__',
    '~',
    '~~',
    '`',
    '``',
    '```',
    '[',
    ']',
    '](',
    '![',
    '(',
    ')',
    '<',
    '>',
    '</',
    '|',
    '||',
  ],
  ...[
    '\\',
    '#',
    '-',
    '+',
    ':',
    '=',
    '&',
    '&amp;',
    '&#9;',
    '&#x1b;',
    '&#0;',
    '&bogus;',
    '{',
    '}',
    '{1|2}',
    '$',
    '$$',
    '[^',
    '[^1]',
  ],
  ...[
    '<br>',
    '<b>',
    '</b>',
    '<span style="color: red">',
    '</span>',
    '<kbd>',
    '<a href="',
    '<img src="x.png" alt="',
    '<script>',
  ],
  ...['<!--', '-->', ':rocket:', 'https://', 'www.', '@', '  ', '\t', '\u00a0', '%d', '{{.text}}', '[x] ', '[!NOTE]'],
];

/** What is put in as a line of its own. */
const lines: readonly string[] = [
  ...[
    '',
    '---',
    '===',
    '***',
    '```',
    '~~~',
    '````',
    '```go',
    '```ts {1|2-9|all} +line_numbers',
    '```mermaid',
    '```figlet',
  ],
  ...[
    '```figlet {font="ANSI Shadow" gradient="#f00, #00f"}',
    '```demo order',
    '```file',
    '~~~sh',
    '    indented',
    '\tindented',
  ],
  ...[
    '> quote',
    '> [!WARNING] of it',
    '>> deeper',
    '- item',
    '* item',
    '+ item',
    '1. one',
    '999999999. many',
    '- [ ] task',
  ],
  ...[
    '| a | b |',
    '|---|:-:|',
    '|-',
    'term',
    ': meaning',
    '[^1]: note',
    '[r]: /url "title"',
    '# Heading',
    '####### seven',
  ],
  ...['<div>', '</div>', '<details><summary>more', '<pre>', '<style>', '<?php', '<![CDATA[', '<!-- a', 'b -->', '-->'],
  ...['<!-- pause -->', '<!-- incremental_lists: true -->', '<!-- column_layout: [2, 1] -->', '<!-- column: 0 -->'],
  ...['<!-- column: 1 -->', '<!-- reset_layout -->', '<!-- jump_to_middle -->', '<!-- alignment: center -->'],
  ...['<!-- alignment: right -->', '<!-- new_lines: 9 -->', '<!-- list_item_newlines: 3 -->', '<!-- end_slide -->'],
  ...[
    '<!-- include: nowhere.md -->',
    '<!-- speaker_note: say -->',
    '<!-- vertical_alignment: bottom -->',
    '<!-- paws -->',
  ],
  ...['<!-- max_columns: 30 -->', '<!-- footer: "a *b*" -->', '<!-- no_footer -->', '▄▀▀▄ █▀▀', '┌──┐', '│ab│', '└──┘'],
  ...['flowchart LR', 'A[one] --> B{two}', 'sequenceDiagram', 'A->>B: hi', 'path: package.json', 'panels: [status]'],
];

const unicode: readonly string[] = [
  ...[
    '日本語の文章',
    '、。」',
    '한국어',
    '\u1100\u1161\u11a8',
    'नमस्ते',
    'ภาษาไทย',
    'العربية',
    'עברית',
    'Ǆ',
    'ß',
    'İ',
    'ﬁ',
  ],
  ...[
    '🌿',
    '👩‍👩‍👧',
    '🇩🇪🇫🇷',
    '👍🏽',
    '1️⃣',
    '#️⃣',
    '☺️',
    '☺',
    'e\u0301\u0302\u0303',
    'a\u0300',
    '\u0301',
    '\u20e3',
    'ｶﾞ',
    '㍿',
    '𝕏',
    '𠮷',
  ],
  ...[
    '\u200b',
    '\u200c',
    '\u200d',
    '\u2060',
    '\u00ad',
    '\ufeff',
    '\ufe0f',
    '\u3000',
    '\u2003',
    '\u1680',
    '█▓▒░',
    '⠿⣿',
    '╭─╮',
    '\u{1fb00}',
  ],
];

const controls: readonly string[] = [
  ...[
    '\x1b[31m',
    '\x1b]8;;http://x\x1b\\',
    '\x1b]0;title\x07',
    '\x1b[2J',
    '\x9b2J',
    '\x07',
    '\x08\x08',
    '\x7f',
    '\r',
    '\v',
    '\f',
  ],
  ...[
    '\x01',
    '\x1c',
    '\x85',
    '\u2028',
    '\u2029',
    '\u202e',
    '\u2066',
    '\u200e',
    '\u061c',
    '\ud800',
    '\udc00',
    '\ufffe',
    '\x00',
  ],
];

type Mutation = (text: string[], random: Random, corpus: readonly string[]) => void;

const mutations: readonly Mutation[] = [
  (text, random) => text.splice(random.below(text.length), 1 + random.below(3)),
  (text, random) => {
    const at = random.below(text.length);
    const count = random.chance(0.1) ? 60 : 1 + random.below(4);
    text.splice(at, 0, ...Array<string>(count).fill(text[at] ?? ''));
  },
  (text, random) => {
    const [from, to] = [random.below(text.length), random.below(text.length)];
    text.splice(to, 0, ...text.splice(from, 1 + random.below(4)));
  },
  (text, random, corpus) => text.splice(random.below(text.length + 1), 0, ...stretch(random, corpus, 12)),
  (text, random) => text.splice(random.below(text.length + 1), 0, random.one(lines)),
  (text, random) => text.splice(random.below(text.length + 1), 0, random.one(lines)),
  (text, random) => within(text, random, random.one(marks)),
  (text, random) => within(text, random, random.one(marks)),
  (text, random) => within(text, random, random.one(unicode)),
  (text, random) => within(text, random, random.one(controls)),
  (text, random) => within(text, random, random.one(marks).repeat(2 + random.below(random.chance(0.2) ? 300 : 8))),
  (text, random) => within(text, random, random.one(unicode).repeat(2 + random.below(random.chance(0.2) ? 200 : 8))),
  (text, random) =>
    within(text, random, `${random.one(['word ', 'x', 'a,b;', 'a/', '"q" ', '_a_ '])}`.repeat(20 + random.below(600))),
  (text, random) => prefixed(text, random, random.one(['> ', '- ', '  ', '    ', '\t', '1. ', '# ', '| ', '+', ': '])),
  (text, random) => {
    const at = random.below(text.length);
    const line = text[at] ?? '';
    text[at] = line.slice(0, random.below(line.length + 1));
  },
  (text, random) => {
    const at = random.below(text.length);
    text.splice(at, 2, `${text[at] ?? ''}${random.one(['', ' ', ' | '])}${text[at + 1] ?? ''}`);
  },
  (text, random) => {
    const at = random.below(text.length);
    const line = text[at] ?? '';
    const cut = random.below(line.length + 1);
    text.splice(at, 1, line.slice(0, cut), line.slice(cut));
  },
];

function within(text: string[], random: Random, piece: string): void {
  const at = random.below(text.length);
  const line = text[at] ?? '';
  const cut = random.below(line.length + 1);
  text[at] = line.slice(0, cut) + piece + line.slice(cut);
}

function prefixed(text: string[], random: Random, prefix: string): void {
  const from = random.below(text.length);
  const to = Math.min(text.length, from + 1 + random.below(10));
  const times = random.chance(0.1) ? 1 + random.below(20) : 1;
  for (let at = from; at < to; at += 1) text[at] = prefix.repeat(times) + (text[at] ?? '');
}

/** Some lines of one of the texts. */
function stretch(random: Random, corpus: readonly string[], most: number): string[] {
  const text = random.one(corpus).split('\n');
  const from = random.below(text.length);
  return text.slice(from, from + 1 + random.below(most));
}

/** A deck that nobody would write: pieces of others, with lines and characters put in, taken out and moved. */
export function mutatedDeck(random: Random, corpus: readonly string[]): string {
  const text = [...stretch(random, corpus, 80)];
  if (random.chance(0.3)) text.push('', ...stretch(random, corpus, 60));
  while (random.chance(0.4)) text.push('', '---', '', ...stretch(random, corpus, 40));
  const count = 1 + random.below(10);
  for (let done = 0; done < count; done += 1) {
    if (text.length === 0) text.push('');
    random.one(mutations)(text, random, corpus);
  }
  return text.join('\n');
}
