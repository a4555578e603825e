import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { content } from '../deck/content.js';
import { readText } from '../deck/file-text.js';
import { readDeck } from '../deck/read.js';
import { walk } from '../deck/walk.js';
import { loadFiglet } from '../render/figlet.js';
import { anyText } from '../render/testing.js';
import type { RenderTools } from '../render/tools.js';
import { builtinTheme } from '../theme/builtin.js';
import { type CheckInput, checkDeck } from './deck.js';
import { diagramFindings } from './drawings.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tslides-check-'));
  writeFileSync(join(folder, 'main.go'), 'package main\n\nfunc main() {}\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

const tools: RenderTools = {
  figlet: loadFiglet(),
  file: (path) => readText(path, path.slice(folder.length + 1)),
  picture: {
    fit: (_, room) => room,
    draw: () => ({ kind: 'pending' }),
    cells: () => ({ kind: 'pending' }),
    look: (path) =>
      path.endsWith('good.png')
        ? { kind: 'ready', width: 100, height: 100 }
        : { kind: 'problem', message: 'the file is broken' },
  },
};

/** Where nothing is drawn in a thread. */
const settled: CheckInput['settled'] = async (draw) => draw();

/** What is found in a deck of this text, on 80x24 alone: `line level message`. */
async function found(markdown: string, more: Partial<CheckInput> = {}): Promise<readonly string[]> {
  const file = join(folder, 'talk.md');
  writeFileSync(file, markdown);
  const findings = await checkDeck({
    deck: readDeck([file]),
    theme: builtinTheme('dark'),
    themeProblems: [],
    sizes: [{ columns: 80, rows: 24 }],
    tools,
    settled,
    knowsLanguage: (name) => name === 'go' || name === 'text',
    ...more,
  });
  return findings.map(({ file: at, line, level, message }) => {
    expect(at).toBe(file);
    expect(message).not.toMatch(/\.$/);
    return `${line} ${level} ${message}`;
  });
}

/** A terminal of 80 columns has 74 cells for the content in this theme. */
const wide = (cells: number): string => 'x'.repeat(cells);

describe('nothing is wrong', () => {
  it.each([
    ['with a usual slide', '# One\n\n- a\n- b\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n---\n\n# Two\n\n```go\nx()\n```'],
    ['with a slide that is just as tall as the screen', `# One\n\n${'- x\n'.repeat(18)}`],
    ['with a picture', '![](good.png)'],
    ['with lines of a file', '```file\npath: main.go\nstart_line: 1\nend_line: 3\n```'],
    ['with a language that is none', '```text\nx\n```\n\n```\ny\n```'],
    ['with links of all usual kinds', '[a](https://x.io) [b](mailto:a@x.io) [c](other.md) [d](#e) <https://x.io>'],
    ['with a banner', '```figlet {font="Calvin S"}\nGo\n```'],
    ['with art', '```\n█▀█\n▀▀▀\n```'],
    ['with code in steps', '```go {1|2|all}\na()\nb()\n```'],
    ['with a panel in a column', '<!-- column_layout: [1, 1] -->\n<!-- column: 0 -->\n```demo order\n```'],
  ])('%s', async (_, markdown) => expect(await found(markdown)).toEqual([]));
});

describe('what is too tall', () => {
  const tall = `# One\n\n---\n\n# Two\n\n${'- x\n'.repeat(19)}`;

  it('is told for each size, with the slide and its place', async () => {
    expect(await found(tall)).toEqual(['5 error slide 2 needs 22 rows, 80x24 shows 21: 1 more to scroll']);
    const sizes = [
      { columns: 60, rows: 16 },
      { columns: 120, rows: 36 },
      { columns: 80, rows: 24 },
    ];
    expect(await found(tall, { sizes })).toEqual([
      '5 error slide 2 needs 22 rows, 60x16 shows 14: 8 more to scroll',
      '5 error slide 2 needs 22 rows, 80x24 shows 21: 1 more to scroll',
    ]);
  });

  it('counts what comes with the last step', async () => {
    const steps = `# Two\n\n${'- x\n'.repeat(10)}\n<!-- pause -->\n\n${'- x\n'.repeat(9)}\nend\n`;
    expect((await found(steps))[0]).toMatch(/^1 error slide 1 needs 2\d rows/);
  });

  it('counts the least that a panel takes', async () => {
    const text = (rows: number) => `# P\n\n${'- x\n'.repeat(rows)}\n\`\`\`demo order\n\`\`\`\n`;
    expect(await found(text(10))).toEqual([]);
    expect(await found(text(14))).toEqual([expect.stringMatching(/^1 error slide 1 needs 2\d rows, 80x24 shows 21/)]);
  });
});

describe('what is too wide', () => {
  it('art is cut', async () => {
    expect(await found(`# One\n\n\`\`\`\n${'█'.repeat(90)}\n${'▀'.repeat(70)}\n\`\`\``)).toEqual([
      '4 error art of 90 cells is cut at 80 columns',
    ]);
  });

  it('art in a column that is narrower than the slide', async () => {
    const art = `\`\`\`\n${'█'.repeat(50)}\n\`\`\``;
    expect(await found(art)).toEqual([]);
    expect(await found(`<!-- column_layout: [1, 1] -->\n<!-- column: 1 -->\n${art}`)).toEqual([
      '4 error art of 50 cells is cut at 80 columns',
    ]);
  });

  it('a banner whose letters are', async () => {
    const sizes = [
      { columns: 20, rows: 40 },
      { columns: 80, rows: 40 },
    ];
    expect(await found('```figlet {font="Banner"}\nM\n```', { sizes })).toEqual([]);
    expect(await found('```figlet {font="Doh"}\nM\n```', { sizes })).toEqual([
      expect.stringMatching(/^1 error a banner with letters of up to \d+ cells is cut at 20 columns$/),
    ]);
  });

  it('code goes on in the next row, at which widths', async () => {
    const code = `\`\`\`go\n${wide(90)}\nshort()\n${wide(76)}\n\`\`\``;
    const sizes = [80, 90, 120].map((columns) => ({ columns, rows: 24 }));
    expect(await found(code, { sizes })).toEqual([
      '1 note code goes on in the next row: 2 lines at 80 columns, 1 at 90 (the longest has 90 cells)',
    ]);
    writeFileSync(join(folder, 'long.go'), `${wide(200)}\n`);
    expect(await found('```file\npath: long.go\n```')).toEqual([
      '1 note code goes on in the next row: 1 line at 80 columns (the longest has 200 cells)',
    ]);
  });

  it('code that stands whole elsewhere on the slide', async () => {
    const code = `\`\`\`go\n${wide(40)}\nshort()\n\`\`\``;
    const columns = `<!-- column_layout: [2, 1] -->\n<!-- column: 0 -->\n${code}\n<!-- column: 1 -->\n${code}`;
    expect(await found(columns)).toEqual([
      '8 note code goes on in the next row: 1 line at 80 columns (the longest has 40 cells)',
    ]);
    expect(await found(`- a\n\n  ${code.replaceAll('\n', '\n  ')}\n\n${code}`)).toEqual([]);
    const indented = `\`\`\`go\n${wide(70)}\n        ${wide(70)}\n\`\`\``;
    expect(await found(`---\nmax_columns: 50\n---\n${code}\n\n<!-- max_columns: 40 -->`)).toEqual([
      '4 note code goes on in the next row: 1 line at 80 columns (the longest has 40 cells)',
    ]);
    expect(await found(`---\nmax_columns: 50\n---\n${code}`)).toEqual([]);
    expect(await found(indented)).toEqual([
      '1 note code goes on in the next row: 1 line at 80 columns (the longest has 78 cells)',
    ]);
    expect(await found(`| a |\n|---|\n| ${wide(72)} |\n\n> > \`\`\`\n> > ${wide(72)}\n> > \`\`\``)).toContain(
      '5 note code goes on in the next row: 1 line at 80 columns (the longest has 72 cells)',
    );
  });

  it('a table becomes a list', async () => {
    const columns = Array.from({ length: 40 }, (_, index) => `c${index}`);
    const table = `| ${columns.join(' | ')} |\n|${columns.map(() => '--').join('|')}|\n| ${columns.join(' | ')} |`;
    expect(await found(`# One\n\n${table}`)).toContain(
      '3 note a table of 40 columns is too wide at 80 columns, and is shown row by row as a list',
    );
    expect(await found(`# Of c0 | and c1\n\n${table}`)).toContainEqual(expect.stringMatching(/^3 note a table/));
    const narrow = `| Name | Long long long long long |\n|---|--:|\n| ${wide(60)} | ${wide(60)} |`;
    expect((await found(narrow)).filter((line) => line.includes('table'))).toEqual([]);
    expect((await found(narrow, { theme: builtinTheme('ascii') })).filter((line) => line.includes('table'))).toEqual(
      [],
    );
  });
});

describe('what is missing', () => {
  it.each<readonly [string, string, string]>([
    [
      'a font, with the nearest',
      '# One\n\n```figlet {font="Standart"}\nHi\n```',
      '3 error There is no figlet font "Standart": did you mean "Standard"?',
    ],
    ['a file', '```file\npath: gone.go\n```', '1 error There is no file or directory "gone.go"'],
    [
      'lines of a file',
      '```file\npath: main.go\nstart_line: 7\n```',
      '1 error "main.go" has no line 7: it ends at line 3',
    ],
    [
      'some of its lines',
      '```file\npath: main.go\nstart_line: 2\nend_line: 9\n```',
      '1 warning "main.go" has no line 9: it ends at line 3',
    ],
    ['a picture', '# One\n\n![a](bad.png)', `3 error the picture "bad.png" can't be shown: the file is broken`],
    ['lines that are lit', '```go {1|5}\nx()\n```', '1 warning {5} goes beyond the code, which has one line'],
    [
      'lines of a file that are lit',
      '```file {9}\npath: main.go\n```',
      '1 warning {9} goes beyond the code, which has 3 lines',
    ],
    [
      'a language',
      '- a\n\n  ```golng\n  x()\n  ```',
      '3 warning "golng" is no language that is highlighted: the code is shown plainly',
    ],
  ])('%s', async (_, markdown, finding) => expect(await found(markdown)).toEqual([finding]));

  it('a font that the theme gives to headings, once', async () => {
    const dark = builtinTheme('dark');
    const elements = { ...dark.elements, h1: { ...dark.elements.h1, font: 'Standart' } };
    expect(await found('# One\n\n---\n\n# Two', { theme: { ...dark, elements } })).toEqual([
      '1 warning There is no figlet font "Standart": did you mean "Standard"? The theme asks for it, and headings are drawn plainly',
    ]);
  });
});

describe('diagrams', () => {
  const broken = { kind: 'problem', message: 'an arrow leads nowhere.', line: 2 } as const;
  const markdown = '# One\n\n- a\n\n  ```mermaid\n  graph TD\n  A -->\n  ```';

  it('that are shown as their source are told at the line that is wrong', () => {
    const [slide] = readDeck(['-'], markdown).slides;
    const blocks = slide ? [...walk(content(slide).blocks)] : [];
    const drawn = { rows: [], alone: () => [], more: 0, banners: [] };
    const source = 'graph TD\nA -->';
    const finding = { file: 'stdin', line: 7, level: 'error', message: 'an arrow leads nowhere' };
    expect(diagramFindings({ ...drawn, diagrams: [{ source, drawing: broken }] }, blocks)).toEqual([finding]);
    const fine = { kind: 'ok', rows: [] } as const;
    expect(diagramFindings({ ...drawn, diagrams: [{ source, drawing: fine }] }, blocks)).toEqual([]);
    expect(diagramFindings({ ...drawn, diagrams: [{ source: 'other', drawing: broken }] }, blocks)).toEqual([]);
  });

  it('are waited for', async () => {
    let there = false;
    const settled = async <T>(draw: () => T): Promise<T> => {
      draw();
      there = true;
      return draw();
    };
    const diagram: RenderTools['diagram'] = () => (there ? broken : { kind: 'pending' });
    const told = await found(markdown, { tools: { ...tools, diagram }, settled });
    expect(told).toEqual(['7 error an arrow leads nowhere']);
  });
});

describe('what would vanish', () => {
  it.each<readonly [string, string, readonly string[]]>([
    [
      'an empty slide',
      '# One\n\n---\n\n<!-- new_lines: 2 -->\n\n<!-- speaker_note: x -->\n\n---\n\n# Three',
      ['5 warning slide 2 is empty: write something on it, or leave it out'],
    ],
    [
      'a footnote without a text',
      '# One\n\n- a[^1] and `[^2]`, \\[^3]\n- b[^4]\n\n> ## c[^5]\n\n[^1]: said',
      [
        '4 warning the footnote [^4] has no text: write `[^4]: …` on this slide',
        '6 warning the footnote [^5] has no text: write `[^5]: …` on this slide',
      ],
    ],
    [
      'a footnote that nothing refers to',
      '# One[^a]\n\n[^a]: said\n[^b]: never\n\n> [^a]: again',
      [
        '4 warning nothing on this slide refers to the footnote [^b], so it is not shown: write [^b] where it belongs',
        '6 warning the footnote [^a] stands here once more: only the first is shown',
      ],
    ],
    [
      'an alert of no known kind',
      '# One\n\n- x\n\n  > [!DANGER] zone\n  > text',
      ['5 warning there is no alert [!DANGER]: write [!NOTE], [!TIP], [!IMPORTANT], [!WARNING] or [!CAUTION]'],
    ],
    [
      'cells beyond the header',
      '> | a | b |\n> |---|---|\n> | 1 | 2 | |\n> | 1 | `x | y` | 3 |\n> | 1 | x \\| y |\n> 1 | 2 | 3',
      [
        '4 warning this row has 4 cells, its table 2 columns: the last 2 are not shown; write `\\|` for a bar in a cell, or give the header more cells',
        '6 warning this row has 3 cells, its table 2 columns: the last is not shown; write `\\|` for a bar in a cell, or give the header more cells',
      ],
    ],
    [
      'a picture where none can be drawn',
      '- ![a](good.png)\n\n| a |\n|---|\n| ![b](a/good.png) |\n\n> ![c](b/good.png)\n\n**![d](c/good.png)**',
      [
        '1 note the picture "good.png" is shown as its text here: it is drawn in a paragraph of its own, outside of lists, quotes and tables',
        '5 note the picture "a/good.png" is shown as its text here: it is drawn in a paragraph of its own, outside of lists, quotes and tables',
        '7 note the picture "b/good.png" is shown as its text here: it is drawn in a paragraph of its own, outside of lists, quotes and tables',
        '9 note the picture "c/good.png" is shown as its text here: it is drawn in a paragraph of its own, outside of lists, quotes and tables',
      ],
    ],
    [
      'an attribute of a banner',
      '```figlet {fnt="Banner" font=Standard zebra=1}\nHi\n```',
      [
        '1 warning "fnt" means nothing to a banner: did you mean "font"?',
        '1 warning "zebra" means nothing to a banner, which takes font and gradient: leave it out',
      ],
    ],
    [
      'a placeholder of a footer',
      '# One\n\n<!-- footer: {nope} {author} {titel} -->',
      [
        '3 warning "{nope}" means nothing in a footer, and is shown as it is: it knows {author}, {date}, {title}, {sub_title}, {event}, {location}, {current_slide} and {total_slides}',
        '3 warning "{titel}" means nothing in a footer, and is shown as it is: did you mean "{title}"?',
      ],
    ],
    [
      'a placeholder of the footer of all slides',
      '---\nfooter:\n  left: "{auther}"\n---\n# One',
      ['3 warning "{auther}" means nothing in a footer, and is shown as it is: did you mean "{author}"?'],
    ],
    [
      'a theme mapping that names none',
      '---\ntheme:\n  nmae: dark\n---\n# One',
      ['3 warning `nmae` means nothing in `theme`: did you mean `name`?'],
    ],
  ])('%s', async (_, markdown, findings) => expect(await found(markdown)).toEqual(findings));

  it.each([
    ['footnotes', '# One[^a]\n\n- b[^2]\n\n[^a]: said[^2]\n[^2]: too'],
    ['alerts and quotes', '> [!tip] Mine\n> x\n\n> said [!DANGER]'],
    ['rows that are short, or as long', '| a | b |\n|---|---|\n| 1 |\n| `a \\| b` | 2 |\n| 1 | 2 |  |'],
    ['a footer', '---\nfooter: "{author} {title}"\n---\n# One\n\n<!-- footer: "{event} { x }" -->'],
    ["presenterm's theme", '---\ntheme:\n  name: dark\n  override:\n    footer:\n      left: x\n---\n# One'],
    ['code in tildes', '~~~go\nx()\n~~~\n\n~~~\ny\n~~~\n\n~~~~go\nz\n~~~~'],
  ])('%s are as they should be', async (_, markdown) => expect(await found(markdown)).toEqual([]));
});

describe('what comes from elsewhere', () => {
  it.each<readonly [string, string, string]>([
    [
      'a command in a file that may run none',
      '# One\n\n~~~date +%Y\n~~~',
      '3 warning commands run only in a file that is executable, so this one is shown as code: chmod +x talk.md',
    ],
    [
      'a command that runs nowhere',
      '# One\n\n- a\n\n  ~~~ date\n  ~~~',
      '5 warning "date" is no language that is highlighted: the code is shown plainly',
    ],
    ["patat's pause", '# One\n\n- a\n\n. . .\n\n- b', '5 warning `. . .` is shown as it is: write `<!-- pause -->`'],
    ["lookatme's pause", '# One\n\n<!-- stop -->', '3 warning `stop` does nothing here: write `<!-- pause -->`'],
  ])('%s', async (_, markdown, finding) => expect(await found(markdown)).toEqual([finding]));
});

describe('what reading tells', () => {
  it.each<readonly [string, string, string]>([
    ['of the deck', '---\nauther: x\n---\n# One', '2 warning unknown setting `auther`: did you mean `author`?'],
    ['of a slide', '# One\n\n<!-- pasue -->', '3 warning there is no command `pasue`: did you mean `pause`?'],
    ['of a block, once', '# One\n\n<!-- column: 0 -->', '3 error `column` stands outside of columns'],
    ['of what is inside of others', '> ```demo\n> ```', '1 error a demo fence needs a name: ```demo order'],
  ])('%s', async (_, markdown, finding) => expect(await found(markdown)).toEqual([expect.stringContaining(finding)]));

  it('of the theme', async () => {
    const problem = { file: join(folder, 'talk.md'), line: 1, level: 'error', message: 'There is no theme.' } as const;
    expect(await found('# One', { themeProblems: [problem] })).toEqual(['1 error There is no theme']);
  });
});

describe('links', () => {
  it('that nobody can follow are told with their line', async () => {
    expect(await found('# One\n\ntext\n[a](javascript:x) and\n*[b](vscode://open)*')).toEqual([
      '4 warning a link to "javascript:" can\'t be opened by a click: only http, https, mailto and file can',
      '5 warning a link to "vscode:" can\'t be opened by a click: only http, https, mailto and file can',
    ]);
    expect(await found(`[a](https://x.io/${wide(3000)})`)).toContainEqual(
      expect.stringMatching(/^1 warning the address https:\/\/x\.io\/x+… is too long to be opened/),
    );
  });

  it('to pictures elsewhere', async () => {
    expect(await found('| a |\n|---|\n| ![b](https://x.io/c.png) |')).toEqual([
      '3 note the picture at https://x.io/c.png is shown as its text: only files beside the deck are drawn',
    ]);
  });
});

describe('demos', () => {
  it('inside of others are told', async () => {
    expect(await found('- a\n\n  ```demo order\n  ```')).toEqual([
      '3 error the demo "order" stands inside a list or a quote: move its fence out',
    ]);
  });

  it('are asked about, each', async () => {
    const demoProblems = ({ demo }: { demo: string }) => (demo === 'order' ? [] : [`there is no demo "${demo}".`]);
    const markdown = '```demo order\n```\n\n---\n\n```demo ordre\n```';
    expect(await found(markdown, { demoProblems })).toEqual(['6 error there is no demo "ordre"']);
  });

  it('are told at the line that names what is wrong', async () => {
    const demoProblems = ({ panels }: { panels: readonly (readonly { kind: string }[])[] }) => [
      panels.length > 0 ? 'there is no panel "statsu", did you mean "status"?' : '`input.failures` of the demo "x": 1',
    ];
    const markdown =
      '```demo order\npanels:\n  - history\n  - statsu\n```\n\n- a\n\n```demo order\ninput:\n  failures: x\n```\n\nstatsu failures';
    expect(await found(markdown, { demoProblems })).toEqual([
      '4 error there is no panel "statsu", did you mean "status"?',
      '11 error `input.failures` of the demo "x": 1',
    ]);
  });

  it('with keys that do nothing are told', async () => {
    expect(await found('# One\n\n```demo order\npannels: status\nzebra: 1\nkeep_running: true\n```')).toEqual([
      '4 warning `pannels` has no effect in a demo fence: did you mean `panels`?',
      '5 warning `zebra` has no effect in a demo fence, which takes `panels`, `input`, `keep_running`, `workflows`, `activities`, `workflow`, `task_queue`: leave it out',
    ]);
  });
});

it('goes on behind a slide that a bug keeps from being drawn', async () => {
  const broken: RenderTools = {
    ...tools,
    figlet: () => {
      throw new Error('out of letters');
    },
  };
  expect(await found('```figlet\nHi\n```\n\n---\n\n[a](odd:x)', { tools: broken })).toEqual([
    "1 error slide 1 can't be drawn: out of letters",
    expect.stringMatching(/^7 warning/),
  ]);
});

it('names the lines of files that were put together', async () => {
  writeFileSync(join(folder, 'part.md'), 'text\n\n[a](odd:x)\n');
  const file = join(folder, 'whole.md');
  writeFileSync(file, '# One\n\n<!-- include: part.md -->\n\n![b](bad.png)\n');
  const sizes = [{ columns: 80, rows: 24 }];
  const input = { theme: builtinTheme('dark'), themeProblems: [], sizes, tools, settled, knowsLanguage: () => true };
  const findings = await checkDeck({ ...input, deck: readDeck([file]) });
  const places = findings.map(({ file: at, line }) => `${at}:${line}`);
  expect(places).toEqual([`${join(folder, 'part.md')}:3`, `${file}:5`]);
});

it('finds something to say about any deck, and the same twice', async () => {
  const fence = fc.constantFrom('```go {1|9}', '```figlet {font="x"}', '```mermaid', '```demo order', '```file', '```');
  const piece = fc.oneof(
    anyText,
    fc.tuple(fence, anyText).map(([open, text]) => `${open}\n${text}\n\`\`\``),
    anyText.map((text) => `[${text}](odd:${text}) ![](${text})`),
    anyText.map((text) => `| ${text} | b |\n|---|---|\n| a | ${text} |`),
    fc.constantFrom('---', '<!-- pause -->', '<!-- column_layout: [1, 2] -->', '<!-- column: 1 -->'),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 6 }), fc.integer({ min: 20, max: 100 }), async (pieces, columns) => {
      // With a zero byte it would be no text.
      const markdown = `# Deck\n\n${pieces.join('\n\n')}`.replaceAll('\u0000', '');
      const sizes = [{ columns, rows: 10 }];
      const input = {
        theme: builtinTheme('dark'),
        themeProblems: [],
        sizes,
        tools,
        settled,
        knowsLanguage: () => false,
      };
      const check = () => checkDeck({ ...input, deck: readDeck(['-'], markdown) });
      const findings = await check();
      expect(findings.filter(({ message }) => message.includes("can't be drawn: "))).toEqual([]);
      expect(await check()).toEqual(findings);
    }),
    { numRuns: 60 },
  );
});
