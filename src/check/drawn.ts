import { content } from '../deck/content.js';
import type { Block, Deck } from '../deck/types.js';
import { maxScroll, wholeSlide } from '../presenter/frame.js';
import { initialState } from '../presenter/state.js';
import type { Diagram } from '../render/diagram-types.js';
import type { FigletDrawing } from '../render/figlet.js';
import type { RenderTools } from '../render/tools.js';
import type { Theme } from '../theme/types.js';
import { rowsAlone } from './alone.js';
import type { Size } from './size.js';

/** A banner as it was drawn. */
export interface Banner {
  readonly text: string;
  readonly font: string;
  /** Cells that there were for it. */
  readonly width: number;
  readonly drawing: FigletDrawing;
}

/** A diagram as it was drawn. */
export interface DrawnDiagram {
  readonly source: string;
  readonly drawing: Diagram | { readonly kind: 'pending' };
}

/** A slide with all of its steps, as it is on a terminal. */
export interface DrawnSlide {
  readonly rows: readonly string[];
  /** The rows of one of its blocks. */
  readonly alone: (block: Block) => readonly string[];
  /** Rows that don't fit, to scroll to. */
  readonly more: number;
  readonly banners: readonly Banner[];
  readonly diagrams: readonly DrawnDiagram[];
}

/** Draws slides for a terminal of one size. What can't be drawn throws, as it would in the show. */
export function slideDrawer(
  deck: Deck,
  theme: Theme,
  { columns, rows }: Size,
  tools: RenderTools,
): (slide: number) => DrawnSlide {
  const start = initialState({ deck, theme, columns, rows, slide: 0, today: new Date(0), colour: false });
  return (index) => {
    const banners: Banner[] = [];
    const diagrams: DrawnDiagram[] = [];
    const { figlet, diagram } = tools;
    // Each time anew: what is kept of a slide that was drawn with the same tools would not ask them again.
    const watched: RenderTools = {
      ...tools,
      ...(figlet && {
        figlet: (text, font, width) => {
          const drawing = figlet(text, font, width);
          banners.push({ text, font, width, drawing });
          return drawing;
        },
      }),
      ...(diagram && {
        diagram: (source, options) => {
          const drawing = diagram(source, options);
          diagrams.push({ source, drawing });
          return drawing;
        },
      }),
    };
    const slide = deck.slides[index];
    const state = { ...start, tools: watched, slide: index, step: slide ? content(slide).steps : 0 };
    const lines = wholeSlide(state).slice(0, -2);
    const texts = lines.map((line) => line.map(({ text }) => text).join(''));
    const alone = (block: Block) => (slide ? rowsAlone(block, slide, columns, theme, tools) : []);
    return { rows: texts, alone, more: maxScroll(state), banners, diagrams };
  };
}
