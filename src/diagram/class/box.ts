import type { Block } from '../graph/block.js';
import { sectionsBlock } from '../graph/sections-block.js';

/** What a class's box says. */
export interface ClassBox {
  readonly id: string;
  name: string;
  readonly annotations: string[];
  readonly fields: string[];
  readonly methods: string[];
}

export function classBlock({ name, annotations, fields, methods }: ClassBox): Block {
  const stereotypes = annotations.map((annotation) => `<<${annotation}>>`);
  return sectionsBlock([
    { lines: [...stereotypes, name], centred: true, role: 'title' },
    { lines: fields, centred: false, role: 'text' },
    { lines: methods, centred: false, role: 'text' },
  ]);
}
