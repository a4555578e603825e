import type { Block } from '../graph/block.js';
import { barBlock, signBlock } from '../graph/marks.js';
import type { Look } from '../graph/model.js';
import { shapeBlock } from '../graph/shapes.js';
import { labelLines, wrapLabel } from '../label.js';
import { DiagramError, excerpt } from '../source.js';

export type Kind = 'state' | 'start' | 'end' | 'fork' | 'join' | 'choice' | 'history' | 'note';

export interface State {
  readonly id: string;
  kind: Kind;
  lines: string[];
  cluster: string | undefined;
}

export function kindNamed(name: string, number: number): Kind {
  const kind = (['choice', 'fork', 'join', 'history', 'start', 'end'] as const).find((known) => known === name);
  if (kind === undefined) throw new DiagramError(`"<<${excerpt(name)}>>" is not known: choice, fork or join`, number);
  return kind;
}

export function blockOf({ id, kind, lines }: State, { wrap, horizontal }: Look): Block {
  switch (kind) {
    case 'start':
      return signBlock((glyphs) => glyphs.dot);
    case 'end':
      return signBlock((glyphs) => glyphs.ring);
    case 'choice':
      return signBlock((glyphs) => glyphs.marker('hollow', 0));
    case 'history':
      return shapeBlock('circle', ['H']);
    case 'fork':
    case 'join':
      return barBlock(horizontal);
    case 'note':
      return shapeBlock('box', wrapLabel(lines, wrap));
    case 'state':
      return shapeBlock('round', wrapLabel(lines.length > 0 ? lines : labelLines(id), wrap));
  }
}
