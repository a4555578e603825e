import type { Place } from '../deck/types.js';
import { inherit } from '../theme/cascade.js';
import type { ElementStyle, Theme } from '../theme/types.js';
import { shown } from './cells.js';
import { code } from './code.js';
import type { Diagram, DiagramRole, DiagramSpan } from './diagram-types.js';
import type { Line, Span } from './line.js';
import { problem } from './problem.js';
import type { Room } from './room.js';
import { append, trimmed } from './spans.js';

interface DiagramBlock {
  readonly text: string;
  /** Where the fence opens. */
  readonly source: Place;
}

/**
 * A diagram in the theme's colours. What can't be drawn is shown as its source, below the reason; while it is not
 * drawn yet, a quiet row keeps its place.
 */
export function diagram(
  { text, source }: DiagramBlock,
  drawing: Diagram | { readonly kind: 'pending' },
  room: Room,
): readonly Line[] {
  switch (drawing.kind) {
    case 'ok':
      return drawing.rows.map((row) => styled(row, room));
    case 'pending':
      return [[{ text: room.theme.ascii ? '...' : '…', style: inherit(room.style, quiet) }]];
    case 'problem': {
      const line = source.line + (drawing.line ?? 0);
      const look = { lineNumbers: false, noBackground: false, firstLine: 1, groups: [] };
      return [
        ...problem({ level: 'warning', file: source.file, line, message: drawing.message }, room),
        ...code({ language: 'mermaid', text, look }, undefined, room),
      ];
    }
  }
}

const quiet: ElementStyle = { faint: true };

function styled(row: readonly DiagramSpan[], { theme, style }: Room): Line {
  const looks = looksOf(theme);
  const line: Span[] = [];
  for (const { text, role } of row) append(line, shown(text), inherit(style, looks[role]));
  return trimmed(line);
}

type Looks = Readonly<Record<DiagramRole, ElementStyle>>;

const known = new WeakMap<Theme, Looks>();

/** Frames in the colour of titles, lines in that of rules, labels as emphasis; words and arrows as all other words. */
function looksOf(theme: Theme): Looks {
  let looks = known.get(theme);
  if (!looks) {
    const { hr, emph } = theme.elements;
    const line: ElementStyle = hr.color === undefined ? {} : { color: hr.color };
    const title: ElementStyle = { ...theme.accent, bold: true };
    looks = { box: theme.accent, text: {}, line, arrow: {}, label: emph, title };
    known.set(theme, looks);
  }
  return looks;
}
