import type { Part } from './sheet.js';
import type { Block, Column, Problem } from './types.js';

/** A slide's blocks with those that stand in columns put there. */
export function laidOut(parts: readonly Part[]): readonly Block[] {
  const blocks: Block[] = [];
  let columns: { readonly share: number; readonly blocks: Block[] }[] | undefined;
  let here: Block[] = blocks;
  const close = (): void => {
    if (columns?.some((column) => column.blocks.length > 0))
      blocks.push({ kind: 'columns', columns: columns satisfies Column[] });
    columns = undefined;
    here = blocks;
  };
  for (const part of parts) {
    if (part.kind !== 'layout') {
      here.push(part);
      continue;
    }
    const { command, source } = part;
    const problem = (message: string): void => {
      here.push({ kind: 'problem', problem: { ...source, level: 'error', message } satisfies Problem });
    };
    switch (command.kind) {
      case 'column-layout':
        close();
        columns = command.shares.map((share) => ({ share, blocks: [] }));
        here = columns[0]?.blocks ?? blocks;
        break;
      case 'column': {
        const column = columns?.[command.index];
        if (column) here = column.blocks;
        else if (columns) problem(`there is no column ${command.index}: the layout has ${columns.length}, from 0`);
        else problem('`column` stands outside of columns: put `<!-- column_layout: [1, 1] -->` before it');
        break;
      }
      case 'reset-layout':
        close();
    }
  }
  close();
  return blocks;
}
