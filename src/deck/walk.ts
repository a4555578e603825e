import type { Block } from './types.js';

/**
 * Every block of a slide in the order in which they stand, those inside of others after what they are in.
 *
 * @param step what belongs to a later one is left out
 */
export function* walk(blocks: readonly Block[], step = Number.POSITIVE_INFINITY): Generator<Block> {
  for (const block of blocks) {
    if ((block.step ?? 0) > step) continue;
    yield block;
    switch (block.kind) {
      case 'columns':
        for (const column of block.columns) yield* walk(column.blocks, step);
        break;
      case 'quote':
      case 'alert':
        yield* walk(block.blocks, step);
        break;
      case 'list':
        for (const item of block.items) if ((item.step ?? 0) <= step) yield* walk(item.blocks, step);
        break;
      case 'definitions':
        for (const { descriptions } of block.items) for (const inner of descriptions) yield* walk(inner, step);
        break;
      case 'footnotes':
        for (const note of block.notes) yield* walk(note, step);
    }
  }
}
