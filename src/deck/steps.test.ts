import { describe, expect, it } from 'vitest';
import { content } from './content.js';
import type { Block, Slide } from './types.js';

const settings = { theme: '', author: '', date: '', paging: '' };
const slideOf = (markdown: string, more: Partial<Slide['settings']> = {}): Slide => ({
  markdown,
  source: { file: 'a.md', line: 1 },
  settings: { ...settings, ...more },
});
const read = (markdown: string, more?: Partial<Slide['settings']>) => content(slideOf(markdown, more));

/** `kind@step` of each block, of a list's items their steps. */
function steps(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap((block): readonly string[] => {
    const own = `${block.kind}@${block.step ?? 0}`;
    if (block.kind === 'list') return [own, ...block.items.map((item) => `item@${item.step ?? block.step ?? 0}`)];
    if (block.kind === 'columns') return [own, ...block.columns.flatMap((column) => steps(column.blocks))];
    return [own];
  });
}
const stepsOf = (markdown: string, more?: Partial<Slide['settings']>) => {
  const { blocks, steps: count } = read(markdown, more);
  return [...steps(blocks), count];
};

describe('pauses', () => {
  it('bring what follows a step later', () => {
    expect(stepsOf('a\n\n<!-- pause -->\n\nb\n\n<!-- pause -->\n\nc')).toEqual([
      'paragraph@0',
      'paragraph@1',
      'paragraph@2',
      2,
    ]);
    expect(stepsOf('a\n<!-- pause -->\nb')).toEqual(['paragraph@0', 'paragraph@1', 1]);
  });

  it('are one where nothing stands between them, and none at the end', () => {
    expect(stepsOf('a\n\n<!-- pause -->\n<!-- pause -->\n\nb\n\n<!-- pause -->')).toEqual([
      'paragraph@0',
      'paragraph@1',
      1,
    ]);
    expect(stepsOf('<!-- pause -->\n\na')).toEqual(['paragraph@1', 1]);
  });

  it('take effect behind the text that they stand in', () => {
    expect(stepsOf('a <!-- pause -->\n\nb')).toEqual(['paragraph@0', 'paragraph@1', 1]);
  });

  it('leave a list one list, its numbers too', () => {
    expect(stepsOf('1. a\n<!-- pause -->\n2. b\n<!-- pause -->\n3. c')).toEqual([
      'list@0',
      'item@0',
      'item@1',
      'item@2',
      2,
    ]);
    const [list] = read('1. a\n<!-- pause -->\n2. b').blocks;
    expect(list).toMatchObject({ start: 1, tight: true, items: [{}, { step: 1 }] });
  });

  it('go on through columns in the order in which they are written', () => {
    const markdown =
      '<!-- column_layout: [1, 1] -->\n<!-- column: 1 -->\nr\n<!-- pause -->\n<!-- column: 0 -->\nl\n<!-- reset_layout -->\n<!-- pause -->\nend';
    expect(stepsOf(markdown)).toEqual(['columns@0', 'paragraph@1', 'paragraph@0', 'paragraph@2', 2]);
  });
});

describe('incremental lists', () => {
  it('bring each item with a key, nested ones too, and what follows the list', () => {
    const markdown =
      '# T\n\n<!-- incremental_lists: true -->\n\n- a\n  - b\n- c\n\nend\n\n<!-- incremental_lists: false -->\n\n- d\n- e';
    expect(stepsOf(markdown)).toEqual([
      'heading@0',
      'list@1',
      'item@1',
      'item@3',
      'paragraph@4',
      'list@4',
      'item@4',
      'item@4',
      4,
    ]);
    expect(read('- a\n- b', { incremental_lists: true }).steps).toBe(2);
  });
});

describe('lit lines', () => {
  it('come before the next pause, and keep nothing else waiting', () => {
    const markdown =
      '```go {1|all}\na\n```\n\ntext\n\n```go {1|1|all}\na\n```\n\n<!-- pause -->\n\n```go {1|all}\na\n```';
    expect(stepsOf(markdown)).toEqual(['code@0', 'paragraph@0', 'code@0', 'code@4', 5]);
    const looks = read(markdown).blocks.flatMap((block) => (block.kind === 'code' ? [block.look.litFrom] : []));
    expect(looks).toEqual([0, 1, 4]);
  });

  it('are steps of the code they stand in', () => {
    expect(stepsOf('```go {1|2-3|all}\na\nb\nc\n```\n\n<!-- pause -->\n\nend')).toEqual(['code@0', 'paragraph@3', 3]);
  });
});

describe('columns', () => {
  it('hold what stands between the commands', () => {
    const markdown =
      'above\n\n<!-- column_layout: [2, 1] -->\n\n<!-- column: 0 -->\n\n# Left\n\n<!-- column: 1 -->\n\nright\n\n<!-- column: 0 -->\n\nmore\n\n<!-- reset_layout -->\n\nbelow';
    const { blocks } = read(markdown);
    expect(blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'columns', 'paragraph']);
    expect(blocks[1]).toMatchObject({
      columns: [
        { share: 2, blocks: [{ kind: 'heading' }, { kind: 'paragraph' }] },
        { share: 1, blocks: [{ kind: 'paragraph' }] },
      ],
    });
  });

  it('tell what is wrong where it stands', () => {
    const problem = (message: string, line: number) => ({
      kind: 'problem',
      problem: { line, message: expect.stringContaining(message) },
    });
    expect(read('a\n\n<!-- column: 1 -->\n\nb').blocks).toMatchObject([{}, problem('outside of columns', 3), {}]);
    expect(read('<!-- column_layout: [1, 1] -->\n<!-- column: 2 -->\na').blocks).toMatchObject([
      { columns: [{ blocks: [problem('there is no column 2', 2), {}] }, {}] },
    ]);
    expect(read('- a\n\n  <!-- column_layout: [1] -->').blocks).toMatchObject([
      { items: [{ blocks: [{}, problem('on the slide itself', 3)] }] },
    ]);
  });
});

describe('other commands', () => {
  it('align what follows, make room, and set the slide', () => {
    const { blocks, own } = read(
      '<!-- alignment: center -->\n\na\n\n<!-- alignment: left -->\n\nb\n\n<!-- new_lines: 2 -->\n\n<!-- jump_to_middle -->\n\n<!-- vertical_alignment: bottom -->\n<!-- max_columns: 40 -->\n<!-- footer: here -->',
    );
    expect(blocks).toEqual([
      { kind: 'paragraph', alignment: 'center', inlines: [{ kind: 'text', text: 'a' }] },
      { kind: 'paragraph', alignment: 'left', inlines: [{ kind: 'text', text: 'b' }] },
      { kind: 'gap', alignment: 'left', rows: 2 },
      { kind: 'middle', alignment: 'left' },
    ]);
    expect(own).toEqual({ vertical_alignment: 'bottom', max_columns: 40, footer: { center: 'here' } });
    expect(read('<!-- no_footer -->').own).toEqual({ footer: false });
  });

  it('space the items of lists', () => {
    expect(read('<!-- list_item_newlines: 3 -->\n\n- a\n- b').blocks).toMatchObject([{ kind: 'list', spacing: 2 }]);
  });

  it('are told when they are nearly right', () => {
    expect(read('a\n\n<!-- pasue -->').problems).toMatchObject([{ level: 'warning', line: 3 }]);
  });
});

describe('what markdown has besides', () => {
  it('reads alerts, with a title of their own too', () => {
    expect(read('> [!NOTE]\n> Useful **x**\n> more').blocks).toMatchObject([
      { kind: 'alert', alert: 'note', title: 'Note', blocks: [{ kind: 'paragraph' }] },
    ]);
    expect(read('> [!caution] Mind the gap\n>\n> - a').blocks).toMatchObject([
      { kind: 'alert', alert: 'caution', title: 'Mind the gap', blocks: [{ kind: 'list' }] },
    ]);
    expect(read('> [!OTHER]\n> x').blocks).toMatchObject([{ kind: 'quote' }]);
    expect(read('> [!NOTE]').blocks).toMatchObject([{ kind: 'alert', blocks: [] }]);
  });

  it('reads footnotes, in the order of their marks', () => {
    const { blocks } = read('a[^x] b[^1] c[^none]\n\n[^1]: one\n[^x]: ex *y*\n\n    more\n\nend');
    expect(blocks).toMatchObject([
      {
        inlines: [
          { text: 'a' },
          { kind: 'footnote', number: 1 },
          { text: ' b' },
          { kind: 'footnote', number: 2 },
          { text: ' c[^none]' },
        ],
      },
      { kind: 'paragraph' },
      { kind: 'footnotes', notes: [[{ kind: 'paragraph' }, { kind: 'paragraph' }], [{ kind: 'paragraph' }]] },
    ]);
  });

  it('reads definition lists', () => {
    const { blocks } = read('Worker\n: runs *code*\n\nTask Queue\nQueue\n\n: one\n  goes on\n: two\n\n  - a\n\nend');
    expect(blocks).toMatchObject([
      {
        kind: 'definitions',
        items: [
          { term: [{ text: 'Worker' }], descriptions: [[{ kind: 'paragraph' }]] },
          { term: [{ text: 'Task Queue' }], descriptions: [] },
          {
            term: [{ text: 'Queue' }],
            descriptions: [[{ inlines: [{ text: 'one goes on' }] }], [{ kind: 'paragraph' }, { kind: 'list' }]],
          },
        ],
      },
      { kind: 'paragraph' },
    ]);
    expect(read('text\nmore: no\n\n:no').blocks).toMatchObject([{ kind: 'paragraph' }, { kind: 'paragraph' }]);
  });

  it('reads emoji by name, and nothing else', () => {
    const text = (markdown: string) => read(markdown).blocks;
    expect(text(':rocket: go :+1: at 10:30:00, a:b:c, `:rocket:`, :no_such:')).toMatchObject([
      {
        inlines: [
          { text: '🚀 go 👍 at 10:30:00, a:b:c, ' },
          { kind: 'code', text: ':rocket:' },
          { text: ', :no_such:' },
        ],
      },
    ]);
  });

  it('reads emoji side by side', () => {
    expect(read(':tada::rocket: std::tada::size').blocks).toMatchObject([
      { inlines: [{ text: '🎉🚀 std::tada::size' }] },
    ]);
  });

  it('reads the HTML that a terminal can show', () => {
    expect(
      read('<b>a</b> <kbd>k</kbd> <span style="color: #f00; background-color: blue">c</span> Vec<T> <u>u</u>').blocks,
    ).toMatchObject([
      {
        inlines: [
          { kind: 'strong', inlines: [{ text: 'a' }] },
          { text: ' ' },
          { kind: 'code', text: 'k' },
          { text: ' ' },
          { kind: 'colored', color: '#ff0000', background: 12, inlines: [{ text: 'c' }] },
          { text: ' Vec<T> u' },
        ],
      },
    ]);
    expect(read('<b>never closed').blocks).toMatchObject([{ inlines: [{ kind: 'strong' }] }]);
  });

  it('takes pictures out of the text, local ones only', () => {
    expect(read('a\n![image:width:50%](b%20c.png)\nd').blocks).toMatchObject([
      { kind: 'paragraph', inlines: [{ text: 'a' }] },
      {
        kind: 'image',
        name: 'b%20c.png',
        path: expect.stringMatching(/b c\.png$/),
        alt: '',
        size: { kind: 'share', width: 0.5 },
      },
      { kind: 'paragraph', inlines: [{ text: 'd' }] },
    ]);
    expect(read('![A dog image:w:30x10](d.png)').blocks).toMatchObject([
      { kind: 'image', alt: 'A dog', size: { kind: 'cells', columns: 30, rows: 10 } },
    ]);
    expect(read('![x](https://x.org/a.png)').blocks).toMatchObject([{ kind: 'paragraph' }]);
  });

  it('reads file fences', () => {
    expect(
      read('```file +line_numbers\npath: ../src/main.go\nlanguage: go\nstart_line: 3\nend_line: 5\n```').blocks,
    ).toMatchObject([
      { kind: 'file', name: 'main.go', language: 'go', from: 3, to: 5, look: { lineNumbers: true, firstLine: 3 } },
    ]);
    expect(read('```file\nlanguage: go\n```').blocks).toMatchObject([{ kind: 'problem', problem: { line: 1 } }]);
    expect(read('```file\npath: a\nstart: 3\n```').blocks).toMatchObject([{ kind: 'problem', problem: { line: 3 } }]);
    expect(read('```file\npath: a\nstart_line: 3\nend_line: 2\n```').blocks).toMatchObject([{ kind: 'problem' }]);
  });
});
