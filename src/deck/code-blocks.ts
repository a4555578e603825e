import { content } from './content.js';
import { fileLanguage, linesBetween } from './file-lines.js';
import type { FileText } from './file-text.js';
import { runnableCode } from './hidden-lines.js';
import type { Slide } from './types.js';
import { walk } from './walk.js';

/** A slide's code as it runs and as it is copied: with its hidden lines. */
export interface CodeBlock {
  readonly language: string;
  readonly text: string;
}

/**
 * The code that is to be seen at a step.
 *
 * @param readFile gives the text of a file that a fence shows; one that can't be had is left out
 */
export function codeBlocks(slide: Slide, step: number, readFile?: (path: string) => FileText): readonly CodeBlock[] {
  return [...walk(content(slide).blocks, step)].flatMap((block): readonly CodeBlock[] => {
    if (block.kind === 'code') return [{ language: block.language, text: runnableCode(block.language, block.text) }];
    if (block.kind !== 'file') return [];
    const file = readFile?.(block.path);
    if (file?.kind !== 'ok') return [];
    return [{ language: fileLanguage(block), text: linesBetween(file.text, block.from, block.to) }];
  });
}
