import type { Block, Slide } from '../deck/types.js';
import { isOf } from './cuts.js';
import type { DrawnSlide } from './drawn.js';
import type { Finding } from './finding.js';
import { placeOfSlide } from './place.js';

/** Fonts that figlet does not have: those of fences, and those that the theme gives to headings, which are told once. */
export function fontFindings(
  { banners }: DrawnSlide,
  slide: Slide,
  blocks: readonly Block[],
  told: Set<string>,
): readonly Finding[] {
  return banners.flatMap((banner): readonly Finding[] => {
    if (banner.drawing.kind === 'ok') return [];
    const message = banner.drawing.message.replace(/\.$/, '');
    for (const block of blocks) {
      if (block.kind !== 'figlet' || !isOf(banner, block.text, block.font)) continue;
      return [{ file: block.source.file, line: block.source.line, level: 'error', message }];
    }
    if (told.has(message)) return [];
    told.add(message);
    const plainly = `${message}${message.endsWith('?') ? '' : '.'} The theme asks for it, and headings are drawn plainly`;
    return [{ ...placeOfSlide(slide), level: 'warning', message: plainly }];
  });
}

/** Diagrams that are shown as their source. */
export function diagramFindings({ diagrams }: DrawnSlide, blocks: readonly Block[]): readonly Finding[] {
  return blocks.flatMap((block): readonly Finding[] => {
    if (block.kind !== 'diagram') return [];
    return diagrams.flatMap(({ source, drawing }): readonly Finding[] => {
      if (source !== block.text || drawing.kind !== 'problem') return [];
      const message = drawing.message.replace(/\.$/, '');
      return [{ file: block.source.file, line: block.source.line + (drawing.line ?? 0), level: 'error', message }];
    });
  });
}
