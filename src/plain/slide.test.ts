import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { content } from '../deck/content.js';
import type { FileText } from '../deck/file-text.js';
import { anyText } from '../render/testing.js';
import { plainSlide, type SlideInfo } from './slide.js';

const settings = { theme: '', author: '', date: '', paging: '' };
const files = (path: string): FileText =>
  path.endsWith('main.go')
    ? { kind: 'ok', text: 'package main\n\nfunc main() {\n\tserve()\n}\n' }
    : { kind: 'problem', message: 'There is no file or directory "gone.go"' };

function read(markdown: string, info: Partial<SlideInfo> = {}): string {
  const slide = { markdown, source: { file: 'a.md', line: 1 }, settings };
  return plainSlide(content(slide), { number: 3, total: 17, ...info }, { files });
}

/** What stands below the line that says which slide this is. */
const body = (markdown: string): string => read(`# T\n\n${markdown}`).replace('Slide 3 of 17: T\n\n', '');

describe('a slide begins with its number', () => {
  it.each([
    ['its title behind it, once', '# Concepts\n\nFive words.', 'Slide 3 of 17: Concepts\n\nFive words.'],
    ['whatever the level', '### Small\n\nWords.', 'Slide 3 of 17: Small\n\nWords.'],
    ['with what the title links to', '# [Docs](https://x.io)', 'Slide 3 of 17: Docs (https://x.io)'],
    ['a banner for a title', '```figlet\nGo\non\n```\n\nWords.', 'Slide 3 of 17: Go on\n\nWords.'],
    ['the title before the art above it', '```\n█▀█\n▀▀▀\n```\n\n# Art', 'Slide 3 of 17: Art\n\n(drawing)'],
    ['no title after other text', 'Words.\n\n# Late', 'Slide 3 of 17.\n\nWords.\n\nHeading: Late'],
    ['nothing else', '', 'Slide 3 of 17 is empty.'],
    ['a rule is nothing', '***', 'Slide 3 of 17 is empty.'],
  ])('%s', (_, markdown, text) => expect(read(markdown)).toBe(text));

  it('tells an author whose name is only a part of a word', () => {
    expect(read('# Adaptive', { author: 'Ada' })).toContain('By Ada.');
    expect(read('# By Ada, 2026', { author: 'Ada' })).not.toContain('By Ada.');
    expect(read('# C++', { author: 'C++ (me)' })).toContain('By C++ (me).');
  });

  it('tells author, date and footer once', () => {
    const said = { author: 'Ada', date: '7 May', footer: 'Conf' };
    expect(read('# T\n\nText', said)).toBe('Slide 3 of 17: T\n\nBy Ada, 7 May.\n\nText\n\nFooter: Conf');
    expect(read('# T\n\nAda', said)).toBe('Slide 3 of 17: T\n\n7 May.\n\nAda\n\nFooter: Conf');
    expect(read('# T', { author: 'Ada' })).toBe('Slide 3 of 17: T\n\nBy Ada.');
  });

  it('ends with the notes if they are asked for', () => {
    const markdown = '# T\n\n<!-- speaker_note: Wait\nfor it. -->\n\nText\n\n<!-- speaker_note: Go on. -->';
    expect(read(markdown)).toBe('Slide 3 of 17: T\n\nText');
    const notes = 'Notes:\nWait for it.\nGo on.\nEnd of notes.';
    expect(read(markdown, { notes: true })).toBe(`Slide 3 of 17: T\n\nText\n\n${notes}`);
    expect(read('# T\n\n<!-- speaker_note: Wait. -->', { notes: true })).toBe('Slide 3 of 17: T\n\nNotes: Wait.');
  });
});

describe('a block', () => {
  it.each<readonly [string, string, string]>([
    ['headings below the title', '## A\n\n### B', 'Heading: A\n\nHeading of level 3: B'],
    ['a paragraph is a line', 'one\ntwo **three**\\\nfour', 'one two three\nfour'],
    ['what is taken back', '~~never~~ always', '(deleted: never) always'],
    ['code in a line', 'run `npm ci`', 'run npm ci'],
    ['an emoji', ':rocket: 🌿', '🚀 🌿'],
    ['a list in a list', '- a\n  - b\n- c', '- a\n  - b\n- c'],
    ['a loose list without blank lines', '- a\n\n  more\n\n- b', '- a\n  more\n- b'],
    ['numbers', '9. nine\n10. ten\n    - in', '9. nine\n10. ten\n    - in'],
    ['tasks', '- [x] a\n- [ ] b', '- Done: a\n- To do: b'],
    ['code in a list', '- a\n  ```\n  x\n  y\n  ```', '- a\n  Code, 2 lines:\n  x\n  y\n  End of code.'],
    ['a list that begins an item', '- - a\n  - b', '- \n  - a\n  - b'.replace('- \n', '-\n')],
    ['a short quote', '> Yes.', 'Quote: Yes.'],
    ['a long one', '> Yes.\n>\n> No.', 'Quote:\nYes.\nNo.\nEnd of quote.'],
    ['an alert', '> [!WARNING]\n> Mind it.', 'Warning: Mind it.'],
    ['its own title', '> [!TIP] Go\n> a\n>\n> b', 'Tip, Go:\na\nb\nEnd of tip.'],
    ['an alert without words', '> [!NOTE] Go', 'Note, Go'],
    ['a table', '|A|B|\n|-|-|\n|1|2|\n|3||', 'Table with 2 columns and 2 rows.\nA: 1; B: 2.\nA: 3.'],
    ['a table without rows', '|A|B|\n|-|-|', 'Table with 2 columns and no rows: A; B.'],
    ['a table without names', '| |\n|-|\n|1|\n| |', 'Table with 1 column and 2 rows.\n1.\nEmpty row.'],
    ['code', '```ts\na\n\n\nb\n```', 'Code in TypeScript, 4 lines:\na\n\n\nb\nEnd of code.'],
    ['one line of it', '```sh\nnpm ci\n```', 'Code in shell: npm ci'],
    ['code of no language', '```\na\nb\n```', 'Code, 2 lines:\na\nb\nEnd of code.'],
    ['code of an odd one', '```quux\na\n```', 'Code in quux: a'],
    ['text', '```txt\na\nb\n```', 'Text, 2 lines:\na\nb\nEnd of text.'],
    ['a diff', '```diff\n-a\n+b\n```', 'Changes, 2 lines:\n-a\n+b\nEnd of changes.'],
    ['hidden lines', '```js\n/// import x\nx()\n```', 'Code in JavaScript: x()'],
    ['lines in steps, all of them', '```js {1|2}\na\nb\n```', 'Code in JavaScript, 2 lines:\na\nb\nEnd of code.'],
    ['an empty fence', '```go\n```\n\nText', 'Text'],
    [
      'lines of a file',
      '```file\npath: main.go\nstart_line: 3\nend_line: 5\n```',
      'File main.go from line 3, code in Go, 3 lines:\nfunc main() {\n    serve()\n}\nEnd of code.',
    ],
    [
      'a file that is gone',
      '```file\npath: gone.go\n```',
      `File gone.go, which can't be shown: There is no file or directory "gone.go".`,
    ],
    ['a picture', 'see ![a cat](cat.png) there', 'see\n\nImage: a cat\n\nthere'],
    ['a picture without words', '![](img/cat.png)', 'Image: img/cat.png'],
    ['a picture elsewhere', '![a cat](https://x.io/c.png)', 'Image: a cat (https://x.io/c.png)'],
    ['one in a line', 'see ![a cat](https://x.io/c.png)', 'see (image: a cat, https://x.io/c.png)'],
    ['an address', '<https://x.io/>', 'https://x.io/'],
    ['a link that says its address', '[x.io](https://x.io/)', 'x.io'],
    ['a link', 'see [this](https://x.io).', 'see this (https://x.io).'],
    ['an address once', '[a](https://x.io) [b](https://x.io)', 'a (https://x.io) b'],
    ['a link into the slide', '[a](#b)', 'a'],
    ['footnotes', 'So[^1].\n\n[^1]: They say.', 'So (footnote 1).\n\nFootnote 1: They say.'],
    ['definitions', 'A\n: one\n\nB\n: two\n: three', 'A: one\nB:\n- two\n- three'],
    ['art', '```\n█▀█\n▀▀▀\n```', '(drawing)'],
    ['art below art', '```\n█▀█\n▀▀▀\n```\n\n```\n█▀█\n▀▀▀\n```', '(drawing)'],
    [
      'what is drawn in lines',
      '```\n┌───────┐   asks\n│ task  │ ◂────── a  worker\n└───────┘\n```',
      'Drawing:\nasks\ntask; a; worker\nEnd of drawing.',
    ],
    ['lines without words', '```\n┌──┐\n└──┘\n```', '(drawing)'],
    ['code with a line in it', '```\na ─ b\nc\nd\n```', 'Code, 3 lines:\na ─ b\nc\nd\nEnd of code.'],
    ['a banner', '```figlet {font="Calvin S"}\nGo\n```', 'Go'],
    ['HTML', '<details>\nhidden\n</details>', 'hidden'],
    ['columns', '<!-- column_layout: [1, 1] -->\n<!-- column: 0 -->\na\n\n<!-- column: 1 -->\nb', 'a\n\nb'],
    ['steps', 'a\n\n<!-- pause -->\n\nb', 'a\n\nb'],
    ['room', 'a\n\n<!-- new_lines: 5 -->\n\nb', 'a\n\nb'],
    ['a demo', '```demo order\n```', 'Live demo order: starts a workflow and shows what happens.'],
    [
      'its panels and its input',
      '```demo order\npanels: [status, [activities, history]]\ninput:\n  item: A book\n  tags: [a, 1]\nspeed: 2\n```',
      [
        'Live demo order: starts a workflow and shows status, activities and history.',
        'Input: item: A book; tags: ["a",1].',
        'Settings: speed: 2.',
      ].join('\n'),
    ],
    [
      'an input that holds itself',
      '```demo order\ninput: &a\n  b: *a\n```',
      'Live demo order: starts a workflow and shows what happens.\nInput: b: a value that holds itself.',
    ],
    ['a problem', '```demo\n```', 'Error in a.md line 3: a demo fence needs a name: ```demo order.'],
  ])('%s', (_, markdown, text) => expect(body(markdown)).toBe(text));
});

describe('an address that turns the direction of text', () => {
  it.each([
    ['a picture alone', '![a](https://x.io/\u202e.png)'],
    ['a picture without words', '![](https://x.io/\u202e.png)'],
    ['a picture in a line', 'See ![a](https://x.io/\u202e.png).'],
    ['a link', '[a](https://x.io/\u202e)'],
  ])('is harmless: %s', (_, markdown) => expect(body(markdown)).toContain('https://x.io/\ufffd'));
});

describe('any slide', () => {
  const piece = fc.oneof(
    anyText,
    anyText.map((text) => `- ${text}\n  - ${text}`),
    anyText.map((text) => `> ${text}\n>\n> ${text}`),
    anyText.map((text) => `## ${text}`),
    anyText.map((text) => `[${text}](https://x.io/${text})`),
    anyText.map((text) => `| a | ${text} |\n|---|---|\n| ${text} | b |`),
    anyText.map((text) => `![${text}](${text})`),
    anyText.map((text) => `\`\`\`mermaid\ngraph TD\nA[${text}] --> B\n\`\`\``),
    anyText.map((text) => `\`\`\`demo order\ninput: ${text}\n\`\`\``),
    fc.constantFrom('<!-- pause -->', '***', '<!-- column_layout: [1, 1] -->', '<!-- column: 1 -->', '- [ ] x', ''),
  );
  const slide = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('\n\n'));

  it('has nothing in it that drives a terminal, no blank line beside another, none at its ends', () => {
    fc.assert(
      fc.property(slide, (markdown) => {
        const text = read(markdown, { notes: true, author: 'A\x1b[31m', footer: '\x07' });
        expect(text).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e]/);
        const withoutCode = text.replace(/, \d+ lines:\n[\s\S]*?\n *End of /g, '');
        expect(withoutCode).not.toContain('\n\n\n');
        expect(text).toBe(text.trim());
        expect(text).not.toMatch(/ \n/);
        expect(text.startsWith('Slide 3 of 17')).toBe(true);
        expect(read(markdown, { notes: true, author: 'A\x1b[31m', footer: '\x07' })).toBe(text);
      }),
    );
  });

  it('loses no word', () => {
    const word = fc.stringMatching(/^[a-z]{4,9}$/);
    const written = fc.array(fc.tuple(fc.constantFrom('', '- ', '1. ', '> ', '## ', '- [ ] ', '| '), word), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(written, (lines) => {
        const markdown = lines.map(([mark, text]) => (mark === '| ' ? `| ${text} |\n|---|\n| ${text} |` : mark + text));
        const text = read(markdown.join('\n\n'));
        for (const [, own] of lines) expect(text).toContain(own);
      }),
    );
  });
});
