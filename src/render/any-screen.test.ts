import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDeck } from '../deck/read.js';
import type { Deck } from '../deck/types.js';
import { loadHighlighter } from '../highlight/load.js';
import { frame, maxScroll, smallest, wholeSlide } from '../presenter/frame.js';
import { frameLines } from '../presenter/region.js';
import { infos, stateOf } from '../presenter/testing.js';
import { brokenMarkdown } from '../testing/broken-markdown.js';
import { anyMarkdown } from '../testing/markdown.js';
import { marksOf } from '../testing/marks.js';
import { jumps, rowFaults, textOf } from '../testing/rows.js';
import { builtinNames, builtinTheme } from '../theme/builtin.js';
import { loadFiglet } from './figlet.js';
import type { Line } from './line.js';
import { greedy } from './testing.js';
import { noTools } from './tools.js';

const themes = [...builtinNames.flatMap((name) => builtinTheme(name) ?? []), greedy];
const tools = { figlet: loadFiglet(), highlight: loadHighlighter() };

const frontMatter = fc.constantFrom(
  '',
  'author: Ada 🌿',
  'title: "**Any** talk"\nsub_title: of any slides\nauthor: Ada\nevent: somewhere',
  'max_columns: 60\nmax_columns_alignment: right\nvertical_alignment: center',
  'vertical_alignment: bottom\nfooter: {left: "{author}", center: "a *footer*", right: "{current_slide}"}',
  'footer: {center: "日本語の長い文章もきちんと折り返されます。日本語の長い文章もきちんと折り返されます。"}',
  'incremental_lists: true\npaging: "%d"\ndate: YYYY',
);

/** A deck as it would come from standard input; undefined: it can't be one. */
function deckFrom(matter: string, slides: readonly string[]): Deck | undefined {
  const text = slides.join('\n\n---\n\n');
  try {
    const whole = matter === '' ? text : `---\n${matter}\n---\n\n${text}`;
    return readDeck(['-'], whole, { theme: 'dark', author: () => 'Ada' });
  } catch {
    return undefined;
  }
}

const anyDeck = fc
  .record({
    matter: frontMatter,
    slides: fc.array(
      fc.oneof(
        anyMarkdown.map(({ markdown }) => markdown),
        brokenMarkdown,
      ),
      { minLength: 1, maxLength: 3 },
    ),
  })
  .map(({ matter, slides }) => deckFrom(matter, slides))
  .filter((deck) => deck !== undefined);

const anySize = {
  columns: fc.integer({ min: smallest.columns, max: 200 }),
  rows: fc.integer({ min: smallest.rows, max: 60 }),
};

describe('a screen', () => {
  it('has exactly its rows, none wider than it is, wherever one is in the deck', () => {
    fc.assert(
      fc.property(
        anyDeck,
        fc.record({ ...anySize, slide: fc.nat(3), step: fc.nat(8), scroll: fc.nat(80) }),
        fc.constantFrom(...themes),
        fc.constantFrom(noTools, tools),
        fc.boolean(),
        (deck, { slide, ...where }, theme, own, demos) => {
          const at = { ...where, slide: slide % deck.slides.length, theme, tools: own };
          const state = stateOf(deck, { ...at, ...(demos ? { infos } : {}) });
          const lines = frameLines(frame(state));
          expect(lines).toHaveLength(where.rows);
          expect(rowFaults(lines, where.columns)).toEqual([]);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('moves nothing when a slide goes on, panels neither', () => {
    const demo = '```demo order\n```';
    const withPanels = anyMarkdown.map(({ markdown }) =>
      [markdown, demo, '<!-- pause -->', markdown].join('\n\n').replaceAll('\n\n', '\n\n<!-- pause -->\n\n'),
    );
    fc.assert(
      fc.property(withPanels, fc.record(anySize), fc.constantFrom(...themes), (markdown, size, theme) => {
        const deck = deckFrom('', [markdown]);
        fc.pre(deck !== undefined);
        const drawn = (step: number): readonly Line[] =>
          frame(stateOf(deck, { ...size, theme, step, infos })).flatMap(({ kind, lines }) =>
            kind === 'status' ? [] : lines,
          );
        for (let step = 0; step < 12; step += 1) expect(jumps(drawn(step), drawn(step + 1))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('shows all of a slide to somebody who scrolls', () => {
    fc.assert(
      fc.property(anyMarkdown, fc.record(anySize), fc.constantFrom(...themes), ({ markdown }, size, theme) => {
        const deck = deckFrom('', [markdown]);
        fc.pre(deck !== undefined);
        const state = stateOf(deck, { ...size, theme, step: 100 });
        const wanted = new Set(marksOf(wholeSlide(state).map(textOf).join('')));
        const seen = new Set<string>();
        for (let scroll = 0; scroll <= maxScroll(state); scroll += 1) {
          for (const mark of marksOf(
            frameLines(frame({ ...state, scroll }))
              .map(textOf)
              .join(''),
          ))
            seen.add(mark);
        }
        expect(seen).toEqual(wanted);
      }),
      { numRuns: 60 },
    );
  });
});
