import type { Block } from './types.js';

/** Every block of a slide in the order in which they stand, those inside of others after what they are in. */
export function* walk(blocks: readonly Block[]): Generator<Block> {
  for (const block of blocks) {
    yield block;
    switch (block.kind) {
      case 'columns':
        for (const column of block.columns) yield* walk(column.blocks);
        break;
      case 'quote':
      case 'alert':
        yield* walk(block.blocks);
        break;
      case 'list':
        for (const item of block.items) yield* walk(item.blocks);
        break;
      case 'definitions':
        for (const { descriptions } of block.items) for (const inner of descriptions) yield* walk(inner);
        break;
      case 'footnotes':
        for (const note of block.notes) yield* walk(note);
    }
  }
}
