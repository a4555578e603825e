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
    const drawn = { rows: [], more: 0, banners: [] };
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
      const markdown = `# Deck\n\n${pieces.join('\n\n')}`;
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
