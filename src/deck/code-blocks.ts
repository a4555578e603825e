import { content } from './content.js';
import { runnableCode } from './hidden-lines.js';
import type { Slide } from './types.js';

/** A slide's code as it runs and as it is copied: with its hidden lines. */
export interface CodeBlock {
  readonly language: string;
  readonly text: string;
}

export function codeBlocks(slide: Slide): readonly CodeBlock[] {
  return content(slide).blocks.flatMap((block) =>
    block.kind === 'code' ? [{ language: block.language, text: runnableCode(block.language, block.text) }] : [],
  );
}
