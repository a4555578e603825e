import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDeck } from '../deck/read.js';
import { completed, down, idle, killed, retrying } from '../panel/testing.js';
import { cellWidth } from '../render/cells.js';
import { loadFiglet } from '../render/figlet.js';
import type { Line } from '../render/line.js';
import { builtinTheme } from '../theme/builtin.js';
import { loadTheme } from '../theme/load.js';
import { makeTheme } from '../theme/make.js';
import { frame, maxScroll, smallest, wholeSlide } from './frame.js';
import { frameLines } from './region.js';
import type { PresenterState } from './state.js';
import { deckOf, infos, pressing, stateOf, textOf, today } from './testing.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const lines = (state: PresenterState): readonly Line[] => frameLines(frame(state));
const text = (state: PresenterState): string => textOf(lines(state));

const order = '```demo order\n```';
const deck = deckOf(
  `---\nauthor: Ada 🌿\ndate: YYYY\npaging: '[page %d / %d]'\n---\n\n# One\n\nShort, and **bold**.`,
  `# Tall\n\n${Array.from({ length: 40 }, (_, index) => `- item ${index + 1}`).join('\n')}`,
  `# Order\n\nSome words.\n\n${order}`,
  `# Two demos\n\n${order}\n\nbetween\n\n\`\`\`demo durable\npanels: [workers]\n\`\`\`\n\nafter`,
  '# 日本語\n\n日本語の長い文章もきちんと折り返されます。'.repeat(6),
  `| a | b |\n|---|---|\n| one | two |\n\n\`\`\`\n${'wide '.repeat(60)}\n\`\`\``,
);

const live: Partial<PresenterState> = {
  infos,
  service: idle.service,
  workers: idle.workers,
  now: retrying.now,
  demos: { 'order#1': retrying.workflow ? { workflow: retrying.workflow } : {} },
};

describe('a slide that stands in the middle', () => {
  it('does not move when a step brings more', () => {
    const stepped = deckOf('<!-- vertical_alignment: center -->\n\n# Here\n\n<!-- pause -->\n\nthen\n\nmore');
    const row = (step: number): number =>
      textOf(lines(stateOf(stepped, { step })))
        .split('\n')
        .findIndex((line) => line.includes('Here'));
    expect(row(1)).toBe(row(0));
    expect(row(0)).toBeGreaterThan(8);
  });
});

describe('a slide in a theme that leaves no row above it', () => {
  const theme = makeTheme('bare', { document: { margin: 2 } });

  it('has a blank one, and a panel all the rest', () => {
    const state = stateOf(deckOf(order), { ...live, theme });
    expect(lines(state)[0]).toEqual([]);
    expect(maxScroll(state)).toBe(0);
  });

  it('stands at the bottom as a whole', () => {
    const state = stateOf(deckOf('<!-- vertical_alignment: bottom -->\n\none'), { theme });
    expect(maxScroll(state)).toBe(0);
    expect(text(state).split('\n')[26]).toContain('one');
  });
});

describe('the ascii theme', () => {
  const theme = builtinTheme('ascii');
  const said = '```sh\necho\n```\n\n```demo order\n```';
  it.each<readonly [string, Partial<PresenterState>]>([
    ['a slide with a demo that is not there yet', { infos: undefined }],
    ['a running code block', { output: { text: 'x'.repeat(200), running: true } }],
    ['the help', { mode: { kind: 'help', scroll: 0 } }],
    ['the help on a narrow terminal', { mode: { kind: 'help', scroll: 0 }, columns: 40, rows: 60 }],
    ['the list of slides', { mode: { kind: 'overview', chosen: 0 } }],
    ['the list on a narrow terminal', { mode: { kind: 'overview', chosen: 0 }, columns: 30 }],
    ['a notice', { notices: { deck: { level: 'error', text: 'bad '.repeat(60) } } }],
    ['a search', { mode: { kind: 'search', text: 'abc'.repeat(60) } }],
    ['a terminal that is too small', { columns: 10, rows: 4 }],
  ])('shows %s without a character that is not ASCII', (_, more) => {
    expect(text(stateOf(deckOf(said), { ...live, theme, ...more }))).toMatch(/^[\n -~]*$/);
  });
});

it('tells on the panel what is wrong with a demo', () => {
  const wrong = stateOf(deckOf('# One', '```demo ordre\n```'), {
    slide: 1,
    demoProblems: new Map([['ordre#1', 'stdin:5 there is no demo "ordre"']]),
  });
  expect(text(wrong)).toContain('stdin:5 there is no demo "ordre"');
});

describe('a frame', () => {
  const states: readonly Partial<PresenterState>[] = [
    {},
    live,
    { ...live, demos: { 'order#1': completed.workflow ? { workflow: completed.workflow } : {} } },
    { ...live, service: down.service, workers: killed.workers },
    { ...live, demoProblems: new Map([['order#1', 'there is no demo "order"']]) },
    { notices: { deck: { level: 'warning', text: `talk.md:3 ${'the theme is not there '.repeat(10)}` } } },
    { output: { text: '日本\x1b[31m\tout\n'.repeat(40), running: true } },
    { mode: { kind: 'help', scroll: 0 } },
    { ...live, mode: { kind: 'help', scroll: 30 } },
    { mode: { kind: 'search', text: '日本'.repeat(60) } },
    { typed: '123456' },
  ];
  const size = {
    columns: fc.integer({ min: 1, max: 250 }),
    rows: fc.integer({ min: 1, max: 70 }),
  };

  it('has exactly as many lines as the terminal rows, none wider than its columns', () => {
    fc.assert(
      fc.property(
        fc.record({
          ...size,
          slide: fc.nat(deck.slides.length - 1),
          scroll: fc.nat(60),
          more: fc.constantFrom(...states),
        }),
        ({ more, ...where }) => {
          const shown = lines(stateOf(deck, { ...more, ...where }));
          expect(shown).toHaveLength(where.rows);
          for (const line of shown) {
            const row = line.map((span) => span.text).join('');
            expect(cellWidth(row), row).toBeLessThanOrEqual(where.columns);
            expect(row).not.toMatch(/[\x00-\x1f\x7f-\x9f]/);
          }
        },
      ),
      { numRuns: 400 },
    );
  });

  it('keeps the panels of a slide in the room that the text leaves', () => {
    const state = stateOf(deck, { ...live, slide: 3, columns: 100, rows: 40 });
    expect(maxScroll(state)).toBe(0);
    expect(text(state)).toMatch(/order[\s\S]*between[\s\S]*durable[\s\S]*after/);
  });

  it('shows every row of a tall slide to somebody who scrolls', () => {
    const state = stateOf(deck, { slide: 1, rows: 20 });
    const seen = new Set<string>();
    for (let scroll = 0; scroll <= maxScroll(state); scroll += 1) {
      for (const [, item] of text({ ...state, scroll }).matchAll(/item (\d+)/g)) if (item) seen.add(item);
    }
    expect(seen.size).toBe(40);
  });
});

describe('what code printed', () => {
  const output = { text: `${'wide '.repeat(30)}\nend`, running: false };
  const printed = (more: Partial<PresenterState>): readonly Line[] => lines(stateOf(deck, { output, ...more }));

  it('is drawn once for a terminal', () => {
    const last = (shown: readonly Line[]): Line | undefined =>
      shown.find((line) => line.some(({ text }) => text === 'end'));
    expect(last(printed({}))).toBeDefined();
    expect(last(printed({}))).toBe(last(printed({})));
  });

  it('is drawn anew for another terminal or theme', () => {
    expect(textOf(printed({ columns: 80 }))).toContain('…');
    expect(textOf(printed({ columns: 200 }))).not.toContain('…');
    expect(textOf(printed({ theme: builtinTheme('ascii') }))).not.toContain('…');
  });
});

describe('the status row', () => {
  const status = (state: PresenterState): string => {
    const region = frame(state).find(({ kind }) => kind === 'status');
    return textOf(region?.lines ?? []).trim();
  };

  it('has author, date and page', () => {
    expect(status(stateOf(deck))).toMatch(/^Ada 🌿 2026 +\[page 1 \/ 6\]$/);
  });

  it('says that there is more, and where', () => {
    const state = stateOf(deck, { slide: 1, rows: 20 });
    expect(status(state)).toContain('▾ more: ctrl+d');
    expect(status({ ...state, scroll: 5 })).toContain('▴▾ more: ctrl+d');
    expect(status({ ...state, scroll: maxScroll(state) })).toContain('▴ more: ctrl+u');
    expect(status({ ...state, rows: 70, scroll: 30 })).not.toContain('more:');
  });

  it('shows a number while it is typed, a search, and what went wrong', () => {
    expect(status(pressing(stateOf(deck), '1', '2').state)).toContain('12');
    expect(status(pressing(stateOf(deck), '/', 'a', 'b').state)).toContain('/ab');
    const notices = {
      theme: { level: 'info', text: 'by the way' },
      deck: { level: 'error', text: 'this is bad' },
    } as const;
    expect(status(stateOf(deck, { notices }))).toContain('this is bad');
  });

  it('names the Temporal Service in a deck with demos, and only there', () => {
    const service = { kind: 'remote', label: 'localhost:7233', state: 'down', message: 'Nobody listens.' } as const;
    expect(status(stateOf(deck, { service, columns: 120 }))).toContain('localhost:7233 down');
    expect(status(stateOf(deckOf('# No demo'), { service, columns: 120 }))).not.toContain('localhost');
  });

  it('says less of the dev server and its Web UI the narrower it is', () => {
    const service = { kind: 'dev-server', label: 'dev server', state: 'up', webUi: 'http://127.0.0.1:8233' } as const;
    const at = (columns: number) => status(stateOf(deck, { service, columns })).replace(/ {2,}/g, ' | ');
    expect(at(100)).toBe('Ada 🌿 2026 | dev server | Web UI http://127.0.0.1:8233 | [page 1 / 6]');
    expect(at(60)).toBe('Ada 🌿 2026 | Web UI 127.0.0.1:8233 | [page 1 / 6]');
    expect(at(50)).toBe('Ada 🌿 2026 | dev server | [page 1 / 6]');
    expect(at(40)).toBe('Web UI 127.0.0.1:8233 | [page 1 / 6]');
    expect(at(30)).toBe('dev server | [page 1 / 6]');
    expect(at(25)).toMatch(/^Ada/);
  });
});

describe('the help', () => {
  it('names every motion and the demo keys of the slide', () => {
    const help = text(pressing(stateOf(deck, { ...live, slide: 2, rows: 60 }), '?').state);
    for (const words of [
      'next step or slide',
      'first slide',
      'search',
      'run the code',
      'end the show',
      'Demo order',
      'cancel',
    ]) {
      expect(help).toContain(words);
    }
  });

  it('shows every entry to somebody who scrolls, on the smallest terminal', () => {
    const whole = text(pressing(stateOf(deck, { ...live, rows: 60 }), '?').state);
    const titles = ['Move', 'Find', 'Code', 'Show', 'search'].filter((title) => whole.includes(title));
    expect(titles).toHaveLength(5);
    const seen = new Set<string>();
    let { state } = pressing(stateOf(deck, { ...live, ...smallest }), '?');
    for (let step = 0; step < 100; step += 1) {
      for (const title of titles) if (text(state).includes(title)) seen.add(title);
      state = pressing(state, 'j').state;
    }
    expect([...seen].sort()).toEqual([...titles].sort());
  });
});

describe('a terminal that is too small', () => {
  it.each([
    [19, 20],
    [40, 7],
    [10, 4],
    [1, 1],
  ])('is told so at %i×%i', (columns, rows) => {
    const shown = text(stateOf(deck, { columns, rows }));
    expect(shown.startsWith(`${columns}×${rows} is too small`.slice(0, columns))).toBe(true);
  });

  it('begins just below 20×8', () => {
    expect(text(stateOf(deck, { columns: 20, rows: 8 }))).toContain('One');
  });
});

describe.each([40, 80, 120])('whole frames at %i columns', (columns) => {
  const golden = (name: string, frames: readonly PresenterState[]) =>
    expect(
      frames.map((state) => `${text(state).replace(/ +$/gm, '')}\n`).join(`${'·'.repeat(columns)}\n`),
    ).toMatchFileSnapshot(`golden/${name}-${columns}.txt`);

  it('of our talk', async () => {
    const talk = readDeck([`${root}/slides`]);
    const { theme } = loadTheme(talk.settings.theme, talk.folder, {});
    const state = stateOf(talk, {
      columns,
      theme,
      infos,
      tools: { figlet: loadFiglet() },
      today,
      service: idle.service,
    });
    await golden(
      'talk',
      talk.slides.map((_, slide) => ({ ...state, slide })),
    );
  });

  it('of a deck with everything', async () => {
    const state = stateOf(deck, { columns, ...live });
    const frames = deck.slides.map((_, slide) => ({ ...state, slide }));
    await golden('deck', [...frames, { ...state, slide: 1, scroll: maxScroll({ ...state, slide: 1 }) }]);
  });

  it('of the help', async () => {
    await golden('help', [pressing(stateOf(deck, { columns, ...live, slide: 2 }), '?').state]);
  });
});

it('a whole slide has no end but its own', () => {
  const state = stateOf(deck, { slide: 1, rows: 10 });
  expect(textOf(wholeSlide(state))).toContain('item 40');
});
