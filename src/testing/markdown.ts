import fc from 'fast-check';
import { leaf, type Marked, numbered, open, openNote } from './marks.js';

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
