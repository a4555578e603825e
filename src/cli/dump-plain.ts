import { content } from '../deck/content.js';
import { readText } from '../deck/file-text.js';
import { dateText } from '../deck/settings.js';
import type { Deck, PanelBlock } from '../deck/types.js';
import type { ToldDemo } from '../plain/panel.js';
import { plainSlide } from '../plain/slide.js';
import { demoBlocks } from '../presenter/demo-blocks.js';
import { footerLines } from '../presenter/footer.js';
import { initialState, type PresenterState } from '../presenter/state.js';
import type { DumpedDemos } from '../rehearsal/dumped-demos.js';
import { builtinTheme } from '../theme/builtin.js';

export interface PlainOptions {
  /** From 1, both ends included. */
  readonly from: number;
  readonly to: number;
  readonly notes: boolean;
  readonly today: Date;
  readonly demos?: DumpedDemos;
}

/** The slides as text to be read aloud, each without a line feed at its end. */
export function* plainSlides(deck: Deck, { from, to, notes, today, demos }: PlainOptions): Generator<string> {
  const theme = builtinTheme('notty');
  const state = initialState({ deck, theme, columns: 80, rows: 24, slide: 0, today, colour: false });
  /** What every slide says is said once. */
  let last: Said = { author: '', date: '', footer: '' };
  for (let number = from; number <= to; number += 1) {
    const slide = deck.slides[number - 1];
    if (slide === undefined) return;
    const said = saidBelow({ ...state, slide: number - 1 }) ?? last;
    const changed = Object.entries(said).filter(([key, text]) => text !== last[key as keyof Said]);
    last = said;
    const info = { number, total: deck.slides.length, notes, ...Object.fromEntries(changed) };
    yield plainSlide(content(slide), info, { files: readText, demos: demos && toldDemos(deck, demos) });
  }
}

function toldDemos(deck: Deck, { infos, played }: DumpedDemos): (block: PanelBlock) => ToldDemo {
  return (block) => {
    const id = demoBlocks(deck).find((demo) => demo.block === block)?.id ?? '';
    return { info: infos.get(block.demo), played: played.get(id) };
  };
}

interface Said {
  readonly author: string;
  readonly date: string;
  readonly footer: string;
}

/** What stands below a slide, without the page: each slide begins with that. Undefined: nothing is to stand there. */
function saidBelow(state: PresenterState): Said | undefined {
  const slide = state.deck.slides[state.slide];
  const { settings } = slide ?? state.deck;
  const own = slide && content(slide).own.footer;
  if (own === false) return undefined;
  const wanted = { ...settings.footer, ...own };
  const lines = footerLines(state);
  const parts = (['left', 'center', 'right'] as const)
    .filter((side) => wanted[side] !== undefined && !wanted[side].includes('{current_slide}'))
    .map((side) => lines[side].map(({ text }) => text).join(''));
  const usual = wanted.left === undefined;
  return {
    author: usual ? settings.author : '',
    date: usual ? dateText(settings.date, state.today) : '',
    footer: parts.filter((part) => part !== '').join('; '),
  };
}
