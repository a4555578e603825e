import { diagramLabel } from './diagram-label.js';

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

/** What opens and closes the text of a node; longer ones first. */
const shapes: readonly (readonly [open: string, close: string])[] = [
  ['(((', ')))'],
  ['([', '])'],
  ['[[', ']]'],
  ['[(', ')]'],
  ['((', '))'],
  ['{{', '}}'],
  ['[/', '/]'],
  ['[/', '\\]'],
  ['[\\', '\\]'],
  ['[\\', '/]'],
  ['[', ']'],
  ['(', ')'],
  ['{', '}'],
  ['>', ']'],
];

const id = /\s*([\p{L}\p{N}_]+(?:[-.][\p{L}\p{N}_]+)*)/uy;
const className = /:::[\w-]+/y;
const and = /\s*&/y;
const bare = /\s*(<|[xo](?=[-=]))?(?:--+([->xo])|==+([=>xo])|-\.+-([>xo]?))(?:\s*\|([^|]*)\|)?/y;
const written =
  /\s*(<|[xo](?=[-=]))?(?:--(?![->xo.])\s*(.+?)\s*--+([->xo])|==(?![=>xo])\s*(.+?)\s*==+([=>xo])|-\.(?![-.])\s*(.+?)\s*\.+-([>xo]?))/y;
const invisible = /\s*~~~+/y;

/** A line of a flowchart: nodes (`A & B`), and how they are linked to the next ones. Undefined: it is something else. */
export function readStatement(text: string): FlowStatement | undefined {
  const nodes: FlowNode[] = [];
  const links: FlowLink[] = [];
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(text) ?? undefined;
    if (found) at = pattern.lastIndex;
    return found;
  };
  const node = (): FlowNode | undefined => {
    const found = take(id)?.[1];
    if (found === undefined) return undefined;
    const shape = shapeAt(text, at);
    if (shape) at = shape.end;
    take(className);
    return { id: found, label: shape?.label };
  };
  const row = (): readonly FlowNode[] | undefined => {
    const found: FlowNode[] = [];
    do {
      const next = node();
      if (next === undefined) return undefined;
      found.push(next);
    } while (take(and));
    nodes.push(...found);
    return found;
  };
  let before = row();
  while (before && text.slice(at).trim() !== '') {
    const hidden = take(invisible) !== undefined;
    const link = hidden ? undefined : (linkOf(take(bare), 5) ?? linkOf(take(written)));
    const after = hidden || link ? row() : undefined;
    if (after === undefined) return undefined;
    for (const from of before) for (const to of after) if (link) links.push({ from: from.id, to: to.id, ...link });
    before = after;
  }
  return before && { nodes, links };
}

function linkOf(found: RegExpExecArray | undefined, label?: number): Pick<FlowLink, 'kind' | 'label'> | undefined {
  if (found === undefined) return undefined;
  const start = found[1];
  const text = label === undefined ? (found[2] ?? found[4] ?? found[6]) : found[label];
  const end = label === undefined ? (found[3] ?? found[5] ?? found[7]) : (found[2] ?? found[3] ?? found[4]);
  const kind = end !== '>' ? 'line' : start === '<' ? 'both' : 'arrow';
  return { kind, label: diagramLabel(text ?? '') };
}

function shapeAt(text: string, at: number): { readonly label: string; readonly end: number } | undefined {
  let best: { readonly label: string; readonly end: number } | undefined;
  let longest = 0;
  for (const [open, close] of shapes) {
    if (open.length < longest || !text.startsWith(open, at)) continue;
    const start = at + open.length;
    const quote = /^\s*"[^"]*"\s*/.exec(text.slice(start))?.[0];
    const end = text.indexOf(close, start + (quote?.length ?? 0));
    if (end < 0 || (quote !== undefined && end !== start + quote.length)) continue;
    if (best && end + close.length >= best.end) continue;
    best = { label: diagramLabel(text.slice(start, end)), end: end + close.length };
    longest = open.length;
  }
  return best;
}
