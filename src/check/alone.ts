import { content } from '../deck/content.js';
import type { Block, Slide } from '../deck/types.js';
import { walk } from '../deck/walk.js';
import { contentWidth } from '../presenter/content-width.js';
import type { Segment } from '../render/segment.js';
import { renderSlide } from '../render/slide.js';
import type { RenderTools } from '../render/tools.js';
import type { Theme } from '../theme/types.js';

/** The rows of a block, with all that it stands inside of but columns, as wide as it is on its slide. */
export function rowsAlone(
  block: Block,
  slide: Slide,
  columns: number,
  theme: Theme,
  tools: RenderTools,
): readonly string[] {
  const whole = content(slide);
  const width = contentWidth(slide, columns);
  const alone = { ...whole, blocks: only(whole.blocks, block) };
  return textsOf(renderSlide(alone, { theme, width, tools, step: whole.steps }));
}

function only(blocks: readonly Block[], block: Block): readonly Block[] {
  const holds = (own: Block): boolean => [...walk([own])].includes(block);
  return blocks.filter(holds).map((own) => {
    if (own.kind !== 'columns') return own;
    const columns = own.columns.map((column) => {
      const left = column.blocks.filter(holds);
      return { ...column, blocks: left.length > 0 || column.blocks.length === 0 ? left : [nothing] };
    });
    return { ...own, columns };
  });
}

/** Stands for what was in another column: one that is empty may be as narrow as it likes. */
const nothing: Block = { kind: 'paragraph', inlines: [] };

function textsOf(segments: readonly Segment[]): readonly string[] {
  return segments.flatMap((segment) => {
    if (segment.kind === 'columns') return segment.columns.flatMap((column) => textsOf(column.segments));
    return segment.kind === 'lines' ? segment.lines.map((line) => line.map(({ text }) => text).join('')) : [];
  });
}
