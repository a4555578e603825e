import { content } from '../deck/content.js';
import type { Deck, PanelBlock } from '../deck/types.js';
import { walk } from '../deck/walk.js';

export interface DemoBlock {
  /** `order#2` is the deck's second panel of the demo `order`: it stays the same while the text around is edited. */
  readonly id: string;
  readonly slide: number;
  readonly block: PanelBlock;
  /** From which it is there. */
  readonly step: number;
}

interface Place {
  readonly deck: Deck;
  readonly slide: number;
  readonly step: number;
}

const known = new WeakMap<Deck, readonly DemoBlock[]>();
// Only slides that may have one are parsed: a deck of a thousand slides has few.
const mayHoldDemo = /^ {0,3}(?:`{3,}|~{3,})[ \t]*demo\b/m;

/** The deck's demo panels, in order. */
export function demoBlocks(deck: Deck): readonly DemoBlock[] {
  let blocks = known.get(deck);
  if (!blocks) {
    blocks = find(deck);
    known.set(deck, blocks);
  }
  return blocks;
}

function find(deck: Deck): readonly DemoBlock[] {
  const found: DemoBlock[] = [];
  const counts = new Map<string, number>();
  deck.slides.forEach((slide, index) => {
    if (!mayHoldDemo.test(slide.markdown)) return;
    for (const block of walk(content(slide).blocks)) {
      if (block.kind !== 'panel') continue;
      const count = (counts.get(block.demo) ?? 0) + 1;
      counts.set(block.demo, count);
      found.push({ id: `${block.demo}#${count}`, slide: index, block, step: block.step ?? 0 });
    }
  });
  return found;
}

/** The demos that are to be seen: one that waits for a later step takes no keys. */
export function shownDemos({ deck, slide, step }: Place): readonly DemoBlock[] {
  return demosOfSlide(deck, slide).filter((demo) => demo.step <= step);
}

export function demosOfSlide(deck: Deck, slide: number): readonly DemoBlock[] {
  return demoBlocks(deck).filter((demo) => demo.slide === slide);
}

/** The one that the keys go to, if the slide shows any. */
export function focusedDemo(place: Place & { readonly focus: number }): DemoBlock | undefined {
  const demos = shownDemos(place);
  return demos[place.focus] ?? demos[0];
}
