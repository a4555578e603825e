import { readArrow, skipBlanks } from '../diagram/flowchart/links.js';
import { readNode } from '../diagram/flowchart/nodes.js';
import { labelLines } from '../diagram/label.js';
import type { SourceLine } from '../diagram/source.js';

export interface FlowNode {
  readonly id: string;
  /** Absent: it is said elsewhere, or nowhere. */
  readonly label: string | undefined;
}

export interface FlowLink {
  readonly from: string;
  readonly to: string;
  readonly kind: 'arrow' | 'both' | 'line';
  readonly label: string;
}

export interface FlowStatement {
  readonly nodes: readonly FlowNode[];
  readonly links: readonly FlowLink[];
}

/**
 * A statement of a flowchart: nodes (`A & B`), and how they are linked to the next ones. Undefined: it is something
 * else. Throws a DiagramError.
 */
export function readStatement({ text, number }: SourceLine): FlowStatement | undefined {
  const nodes: FlowNode[] = [];
  const links: FlowLink[] = [];
  let at = 0;
  const row = (): readonly FlowNode[] => {
    const found: FlowNode[] = [];
    for (;;) {
      const { id, label, next } = readNode(text, at, number);
      found.push({ id, label: label === undefined ? undefined : labelWords(label) });
      at = skipBlanks(text, next);
      if (text[at] !== '&') break;
      at += 1;
    }
    nodes.push(...found);
    return found;
  };
  let before = row();
  while (at < text.length) {
    const arrow = readArrow(text, at);
    if (arrow === undefined) return undefined;
    at = arrow.next;
    const after = row();
    const kind = arrow.end !== 'arrow' ? 'line' : arrow.start === 'arrow' ? 'both' : 'arrow';
    const link = { kind, label: labelWords(arrow.label) } as const;
    if (arrow.stroke !== 'none')
      for (const from of before) for (const to of after) links.push({ from: from.id, to: to.id, ...link });
    before = after;
  }
  return { nodes, links };
}

/** A label on one line. */
export function labelWords(raw: string): string {
  return labelLines(raw).join(' ');
}
