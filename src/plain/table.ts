import type { Block } from '../deck/types.js';
import { inlineText } from './inlines.js';
import type { Reading } from './reading.js';
import { count, sentence } from './words.js';

/** How large the table is, then a row a line, each cell behind its column's name. Empty cells are left out. */
export function tableLines({ header, rows }: Extract<Block, { kind: 'table' }>, reading: Reading): readonly string[] {
  const names = header.map((cell) => inlineText(cell, reading));
  const columns = Math.max(names.length, ...rows.map((row) => row.length));
  const size = `Table with ${count(columns, 'column')} and ${rows.length === 0 ? 'no rows' : count(rows.length, 'row')}`;
  if (rows.length === 0) return [`${size}: ${sentence(names.filter((name) => name !== '').join('; '))}`];
  return [
    `${size}.`,
    ...rows.map((row) => {
      const cells = row.flatMap((cell, index) => {
        const text = inlineText(cell, reading);
        const name = names[index] ?? '';
        return text === '' ? [] : [name === '' ? text : `${name}: ${text}`];
      });
      return cells.length === 0 ? 'Empty row.' : sentence(cells.join('; '));
    }),
  ];
}
