import type { Block, ListItem } from '../deck/types.js';
import type { ReadBlocks, Reading } from './reading.js';

/** An item a line behind its mark; what is inside of an item stands further to the right. */
export function listLines(
  { ordered, start, items }: Extract<Block, { kind: 'list' }>,
  reading: Reading,
  read: ReadBlocks,
): readonly string[] {
  return items.flatMap((item, index) => itemLines(item, ordered ? `${start + index}. ` : '- ', reading, read));
}

function itemLines({ checked, blocks }: ListItem, mark: string, reading: Reading, read: ReadBlocks): readonly string[] {
  const [first = '', ...others] = blocks[0]?.kind === 'list' ? ['', ...read(blocks, reading)] : read(blocks, reading);
  const task = checked === undefined ? '' : checked ? 'Done: ' : 'To do: ';
  return [mark + task + first, ...others.map((line) => (line === '' ? '' : ' '.repeat(mark.length) + line))];
}
