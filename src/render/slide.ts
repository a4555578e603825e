import type { PanelBlock, SlideContent } from '../deck/types.js';
import type { Theme } from '../theme/types.js';
import { writeBlock } from './blocks.js';
import type { FigletRenderer } from './figlet.js';
import { Flow } from './flow.js';
import { type Line, plain } from './line.js';
import { frame, type Room } from './room.js';
import { isBlank } from './spans.js';

export interface RenderContext {
  readonly theme: Theme;
  /** Cells, at least 1. */
  readonly width: number;
  /** Absent while its fonts are not loaded: big letters are a plain heading meanwhile. */
  readonly figlet?: FigletRenderer | undefined;
}

/** A slide from top to bottom: rows, and live panels whose height the presenter chooses. */
export type Segment =
  | { readonly kind: 'lines'; readonly lines: readonly Line[] }
  /** `indent` cells stay free on its left, it takes `width` cells. */
  | { readonly kind: 'panel'; readonly block: PanelBlock; readonly indent: number; readonly width: number };

/**
 * Draws a slide. The theme's document margin, indent and affixes are part of it; blank rows at the end are not.
 * Pure: the same slide and context give the same segments.
 */
export function renderSlide(content: SlideContent, context: RenderContext): readonly Segment[] {
  const { theme, figlet } = context;
  const own = theme.elements.document;
  const outer: Room = { theme, width: Math.max(1, context.width), style: plain, figlet, lists: 0 };
  const { room, left, outside } = frame(own, outer);
  const segments: Segment[] = [];
  const push = (lines: readonly Line[]): void => {
    if (lines.length > 0) segments.push({ kind: 'lines', lines });
  };

  const before = new Flow(outer.width);
  before.text(own.blockPrefix, plain);
  const head = before.take();

  const flow = new Flow(room.width);
  flow.text(own.prefix, room.style);
  let rows: readonly Line[] = head;
  for (const block of content.blocks) {
    if (block.kind !== 'panel') writeBlock(flow, block, room);
    else {
      if (!flow.untouched) flow.feed();
      push([...rows, ...outside(flow.take())]);
      rows = [];
      segments.push({ kind: 'panel', block, indent: left, width: room.width });
      flow.start();
    }
  }
  flow.text(own.suffix, room.style);
  const after = new Flow(outer.width);
  after.text(own.blockSuffix, plain);
  push(withoutBlankEnd([...rows, ...outside(flow.take()), ...after.take()]));
  return segments;
}

function withoutBlankEnd(lines: readonly Line[]): readonly Line[] {
  let end = lines.length;
  while (end > 0 && isBlank(lines[end - 1] ?? [])) end -= 1;
  return lines.slice(0, end);
}
