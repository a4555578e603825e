import { codeBlocks } from '../deck/code-blocks.js';
import { content } from '../deck/content.js';
import { findSlide } from '../deck/search.js';
import type { Deck } from '../deck/types.js';
import { requestedRows } from '../panel/requested.js';
import { calmControls } from '../panel/view.js';
import { type Motion, motionOf } from './bindings.js';
import type { Command, Effect } from './command.js';
import { demoBlocks, focusedDemo, shownDemos } from './demo-blocks.js';
import { followedSlide } from './followed-slide.js';
import { maxScroll } from './frame.js';
import { helpHeight } from './help.js';
import { withNews, withOfDemo } from './live-news.js';
import { listRows } from './overview.js';
import { controlled } from './panel-controls.js';
import type { Notice, NoticeTopic, PresenterState } from './state.js';
import { scrolledTo } from './step-scroll.js';

export interface Step {
  readonly state: PresenterState;
  readonly effects: readonly Effect[];
}

/** Longest number and search text that are kept, characters. */
const maxDigits = 6;
const maxPattern = 200;
const maxEarly = 20;

/** The whole behaviour of the show: what a command does to the state, and which acts on the world it asks for. */
export function reduce(state: PresenterState, command: Command): Step {
  switch (command.kind) {
    case 'key':
      return pressed(state, command.key);
    case 'resize':
      return only(clamped({ ...state, columns: command.columns, rows: command.rows }));
    case 'deck':
      return withDeck(state, command.deck);
    case 'theme':
      return only({ ...state, theme: command.theme });
    case 'tools':
      return only(clamped({ ...state, tools: { ...state.tools, ...command.tools } }));
    case 'notice':
      return only(noted(state, command.topic, command.notice));
    case 'output':
      return only(
        command.slide === state.slide ? { ...state, output: { text: command.text, running: command.running } } : state,
      );
    case 'demos':
      return withDemos({ ...state, infos: command.infos, demoProblems: command.problems });
    case 'tick':
      return only({ ...state, now: command.now });
    default:
      return only(withNews(state, command));
  }
}

function only(state: PresenterState): Step {
  return { state, effects: [] };
}

function pressed(state: PresenterState, key: string): Step {
  if (key === 'ctrl+c') return { state, effects: [{ kind: 'quit' }] };
  if (key === 'ctrl+z') return { state, effects: [{ kind: 'suspend' }] };
  switch (state.mode.kind) {
    case 'search':
      return searchKey(state, state.mode.text, key);
    case 'help':
      return only(helpKey(state, state.mode.scroll, key));
    case 'overview':
      return overviewKey(state, state.mode.chosen, key);
    case 'slides':
      return slideKey(state, key);
  }
}

function slideKey(state: PresenterState, key: string): Step {
  if (/^[0-9]$/.test(key)) return only({ ...state, typed: (digits(state) + key).slice(0, maxDigits) });
  if (key === 'esc') {
    return only(withoutNotice({ ...state, typed: '' }, 'search'));
  }
  if (key === 'g' && !state.typed.endsWith('g')) return only({ ...state, typed: `${digits(state)}g` });
  const count = digits(state) === '' ? undefined : Number(digits(state));
  const sequence = state.typed.endsWith('g') && key === 'g' ? 'gg' : key;
  const rested = { ...state, typed: '' };
  const motion = motionOf(sequence);
  return motion ? moved(rested, motion, count) : demoKey(rested, key);
}

function digits(state: PresenterState): string {
  return state.typed.replace('g', '');
}

function moved(state: PresenterState, motion: Motion, count: number | undefined): Step {
  const last = state.deck.slides.length - 1;
  switch (motion) {
    case 'next':
      if (count !== undefined) return shown(state, state.slide + (count || 1), 'whole');
      return state.step < stepsOf(state) ? only(stepped(state, 1)) : shown(state, state.slide + 1, 'start');
    case 'previous':
      if (count !== undefined) return shown(state, state.slide - (count || 1), 'whole');
      if (state.step > 0) return only(stepped(state, -1));
      return shown(state, state.slide - 1, state.slide > 0 ? 'whole' : 'start');
    case 'first':
      return shown(state, 0, 'whole');
    case 'last':
      return shown(state, count === undefined ? last : count - 1, 'whole');
    case 'scroll-down':
      return only(scrolled(state, Math.ceil(state.rows / 2)));
    case 'scroll-up':
      return only(scrolled(state, -Math.ceil(state.rows / 2)));
    case 'search':
      return only({ ...withoutNotice(state, 'search'), mode: { kind: 'search', text: '' } });
    case 'search-again':
      return state.pattern === '' ? only(state) : searched(state, state.pattern);
    case 'overview':
      return only({ ...state, mode: { kind: 'overview', chosen: state.slide } });
    case 'run-code':
      return { state, effects: [{ kind: 'run-code', slide: state.slide, step: state.step }] };
    case 'copy-code': {
      const text = codeOf(state);
      return text === ''
        ? only(noted(state, 'code', { level: 'info', text: 'this slide has no code block to copy' }))
        : {
            state: noted(state, 'code', { level: 'info', text: 'code copied' }),
            effects: [{ kind: 'copy', text }],
          };
    }
    case 'focus': {
      const demos = shownDemos(state).length;
      return only(demos === 0 ? state : { ...state, focus: (state.focus + 1) % demos });
    }
    case 'maximise':
    case 'detail':
    case 'zoom-in':
    case 'zoom-out':
    case 'back':
    case 'forward':
    case 'follow':
    case 'failure': {
      const demo = focusedDemo(state);
      if (!demo) return only(state);
      const panels = requestedRows(demo.block.panels, state.infos?.get(demo.block.demo)?.panels ?? []).flat().length;
      const before = state.demos[demo.id]?.controls ?? calmControls;
      return only(withOfDemo(state, demo.id, 'controls', controlled(before, motion, panels)));
    }
    case 'play': {
      const demo = focusedDemo(state);
      return demo ? { state, effects: [{ kind: 'play', demo: demo.id }] } : only(state);
    }
    case 'help':
      return only({ ...state, mode: { kind: 'help', scroll: 0 } });
    case 'redraw':
      return { state, effects: [{ kind: 'redraw' }] };
    case 'suspend':
      return { state, effects: [{ kind: 'suspend' }] };
    case 'quit':
      return { state, effects: [{ kind: 'quit' }] };
  }
}

/** The code that is to be seen, as it is copied: one block after the other. */
function codeOf({ deck, slide: index, step, tools }: PresenterState): string {
  const slide = deck.slides[index];
  return slide
    ? codeBlocks(slide, step, tools.file)
        .map(({ text }) => text)
        .join('\n\n')
    : '';
}

function demoKey(state: PresenterState, key: string): Step {
  const demos = shownDemos(state);
  if (!state.infos) {
    if (demos.length === 0 || [...key].length > 1 || state.early.length >= maxEarly) return only(state);
    const { slide, step, focus } = state;
    return only({ ...state, early: [...state.early, { key, slide, step, focus }] });
  }
  // The focused demo first; a key that only another demo of the slide knows is that one's.
  const order = [...demos.slice(state.focus), ...demos.slice(0, state.focus)];
  for (const demo of order) {
    const info = state.infos?.get(demo.block.demo);
    if (info?.actions.some((action) => action.key === key)) {
      return { state, effects: [{ kind: 'act', demo: demo.id, key }] };
    }
  }
  return only(state);
}

/** Shows a slide from its start, or the whole of it: who jumps to a slide wants to see what is on it. */
function shown(state: PresenterState, index: number, from: 'start' | 'whole'): Step {
  const slide = Math.max(0, Math.min(state.deck.slides.length - 1, index));
  const rested = withoutNotice(withoutNotice(state, 'code'), 'search');
  const step = from === 'whole' ? stepsOf({ ...state, slide }) : 0;
  // At the ends of the deck nothing begins anew.
  if (slide === state.slide) return only(from === 'whole' ? { ...rested, step } : rested);
  return {
    state: { ...rested, slide, step, scroll: 0, focus: 0, output: undefined },
    effects: state.output?.running ? [{ kind: 'stop-code' }] : [],
  };
}

/** On or back within the slide. What comes into being outside of the screen is scrolled to. */
function stepped(state: PresenterState, by: 1 | -1): PresenterState {
  const next = withoutNotice(withoutNotice({ ...state, step: state.step + by }, 'code'), 'search');
  return clamped({ ...next, scroll: scrolledTo(state, next) });
}

function stepsOf({ deck, slide }: Pick<PresenterState, 'deck' | 'slide'>): number {
  const shownSlide = deck.slides[slide];
  return shownSlide ? content(shownSlide).steps : 0;
}

function scrolled(state: PresenterState, by: number): PresenterState {
  // What is on the screen may have become shorter since.
  const { scroll } = clamped(state);
  return clamped({ ...state, scroll: scroll + by });
}

function clamped(state: PresenterState): PresenterState {
  const scroll = Math.max(0, Math.min(maxScroll(state), state.scroll));
  return scroll === state.scroll ? state : { ...state, scroll };
}

function searchKey(state: PresenterState, text: string, key: string): Step {
  const closed: PresenterState = { ...state, mode: { kind: 'slides' } };
  const edited = (next: string): Step => only({ ...state, mode: { kind: 'search', text: next } });
  switch (key) {
    case 'esc':
      return only(closed);
    case 'enter':
      return text === '' ? only(closed) : searched({ ...closed, pattern: text }, text);
    case 'backspace':
      return text === '' ? only(closed) : edited([...text].slice(0, -1).join(''));
    case 'ctrl+u':
      return edited('');
    default: {
      const typed = key === 'space' ? ' ' : [...key].length === 1 ? key : '';
      return edited(text.length + typed.length > maxPattern ? text : text + typed);
    }
  }
}

function searched(state: PresenterState, pattern: string): Step {
  const found = findSlide(state.deck, pattern, state.slide);
  if (typeof found === 'number') return shown(state, found, 'whole');
  const text = found === undefined ? `nothing found for ${pattern}` : found.problem;
  return only(noted(state, 'search', { level: 'warning', text }));
}

function overviewKey(state: PresenterState, chosen: number, key: string): Step {
  const closed: PresenterState = { ...state, mode: { kind: 'slides' } };
  const page = listRows(state) - 1;
  const by = { pgdown: page, pgup: -page, 'ctrl+d': page, 'ctrl+u': -page }[key] ?? overviewMoves[motionOf(key) ?? ''];
  if (by !== undefined && key !== 'enter') {
    const last = state.deck.slides.length - 1;
    return only({ ...state, mode: { kind: 'overview', chosen: Math.max(0, Math.min(last, chosen + by)) } });
  }
  return key === 'enter' ? shown(closed, chosen, 'whole') : only(closed);
}

const overviewMoves: Readonly<Record<string, number>> = {
  next: 1,
  previous: -1,
  first: Number.NEGATIVE_INFINITY,
  last: Number.POSITIVE_INFINITY,
};

function helpKey(state: PresenterState, scroll: number, key: string): PresenterState {
  const motion = motionOf(key);
  const rows = helpHeight(state);
  // The last row of a help that is too tall says that there is more.
  const limit = rows > state.rows ? rows - state.rows + 1 : 0;
  if (motion === 'next' || motion === 'scroll-down') {
    if (limit > 0) return { ...state, mode: { kind: 'help', scroll: Math.min(limit, scroll + 1) } };
  }
  if (motion === 'previous' || motion === 'scroll-up') {
    if (limit > 0) return { ...state, mode: { kind: 'help', scroll: Math.max(0, Math.min(limit, scroll) - 1) } };
  }
  return { ...state, mode: { kind: 'slides' } };
}

/** A reloaded deck: the slide stays, what is live stays with its panel, what is no longer in the deck is forgotten. */
function withDeck(state: PresenterState, deck: Deck): Step {
  const ids = new Set(demoBlocks(deck).map((demo) => demo.id));
  const demos = Object.fromEntries(Object.entries(state.demos).filter(([id]) => ids.has(id)));
  const slide = followedSlide(state.deck, deck, state.slide);
  const next = { ...state, deck, demos };
  if (slide === undefined) return shown(next, deck.slides.length - 1, 'whole');
  const step = Math.min(state.step, stepsOf({ deck, slide }));
  const placed = clamped({ ...next, slide, step });
  // What runs tells its output by the slide's number.
  if (slide === state.slide || !state.output?.running) return only(placed);
  return { state: { ...placed, output: undefined }, effects: [{ kind: 'stop-code' }] };
}

/** What was pressed too early happens now. */
function withDemos(state: PresenterState): Step {
  const effects = state.early.flatMap(({ key, ...place }) => demoKey({ ...state, ...place }, key).effects);
  return { state: { ...state, early: [] }, effects };
}

function noted(state: PresenterState, topic: NoticeTopic, notice: Notice | undefined): PresenterState {
  return notice ? { ...state, notices: { ...state.notices, [topic]: notice } } : withoutNotice(state, topic);
}

function withoutNotice(state: PresenterState, topic: NoticeTopic): PresenterState {
  if (!state.notices[topic]) return state;
  const { [topic]: _, ...notices } = state.notices;
  return { ...state, notices };
}
