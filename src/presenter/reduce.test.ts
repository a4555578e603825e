import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { navigationKeys } from '../demo/navigation-keys.js';
import { retrying } from '../panel/testing.js';
import { builtinTheme } from '../theme/builtin.js';
import { bindings, motionOf } from './bindings.js';
import type { Command } from './command.js';
import { frame, maxScroll } from './frame.js';
import { reduce } from './reduce.js';
import { frameLines } from './region.js';
import type { PresenterState } from './state.js';
import { deckOf, infos, pressing, stateOf, textOf } from './testing.js';

const ten = deckOf(...Array.from({ length: 10 }, (_, index) => `# Slide ${index + 1}`));
const at = (slide: number, state = stateOf(ten)): PresenterState => ({ ...state, slide: slide - 1 });
/** The number of the slide that is shown after the keys. */
const shown = (from: number, ...keys: readonly string[]): number => pressing(at(from), ...keys).state.slide + 1;
const command = (state: PresenterState, ...commands: readonly Command[]): PresenterState =>
  commands.reduce((last, next) => reduce(last, next).state, state);

describe('steps', () => {
  const stepped = deckOf('# One', '# Two\n\n<!-- pause -->\n\nb\n\n<!-- pause -->\n\nc', '# Three');
  const where = (...keys: readonly string[]): readonly number[] => {
    const { state } = pressing(stateOf(stepped), ...keys);
    return [state.slide + 1, state.step];
  };

  it.each([
    ['begin with the first', ['j'], [2, 0]],
    ['come one by one', ['j', 'j'], [2, 1]],
    ['come before the next slide', ['j', 'j', 'j', 'j'], [3, 0]],
    ['go back one by one', ['j', 'j', 'j', 'k'], [2, 1]],
    ['go back to the slide before', ['j', 'k'], [1, 0]],
    ['are all there on the way back', ['G', 'k'], [2, 2]],
    ['are left out by a count', ['1', 'j'], [2, 2]],
    ['are all there for a number', ['2', 'G'], [2, 2]],
    ['are all there for a search', ['/', '^', 'c', '|', 'b', 'enter'], [2, 2]],
    ['do not begin anew at the end', ['G', 'j', 'j'], [3, 0]],
  ])('%s', (_, keys, expected) => {
    expect(where(...keys)).toEqual(expected);
  });

  it('are not all shown by going back at the beginning of the deck', () => {
    const { state } = pressing(stateOf(deckOf('a\n\n<!-- pause -->\n\nb')), 'k');
    expect([state.slide, state.step]).toEqual([0, 0]);
  });

  it('are as many as there are when the deck is another one', () => {
    const { state } = pressing(stateOf(stepped), '2', 'G');
    const edited = deckOf('# One', '# Two\n\n<!-- pause -->\n\nb', '# Three');
    expect(command(state, { kind: 'deck', deck: edited }).step).toBe(1);
  });

  it('scroll to what they bring', () => {
    const tall = deckOf(`# Tall\n\n${'- item\n'.repeat(40)}\n<!-- pause -->\n\nthe end`);
    const { state } = pressing(stateOf(tall, { rows: 20 }), 'j');
    expect(state.scroll).toBe(maxScroll(state));
    expect(state.scroll).toBeGreaterThan(0);
  });

  const screen = (state: PresenterState): string => textOf(frameLines(frame(state)));
  const items = (from: number, to: number): string =>
    Array.from({ length: to - from + 1 }, (_, index) => `- item ${from + index}`).join('\n');

  it('scroll to what they bring beside what is there', () => {
    const left = `<!-- column_layout: [1, 1] -->\n<!-- column: 0 -->\n${items(1, 40)}`;
    const tall = deckOf(`# Tall\n\n${left}\n<!-- column: 1 -->\n${items(101, 130)}\n\n<!-- pause -->\nbeside`);
    const { state } = pressing(stateOf(tall, { rows: 20 }), 'j');
    expect(screen(state)).toContain('beside');
  });

  it('scroll back up to what they bring', () => {
    const left = `<!-- column_layout: [1, 1] -->\n<!-- column: 0 -->\n<!-- pause -->\n${items(1, 40)}`;
    const tall = deckOf(`# Tall\n\n${left}\n<!-- column: 1 -->\n<!-- pause -->\nbeside`);
    const before = pressing(stateOf(tall, { rows: 20 }), 'j', 'ctrl+d', 'ctrl+d').state;
    expect(before.scroll).toBeGreaterThan(0);
    expect(pressing(before, 'j').state.scroll).toBe(0);
  });

  it('scroll to the lines that they light, on and back', () => {
    const code = Array.from({ length: 60 }, (_, index) => `line${index + 1};`).join('\n');
    const tall = deckOf(`# Code\n\n\`\`\`js {1-3|40-42|all|58}\n${code}\n\`\`\``, '# End');
    let state = pressing(stateOf(tall, { rows: 20 }), 'j').state;
    expect(screen(state)).toMatch(/line40;.*line42;/s);
    const { scroll } = state;
    state = pressing(state, 'j').state;
    expect(state.scroll).toBe(scroll);
    state = pressing(state, 'j').state;
    expect(screen(state)).toContain('line58;');
    state = pressing(state, 'k', 'k').state;
    expect(screen(state)).toMatch(/line40;.*line42;/s);
    expect(pressing(state, 'k').state.scroll).toBe(0);
    expect(pressing(state, 'G', 'k', 'k', 'k').state.scroll).toBeGreaterThan(20);
  });
});

describe('the list of slides', () => {
  const chosen = (...keys: readonly string[]): readonly unknown[] => {
    const { state } = pressing(at(5), ...keys);
    return [state.slide + 1, state.mode.kind === 'overview' ? state.mode.chosen + 1 : state.mode.kind];
  };

  it.each([
    [['o'], [5, 5]],
    [
      ['ctrl+p', 'j', 'down'],
      [5, 7],
    ],
    [
      ['o', 'k', 'up', 'enter'],
      [3, 'slides'],
    ],
    [
      ['o', 'end', 'j'],
      [5, 10],
    ],
    [
      ['o', 'home', 'k'],
      [5, 1],
    ],
    [
      ['o', 'pgdown'],
      [5, 10],
    ],
    [
      ['o', 'j', 'esc'],
      [5, 'slides'],
    ],
    [
      ['o', 'o'],
      [5, 'slides'],
    ],
    [
      ['o', 'x'],
      [5, 'slides'],
    ],
  ])('%j', (keys, expected) => {
    expect(chosen(...keys)).toEqual(expected);
  });
});

describe('moving', () => {
  it.each(['space', 'down', 'right', 'j', 'l', 'enter', 'n', 'pgdown'])('%s shows the next slide', (key) => {
    expect(shown(3, key)).toBe(4);
    expect(shown(10, key)).toBe(10);
  });

  it.each(['up', 'left', 'h', 'k', 'p', 'N', 'pgup'])('%s shows the previous slide', (key) => {
    expect(shown(3, key)).toBe(2);
    expect(shown(1, key)).toBe(1);
  });

  it.each([
    ['a number repeats', ['3', 'j'], 5, 8],
    ['of two digits', ['1', '0', 'l'], 1, 10],
    ['backwards too', ['2', 'k'], 5, 3],
    ['0 counts as 1', ['0', 'j'], 5, 6],
    ['00 too', ['0', '0', 'k'], 5, 4],
    ['beyond the end is the end', ['9', '9', 'j'], 5, 10],
    ['beyond the beginning is the beginning', ['9', '9', 'k'], 5, 1],
    ['counts once', ['3', 'j', 'j'], 1, 5],
    ['gg is the first', ['g', 'g'], 7, 1],
    ['home too', ['home'], 7, 1],
    ['G is the last', ['G'], 2, 10],
    ['end too', ['end'], 2, 10],
    ['7G is the seventh', ['7', 'G'], 2, 7],
    ['0G is the first', ['0', 'G'], 5, 1],
    ['99G is the last', ['9', '9', 'G'], 5, 10],
    ['999999999999G is the last', [...'999999999999', 'G'], 5, 10],
    ['esc forgets the number', ['3', 'esc', 'j'], 5, 6],
    ['g and another key is that key', ['g', 'j'], 5, 6],
    ['g esc g is not gg', ['g', 'esc', 'g'], 5, 5],
    ['a key that means nothing forgets the number', ['3', 'Z', 'j'], 5, 6],
    ['a digit between two g parts them', ['g', '2', 'g'], 5, 5],
  ])('%s', (_, keys, from, to) => {
    expect(shown(from, ...keys)).toBe(to);
  });

  it('keeps at most six digits', () => {
    expect(pressing(at(1), ...'123456789').state.typed).toBe('123456');
  });

  it('begins each slide at its top, with the first demo', () => {
    const { state } = pressing({ ...at(3), scroll: 4, focus: 1 }, 'j');
    expect(state).toMatchObject({ scroll: 0, focus: 0 });
  });
});

describe('searching', () => {
  const state = stateOf(deckOf('# Alpha', '# beta', '# Gamma beta', '# BETA'));
  const search = (from: PresenterState, text: string): PresenterState => pressing(from, '/', ...text, 'enter').state;

  it('goes to the next slide that has it', () => {
    expect(search(state, 'beta')).toMatchObject({ slide: 1, mode: { kind: 'slides' }, pattern: 'beta' });
    expect(search({ ...state, slide: 1 }, 'beta').slide).toBe(2);
  });

  it('goes round, and stays where only this slide has it', () => {
    expect(search({ ...state, slide: 2 }, 'Alpha').slide).toBe(0);
    expect(search(state, 'Alpha')).toMatchObject({ slide: 0, notices: {} });
  });

  it('ignores case after /i, and takes regular expressions', () => {
    expect(search({ ...state, slide: 2 }, 'beta/i').slide).toBe(3);
    expect(search(state, '# G.+beta').slide).toBe(2);
  });

  it('again with ctrl+n, and nothing without a search', () => {
    const { state: again } = pressing(search(state, 'beta'), 'ctrl+n');
    expect(again.slide).toBe(2);
    expect(pressing(state, 'ctrl+n').state).toEqual(state);
  });

  it('says what is not found, until the next slide', () => {
    const missed = search(state, 'omega');
    expect(missed).toMatchObject({
      slide: 0,
      notices: { search: { level: 'warning', text: 'nothing found for omega' } },
    });
    expect(pressing(missed, 'j').state.notices).toEqual({});
  });

  it('says what is no regular expression', () => {
    expect(search(state, '(').notices.search?.text).toBe('( is no regular expression');
  });

  it('takes every key as text: digits, blanks, keys that navigate', () => {
    expect(pressing(state, '/', '1', 'space', 'q', 'j', '日').state.mode).toEqual({ kind: 'search', text: '1 qj日' });
    expect(pressing(state, '/', 'q').effects).toEqual([]);
    expect(pressing(state, '/', 'up', 'f5', 'alt+x').state.mode).toEqual({ kind: 'search', text: '' });
  });

  it('can be corrected', () => {
    expect(pressing(state, '/', 'a', '🌿', 'backspace', 'b').state.mode).toEqual({ kind: 'search', text: 'ab' });
    expect(pressing(state, '/', 'a', 'b', 'ctrl+u').state.mode).toEqual({ kind: 'search', text: '' });
  });

  it.each([
    ['esc', ['/', 'b', 'esc']],
    ['backspace with nothing left', ['/', 'backspace']],
    ['enter with nothing typed', ['/', 'enter']],
  ])('ends with %s', (_, keys) => {
    expect(pressing(state, ...keys).state).toMatchObject({ mode: { kind: 'slides' }, slide: 0, notices: {} });
  });

  it('keeps a text of 200 characters at most', () => {
    const { mode } = pressing(state, '/', ...'x'.repeat(300)).state;
    expect(mode).toEqual({ kind: 'search', text: 'x'.repeat(200) });
  });

  it('still ends the show with ctrl+c', () => {
    expect(pressing(state, '/', 'ctrl+c').effects).toEqual([{ kind: 'quit' }]);
  });
});

describe('the help', () => {
  it('opens with ? and closes with any key that does not scroll it', () => {
    const { state } = pressing({ ...at(3), columns: 100 }, '?');
    expect(state.mode.kind).toBe('help');
    for (const key of ['?', 'esc', 'q', 'x', 'enter', 'j']) {
      expect(pressing(state, key)).toMatchObject({ state: { mode: { kind: 'slides' }, slide: 2 }, effects: [] });
    }
  });

  it('scrolls where it is taller than the terminal, to its end and not beyond', () => {
    const small = pressing({ ...at(3), rows: 10, columns: 40 }, '?').state;
    const down = pressing(small, ...Array<string>(200).fill('j')).state;
    expect(down.mode).toMatchObject({ kind: 'help' });
    expect(pressing(down, 'j').state.mode).toEqual(down.mode);
    expect(pressing(down, ...Array<string>(200).fill('k')).state.mode).toEqual({ kind: 'help', scroll: 0 });
    const larger = command(down, { kind: 'resize', columns: 40, rows: 20 });
    expect(frameLines(frame(pressing(larger, 'k').state))).not.toEqual(frameLines(frame(larger)));
  });
});

describe('acts on the world', () => {
  it.each([
    ['q', { kind: 'quit' }],
    ['ctrl+c', { kind: 'quit' }],
    ['ctrl+z', { kind: 'suspend' }],
    ['ctrl+l', { kind: 'redraw' }],
    ['ctrl+e', { kind: 'run-code', slide: 2, step: 0 }],
  ])('%s', (key, effect) => {
    expect(pressing(at(3), key).effects).toEqual([effect]);
  });

  it('y copies what is to be seen', () => {
    const state = stateOf(deckOf('```sh\necho 1\n```\n\n<!-- pause -->\n\n```sh\necho 2\n```'));
    expect(pressing(state, 'y').effects).toEqual([{ kind: 'copy', text: 'echo 1' }]);
    expect(pressing(state, 'j', 'y').effects).toEqual([{ kind: 'copy', text: 'echo 1\n\necho 2' }]);
  });

  it('y copies the code blocks', () => {
    const state = stateOf(deckOf('```sh\necho 1\n```\n\nand\n\n```js\n2\n```', 'none'));
    expect(pressing(state, 'y')).toMatchObject({
      effects: [{ kind: 'copy', text: 'echo 1\n\n2' }],
      state: { notices: { code: { text: 'code copied' } } },
    });
    const none = pressing({ ...state, slide: 1 }, 'y');
    expect(none).toMatchObject({ effects: [], state: { notices: { code: { level: 'info' } } } });
    expect(pressing(none.state, 'k').state.notices).toEqual({});
  });

  it.each([
    ['the next slide', ['j']],
    ['a search', ['/', '2', 'enter']],
    ['a search again', ['ctrl+n']],
  ])('stops running code with %s', (_, keys) => {
    const state: PresenterState = { ...at(1), output: { text: '', running: true }, pattern: 'Slide 3' };
    const left = pressing(state, ...keys);
    expect(left.effects).toEqual([{ kind: 'stop-code' }]);
    expect(left.state.output).toBeUndefined();
  });

  it('keeps the output of the slide it belongs to only', () => {
    const output = { kind: 'output', slide: 4, text: 'hi', running: false } as const;
    expect(command(at(5), output).output).toEqual({ text: 'hi', running: false });
    expect(command(at(6), output).output).toBeUndefined();
  });
});

describe('demos', () => {
  const deck = deckOf('```demo order\n```\n\n```demo durable\n```', '# none', '```demo order\n```');
  const state = stateOf(deck, { infos });
  const acts = (from: PresenterState, ...keys: readonly string[]) => pressing(from, ...keys).effects;

  it('get their keys', () => {
    expect(acts(state, 's')).toEqual([{ kind: 'act', demo: 'order#1', key: 's' }]);
    expect(acts({ ...state, slide: 2 }, 'c')).toEqual([{ kind: 'act', demo: 'order#2', key: 'c' }]);
  });

  it('get them one after the other with tab, round and round', () => {
    expect(acts(state, 'tab', 's')).toEqual([{ kind: 'act', demo: 'durable#1', key: 's' }]);
    expect(acts(state, 'tab', 'tab', 's')).toEqual([{ kind: 'act', demo: 'order#1', key: 's' }]);
    expect(pressing({ ...state, slide: 1 }, 'tab').state.focus).toBe(0);
  });

  it('get a key that only one of them knows, whichever has the focus', () => {
    expect(acts(state, 'w')).toEqual([{ kind: 'act', demo: 'durable#1', key: 'w' }]);
    expect(acts(state, 'tab', 'c')).toEqual([{ kind: 'act', demo: 'order#1', key: 'c' }]);
  });

  it('get no key before they are to be seen', () => {
    const paused = stateOf(deckOf('```demo order\n```\n\n<!-- pause -->\n\n```demo durable\n```'), { infos });
    expect(acts(paused, 'w')).toEqual([]);
    expect(pressing(paused, 'tab').state.focus).toBe(0);
    expect(acts(paused, 'j', 'w')).toEqual([{ kind: 'act', demo: 'durable#1', key: 'w' }]);
    const early = pressing({ ...paused, infos: undefined }, 'w', 'j').state;
    expect(reduce(early, { kind: 'demos', infos, problems: new Map() }).effects).toEqual([]);
  });

  it('get nothing of keys that nobody knows, or on another slide', () => {
    expect(acts(state, 'Z')).toEqual([]);
    expect(acts({ ...state, slide: 1 }, 's')).toEqual([]);
  });

  it('get the keys that were pressed before they were loaded, in order, once', () => {
    const { state: early, effects } = pressing(stateOf(deck), 's', 'tab', 'w', 's', 'j', 's', 'j', 'c');
    expect(effects).toEqual([]);
    const loaded = { kind: 'demos', infos, problems: new Map() } as const;
    const step = reduce(early, loaded);
    expect(step.effects).toEqual([
      { kind: 'act', demo: 'order#1', key: 's' },
      { kind: 'act', demo: 'durable#1', key: 'w' },
      { kind: 'act', demo: 'durable#1', key: 's' },
      { kind: 'act', demo: 'order#2', key: 'c' },
    ]);
    expect(step.state).toMatchObject({ slide: 2, early: [] });
    expect(reduce(step.state, loaded).effects).toEqual([]);
  });

  it('keep a small number of such keys', () => {
    expect(pressing(stateOf(deck), ...'s'.repeat(500)).state.early.length).toBeLessThanOrEqual(20);
  });

  it('have what is live by their own name', () => {
    const view = retrying.workflow;
    const live = command(state, { kind: 'workflow', demo: 'order#1', view });
    expect(live.demos['order#1']?.workflow).toBe(view);
    const told = command(live, { kind: 'message', demo: 'order#1', message: { level: 'info', text: 'x', at: 1 } });
    expect(told.demos['order#1']).toMatchObject({ workflow: view, message: { text: 'x' } });
    const reset = command(told, { kind: 'workflow', demo: 'order#1', view: undefined });
    expect(reset.demos['order#1']).toEqual({ message: { level: 'info', text: 'x', at: 1 } });
  });
});

describe('a reloaded deck', () => {
  const demo = '```demo order\n```';

  it('keeps the page and what is live on panels that are still there', () => {
    const state = stateOf(deckOf('# 1', demo, '# 3'), { infos, slide: 1, demos: { 'order#1': {}, 'gone#1': {} } });
    const edited = command(state, { kind: 'deck', deck: deckOf('# one', `# two\n\n${demo}`, '# three') });
    expect(edited.slide).toBe(1);
    expect(Object.keys(edited.demos)).toEqual(['order#1']);
  });

  it('shows the last slide where the page is gone, and ends the code that ran there', () => {
    const state: PresenterState = { ...at(9), scroll: 3, output: { text: '', running: true } };
    const step = reduce(state, { kind: 'deck', deck: deckOf('# 1', '# 2') });
    expect(step.state).toMatchObject({ slide: 1, scroll: 0, output: undefined });
    expect(step.effects).toEqual([{ kind: 'stop-code' }]);
  });

  it('stays with the slide that is shown when others come and go before it', () => {
    const state = { ...stateOf(deckOf('# a', '# b\n\n<!-- pause -->\n\nc', '# d')), slide: 1, step: 1 };
    const before = state.deck.slides.map(({ markdown }) => markdown);
    const shift = (...slides: string[]) => command(state, { kind: 'deck', deck: deckOf(...slides) });
    const [a = '', b = '', d = ''] = before;
    expect(shift(a, '# new', b, d)).toMatchObject({ slide: 2, step: 1 });
    expect(shift(b, d)).toMatchObject({ slide: 0, step: 1 });
    expect(shift(d, a, b)).toMatchObject({ slide: 2, step: 1 });
    expect(shift(a, '# edited', d)).toMatchObject({ slide: 1, step: 0 });
    expect(shift(a, b, d, '# new')).toMatchObject({ slide: 1, step: 1 });
  });

  it('ends the code that runs on a slide that has moved, and keeps what code has printed', () => {
    const state = stateOf(deckOf('# a', '# b'), { slide: 1, output: { text: 'x', running: false } });
    expect(command(state, { kind: 'deck', deck: deckOf('# new', '# a', '# b') }).output).toEqual(state.output);
    const running = { ...state, output: { text: 'x', running: true } };
    const step = reduce(running, { kind: 'deck', deck: deckOf('# new', '# a', '# b') });
    expect(step.state).toMatchObject({ slide: 2, output: undefined });
    expect(step.effects).toEqual([{ kind: 'stop-code' }]);
  });

  it('keeps the scroll within the slide', () => {
    const tall = stateOf(deckOf('x\n\n'.repeat(100)));
    const down = pressing(tall, ...Array<string>(50).fill('ctrl+d')).state;
    expect(down.scroll).toBe(maxScroll(tall));
    expect(command(down, { kind: 'deck', deck: deckOf('short') }).scroll).toBe(0);
  });
});

describe('a tall slide', () => {
  const tall = stateOf(deckOf('x\n\n'.repeat(100)));

  it.each([
    ['ctrl+d', 'ctrl+u'],
    ['J', 'K'],
  ])('scrolls by half a screen with %s and %s, to its ends', (down, up) => {
    expect(pressing(tall, down).state.scroll).toBe(15);
    expect(pressing(tall, down, down, up).state.scroll).toBe(15);
    expect(pressing(tall, up).state.scroll).toBe(0);
    expect(pressing(tall, ...Array<string>(100).fill(down)).state.scroll).toBe(maxScroll(tall));
  });

  it('is scrolled no further than a larger terminal needs', () => {
    const down = pressing(tall, ...Array<string>(100).fill('J')).state;
    const larger = command(down, { kind: 'resize', columns: 80, rows: 70 });
    expect(larger.scroll).toBe(maxScroll(larger));
    expect(command(down, { kind: 'resize', columns: 80, rows: 1000 }).scroll).toBe(0);
  });

  it('answers at once where it became shorter meanwhile', () => {
    const state: PresenterState = { ...tall, output: { text: 'out\n'.repeat(100), running: false } };
    const down = pressing(state, ...Array<string>(100).fill('J')).state;
    const shorter = command(down, { kind: 'output', slide: 0, text: 'out', running: false });
    expect(pressing(shorter, 'K').state.scroll).toBe(maxScroll(shorter) - 15);
  });
});

describe('the bindings', () => {
  it('name each key once', () => {
    const keys = bindings.flatMap((binding) => binding.keys);
    expect(new Set(keys).size).toBe(keys.length);
    for (const key of keys) expect(motionOf(key)).toBeDefined();
  });

  it('and what demos may not take agree', () => {
    const pressed = bindings
      .flatMap((binding) => binding.keys)
      .flatMap((key) => (key === 'gg' ? ['g'] : key.startsWith('ctrl+') ? [] : [key]));
    expect(pressed.filter((key) => !navigationKeys.includes(key))).toEqual([]);
    const digits = Array.from({ length: 10 }, (_, digit) => String(digit));
    expect(digits.filter((key) => !navigationKeys.includes(key))).toEqual([]);
  });
});

describe('whatever is pressed', () => {
  const decks = [
    ten,
    deckOf('x\n\n'.repeat(60), '```demo order\n```\n\n```demo durable\n```', '```sh\ntrue\n```'),
    deckOf('日本語 '.repeat(300)),
  ];
  const key = fc.oneof(
    fc.constantFrom(...bindings.flatMap((binding) => binding.keys).filter((name) => name !== 'gg')),
    fc.constantFrom('g', 'esc', 'backspace', 's', 'w', 'c', 'Z', 'f5', 'alt+x', '日', '(', 'i', '*'),
    fc.integer({ min: 0, max: 9 }).map(String),
  );
  const anything: fc.Arbitrary<Command> = fc.oneof(
    { weight: 10, arbitrary: key.map((name): Command => ({ kind: 'key', key: name })) },
    fc.record({
      kind: fc.constant('resize' as const),
      columns: fc.integer({ min: 1, max: 250 }),
      rows: fc.integer({ min: 1, max: 70 }),
    }),
    fc.constantFrom(...decks).map((deck): Command => ({ kind: 'deck', deck })),
    fc.constant<Command>({ kind: 'demos', infos, problems: new Map() }),
    fc.constant<Command>({ kind: 'output', slide: 0, text: 'x\n'.repeat(50), running: true }),
    fc.constant<Command>({ kind: 'theme', theme: builtinTheme('light') }),
    fc.constant<Command>({ kind: 'tick', now: 0 }),
  );

  it('the slide and the scroll stay in range, and acts are of demos that are there', () => {
    fc.assert(
      fc.property(fc.constantFrom(...decks), fc.array(anything, { maxLength: 30 }), (deck, commands) => {
        let state = stateOf(deck);
        for (const next of commands) {
          const step = reduce(state, next);
          state = step.state;
          expect(state.slide).toBeGreaterThanOrEqual(0);
          expect(state.slide).toBeLessThan(state.deck.slides.length);
          expect(state.scroll).toBeGreaterThanOrEqual(0);
          if (next.kind === 'resize' || next.kind === 'deck')
            expect(state.scroll).toBeLessThanOrEqual(maxScroll(state));
          for (const effect of step.effects) {
            if (effect.kind === 'act') expect(['order#1', 'durable#1']).toContain(effect.demo);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});
