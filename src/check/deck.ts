import { content } from '../deck/content.js';
import type { Block, Deck, PanelBlock, Problem, Slide } from '../deck/types.js';
import { walk } from '../deck/walk.js';
import type { RenderTools } from '../render/tools.js';
import type { Theme } from '../theme/types.js';
import { cutFindings } from './cut-findings.js';
import { type Cut, cutsOf } from './cuts.js';
import { diagramFindings, fontFindings } from './drawings.js';
import { type DrawnSlide, slideDrawer } from './drawn.js';
import { emptyFindings } from './empty.js';
import { fenceFindings, type Surroundings } from './fences.js';
import { type Finding, sorted } from './finding.js';
import { heightFindings } from './heights.js';
import { linkFindings } from './links.js';
import { placeOfSlide } from './place.js';
import { findingOf, slideProblems } from './problems.js';
import type { Size } from './size.js';

export interface CheckInput {
  readonly deck: Deck;
  readonly theme: Theme;
  /** What is wrong with the theme. */
  readonly themeProblems: readonly Problem[];
  readonly sizes: readonly Size[];
  /** Loaded, all that the deck wants: what is missing here is not checked. */
  readonly tools: RenderTools;
  /** Draws until all is there that is drawn in a thread, and gives what was drawn last. */
  readonly settled: <T>(draw: () => T) => Promise<T>;
  readonly knowsLanguage: (language: string) => boolean;
  /** What would go wrong with a demo on the stage, a sentence each; absent: demos are not looked at. */
  readonly demoProblems?: (block: PanelBlock) => readonly string[];
  /** What else there is to say of it. */
  readonly demoNotes?: (block: PanelBlock) => readonly string[];
}

/** Everything that would go wrong on terminals of these sizes, in the order of the files. */
export async function checkDeck(input: CheckInput): Promise<readonly Finding[]> {
  const { deck, themeProblems, sizes, tools, settled, knowsLanguage } = input;
  const { demoProblems = () => [], demoNotes = () => [] } = input;
  const around: Surroundings = { tools, knowsLanguage, demoProblems, demoNotes };
  const findings: Finding[] = [...deck.problems, ...themeProblems].map(findingOf);
  for (const [index, slide] of deck.slides.entries())
    findings.push(...slideProblems(slide), ...emptyFindings(slide, index + 1), ...blockFindings(slide, around));
  const cuts: { readonly columns: number; readonly cut: Cut }[] = [];
  const drawers = sizes.map((size) => ({ size, draw: slideDrawer(deck, input.theme, size, tools) }));
  /** What is wrong with fonts of the theme: on every slide that has such a heading, and told once. */
  const fonts = new Set<string>();
  for (const [index, slide] of deck.slides.entries()) {
    const blocks = [...walk(content(slide).blocks)];
    for (const { size, draw } of drawers) {
      const drawn = await settled(() => drawnOr(draw, index, slide));
      if ('level' in drawn) {
        findings.push(drawn);
        continue;
      }
      findings.push(
        ...heightFindings(drawn, index + 1, slide, size),
        ...fontFindings(drawn, slide, blocks, fonts),
        ...diagramFindings(drawn, blocks),
      );
      for (const block of blocks) {
        const found = cutsOf(block, slide, drawn, input.theme, tools);
        cuts.push(...found.map((cut) => ({ columns: size.columns, cut })));
      }
    }
  }
  return sorted([...findings, ...cutFindings(cuts)]);
}

function blockFindings(slide: Slide, around: Surroundings): readonly Finding[] {
  const { blocks } = content(slide);
  const onSlide = new Set<Block>(
    blocks.flatMap((block) => (block.kind === 'columns' ? block.columns.flatMap((column) => column.blocks) : [block])),
  );
  return [...walk(blocks)].flatMap((block) => [
    ...fenceFindings(block, onSlide.has(block), slide, around),
    ...linkFindings(block, slide),
  ]);
}

/** A bug of ours keeps one slide from being drawn, and the check goes on. */
function drawnOr(draw: (slide: number) => DrawnSlide, index: number, slide: Slide): DrawnSlide | Finding {
  try {
    return draw(index);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    return { ...placeOfSlide(slide), level: 'error', message: `slide ${index + 1} can't be drawn: ${reason}` };
  }
}
