import fc from 'fast-check';
import { anyText } from '../render/testing.js';

/**
 * Markdown of everything that a slide can hold, nested. Each of its texts has a mark of its own: two Cyrillic letters,
 * which nothing else in it has. A mark is a word, so that it fits into any room.
 */
export interface Marked {
  readonly markdown: string;
  /** The marks that a slide shows, as they stand one after another. */
  readonly marks: string;
}

/** Stands for a mark until all of them are counted. */
const open = '\ue000';
/** The same in what is shown only if something asks for it. */
const openNote = '\ue001';

const alphabet = 'абвгдежзиклмнопрстуфхцчшщэюя';

function numbered(markdown: string): Marked {
  let count = 0;
  let marks = '';
  const text = markdown.replace(/[\ue000\ue001]/g, (mark) => {
    const letters = `${alphabet[Math.floor(count / alphabet.length) % alphabet.length]}${alphabet[count % alphabet.length]}`;
    count += 1;
    if (mark === open) marks += letters;
    return letters;
  });
  return { markdown: text, marks };
}

/** Its letters of marks, as they stand one after another; in lower case, as themes may change that. */
export function marksOf(text: string): string {
  return text.toLowerCase().replace(/[^а-я]/g, '');
}

/** A text that is nothing but text wherever it stands, without marks. */
export const tameText: fc.Arbitrary<string> = anyText.map((text) =>
  text
    .replace(/[!-/:-@[-`{-~\n\r\u2028\u2029\u0400-\u052f\u1c80-\u1c8f\ue000\ue001\u2500-\u25ff\u2800-\u28ff]/g, '')
    .trim(),
);

/** A text that is nothing but text; it begins with its mark. */
const leaf: fc.Arbitrary<string> = tameText.map((text) => `${open} ${text}`.trimEnd().slice(0, 60));

const inlineOf = fc.letrec<{ inline: string; inlines: string }>((tie) => {
  const inside = tie('inlines');
  const around = (before: string, after: string): fc.Arbitrary<string> => inside.map((text) => before + text + after);
  return {
    inline: fc.oneof(
      { maxDepth: 2, depthSize: 'small', withCrossShrink: true },
      leaf,
      leaf,
      leaf,
      fc.constantFrom(
        '&amp; &lt;b>',
        '\\*',
        ':rocket:',
        'https://x.org/a_b/c?d=e',
        '<https://x.org/>',
        '<T>',
        '[^1]',
        '[^2]',
      ),
      fc.constantFrom('<!-- a comment -->', '<br>', '<!-- pause -->', '[r]', '$x_1$', '<i>', '</b>'),
      leaf.map((text) => `\`${text}\``),
      leaf.map((text) => `\`\` ${text} \`\``),
      leaf.map((text) => `![${text}](a.png)`),
      leaf.map((text) => `![${text}](https://x.org/a.png)`),
      leaf.map((text) => `<kbd>${text}</kbd>`),
      around('*', '*'),
      around('**', '**'),
      around('_', '_'),
      around('***', '***'),
      // Four of them at the start of a line would open a fence.
      inside.map((text) => `~~${text.startsWith('~') ? '.' : ''}${text}~~`),
      around('[', '](https://docs.temporal.io/develop/go/ "title")'),
      around('[', '](#here)'),
      around('[', '][r]'),
      around('<b>', '</b>'),
      around('<span style="color: red">', '</span>'),
      around('<a href="https://x.org/?a>b">', '</a>'),
    ),
    inlines: fc.array(tie('inline'), { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' ')),
  };
});

/** Text in one line. */
const line = inlineOf.inlines;
/** Text in several lines, some of them broken for good. */
const lines = fc
  .array(fc.tuple(line, fc.constantFrom('', '', '  ', '\\')), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.map(([text, end], index) => (index === parts.length - 1 ? text : text + end)));

const table = fc
  .record({
    alignments: fc.array(fc.constantFrom('---', ':--', ':-:', '--:'), { minLength: 1, maxLength: 8 }),
    rows: fc.array(fc.array(fc.oneof(leaf, line, fc.constant('')), { minLength: 1, maxLength: 8 }), {
      minLength: 1,
      maxLength: 3,
    }),
  })
  .map(({ alignments, rows }) => {
    const written = rows.map((row) => `| ${alignments.map((_, index) => row[index] ?? '').join(' | ')} |`);
    return [written[0] ?? '', `|${alignments.join('|')}|`, ...written.slice(1)];
  });

const fence = fc
  .record({
    mark: fc.constantFrom('```', '~~~~'),
    info: fc.constantFrom(
      '',
      'go',
      'ts {1|2-3|all}',
      'python {2|1} +line_numbers',
      'yaml +no_background',
      'diff',
      'text +exec',
    ),
    body: fc.array(fc.tuple(fc.constantFrom('', '  ', '\t', '+ ', '- '), leaf), { minLength: 1, maxLength: 4 }),
  })
  .map(({ mark, info, body }) => [mark + info, ...body.map(([before, text]) => before + text), mark]);

/** What has no text of its own that is always there as letters. */
const still = fc.constantFrom<readonly string[]>(
  ['***'],
  ['[r]: /r "title"'],
  ['```figlet {font="Small" gradient="#f00, blue"}', 'Go on', '```'],
  ['```mermaid', 'flowchart LR', '  A[one] --> B{two}', '```'],
  ['```demo order', 'panels: [status]', '```'],
  ['```file', 'path: nowhere.go', '```'],
  ['▄▀▀▄ █', '█  █ █', '▀▄▄▀ ▀'],
  ['<br>'],
  ['<!-- speaker_note: say it -->'],
);

const command = fc
  .constantFrom(
    'pause',
    'pause',
    'pause',
    'incremental_lists: true',
    'incremental_lists: false',
    'column_layout: [1, 1]',
    'column_layout: [3, 2, 1]',
    'column: 0',
    'column: 1',
    'reset_layout',
    'alignment: center',
    'alignment: right',
    'alignment: left',
    'jump_to_middle',
    'new_lines: 2',
    'list_item_newlines: 2',
    'collumn: 1',
  )
  .map((text) => [`<!-- ${text} -->`]);

function apart(blocks: readonly (readonly string[])[]): string[] {
  return blocks.flatMap((block, index) => (index === 0 ? block : ['', ...block]));
}

/** Lines below a mark, indented so that they belong to it. */
function hanging(mark: string, block: readonly string[]): string[] {
  return block.map((text, index) => (index === 0 ? mark + text : text === '' ? '' : ' '.repeat(mark.length) + text));
}

const blockOf = fc.letrec<{ block: readonly string[]; inner: readonly string[] }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 3, depthSize: 'small', withCrossShrink: true },
    lines,
    fc.tuple(fc.integer({ min: 1, max: 6 }), line).map(([level, text]) => [`${'#'.repeat(level)} ${text}`]),
    fc.tuple(line, fc.constantFrom('===', '---')).map(([text, under]) => [text, under]),
    table,
    fence,
    fc.array(leaf, { minLength: 1, maxLength: 3 }).map((body) => body.map((text) => `    ${text}`)),
    fc.tuple(fc.constantFrom('div', 'details', 'center'), leaf).map(([tag, text]) => [`<${tag}>`, text, `</${tag}>`]),
    still,
    command,
    tie('inner').map((block) => block.map((text) => `> ${text}`.trimEnd())),
    fc
      .tuple(fc.constantFrom('NOTE', 'TIP', 'warning'), fc.oneof(fc.constant(''), leaf), tie('inner'))
      .map(([kind, title, block]) => [`[!${kind}] ${title}`, ...block].map((text) => `> ${text}`.trimEnd())),
    fc
      .tuple(
        fc.constantFrom('- ', '* ', '+ ', '1. ', '98) ', '- [x] ', '- [ ] '),
        fc.boolean(),
        fc.array(tie('inner'), { minLength: 1, maxLength: 3 }),
      )
      .map(([mark, loose, items]) => {
        const drawn = items.map((item) => hanging(mark, item));
        return loose ? apart(drawn) : drawn.flat();
      }),
    fc
      .tuple(line, fc.array(tie('inner'), { minLength: 1, maxLength: 2 }))
      .map(([term, meanings]) => [term, ...meanings.flatMap((meaning) => hanging(':   ', meaning))]),
  ),
  inner: fc.array(tie('block'), { minLength: 1, maxLength: 2 }).map(apart),
}));

const notes = fc.tuple(lines, leaf).map(([first, second]) => {
  const [head = '', ...more] = first;
  const note = [`[^1]: ${head}`, ...more.map((text) => `    ${text}`), '', `[^2]: ${second}`];
  return note.map((text) => text.replaceAll(open, openNote));
});

/** Markdown as somebody might write it who uses everything. */
export const anyMarkdown: fc.Arbitrary<Marked> = fc
  .tuple(fc.array(blockOf.block, { minLength: 1, maxLength: 5 }), fc.option(notes, { nil: undefined }))
  .map(([blocks, own]) => numbered(apart(own ? [...blocks, own] : blocks).join('\n')));

const debris: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    ...[
      '#',
      '*',
      '_',
      '**',
      '`',
      '```',
      '~~~',
      '~~',
      '- ',
      '1. ',
      '> ',
      '|',
      '\n',
      '\n\n',
      '  ',
      '    ',
      '\t',
      '[',
      '](',
    ],
    ...[
      ')',
      '!',
      '<',
      '>',
      '<!--',
      '-->',
      '<br>',
      '</div>',
      '<details>',
      '```demo',
      '```figlet',
      '██',
      '----',
      '====',
      '&#',
    ],
    ...[
      '\\',
      '[x] ',
      '[^',
      '[^1]: ',
      ': ',
      '{',
      '}',
      '\r\n',
      '\u0000',
      '\u2028',
      '🌿',
      '\ud800',
      '<!-- pause -->',
      '|-|',
    ],
    ...['<!-- column: 1 -->', '<!-- column_layout: [1, 1] -->', '![](', '<script>', '<a href="', '$$', '[!NOTE]'],
  ),
  anyText,
);

/** Markdown that somebody broke: with pieces put in anywhere, and cut off anywhere. */
export const brokenMarkdown: fc.Arbitrary<string> = fc
  .tuple(
    anyMarkdown,
    fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), debris), { maxLength: 6 }),
    fc.boolean(),
  )
  .map(([{ markdown }, pieces, cut]) => {
    let text = markdown;
    for (const [share, piece] of pieces) {
      const at = Math.floor(share * text.length);
      text = text.slice(0, at) + piece + text.slice(at);
    }
    const last = pieces[0]?.[0] ?? 1;
    return cut ? text.slice(0, Math.ceil(last * text.length)) : text;
  });
