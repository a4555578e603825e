import { describe, expect, it } from 'vitest';
import { content } from '../deck/content.js';
import { walk } from '../deck/walk.js';
import { loadHighlighter } from '../highlight/load.js';
import { frame } from '../presenter/frame.js';
import { frameLines } from '../presenter/region.js';
import { deckOf, stateOf } from '../presenter/testing.js';
import { blanksAtEnd, rowFaults, rowsOf, textOf } from '../testing/rows.js';
import { specExamples, specSlide } from '../testing/spec-examples.js';
import { holds, signs, sorted, words } from '../testing/words.js';
import { builtinTheme } from '../theme/builtin.js';
import { loadFiglet } from './figlet.js';
import type { Line } from './line.js';

const tools = { figlet: loadFiglet(), highlight: loadHighlighter() };
const slides = specExamples().map((example) => ({ name: example.name, slide: specSlide(example) }));

// src/deck/spec.test.ts holds what is on the slide to what the specification says of the example.
describe.each(['dark', 'ascii'] as const)('the examples of CommonMark and GFM in %s', (name) => {
  const theme = builtinTheme(name);

  it.each([10, 40, 80, 120])('lose nothing in a room of %i cells, and stay in it', (width) => {
    const faults = slides.flatMap(({ name: example, slide }) => {
      const parsed = content(slide);
      const rows = rowsOf(parsed, theme, width, parsed.steps, tools);
      const found = signs(rows.map(textOf).join(''));
      const wanted = signs(words(parsed.blocks));
      // The cells of a row of a table may each go on in the next one.
      const isTable = [...walk(parsed.blocks)].some(({ kind }) => kind === 'table');
      const lost = isTable && width < 80 ? !holds(sorted(found), sorted(wanted)) : !holds(found, wanted);
      return [
        ...rowFaults(rows, width),
        ...blanksAtEnd(rows),
        ...(lost ? [`"${wanted}" is not in "${found}"`] : []),
      ].map((fault) => `${example}: ${fault}`);
    });
    expect(faults).toEqual([]);
  });

  it('fill a screen of 80×24, the same again', () => {
    for (const { name: example, slide } of slides) {
      const screen = (): readonly Line[] => {
        // A deck of its own has nothing kept of the time before.
        const deck = { ...deckOf('x'), slides: [{ ...slide }] };
        return frameLines(frame(stateOf(deck, { columns: 80, rows: 24, theme, tools })));
      };
      const lines = screen();
      expect(lines, example).toHaveLength(24);
      expect(rowFaults(lines, 80), example).toEqual([]);
      expect(screen(), example).toEqual(lines);
    }
  });
});
