import type { ShapeName } from '../graph/shapes.js';
import { DiagramError, excerpt } from '../source.js';
import { afterQuote, readArrow, skipBlanks } from './links.js';
import { brackets, shapeNamed } from './shapes.js';

/** A node as a statement names it. */
export interface NamedNode {
  readonly id: string;
  /** Absent: named without brackets. */
  readonly shape?: ShapeName;
  /** As written. */
  readonly label?: string;
  /** Where the text goes on after it. */
  readonly next: number;
}

/** `before`: what calls for a node, if it is not the beginning of a statement. Throws a DiagramError. */
export function readNode(text: string, from: number, line: number, before = ''): NamedNode {
  const at = skipBlanks(text, from);
  const end = idEnd(text, at);
  const id = text.slice(at, end);
  if (id === '') throw new DiagramError(noNode(text.slice(at), excerpt(before)), line);
  const shaped = text.startsWith('@{', end) ? newShape(text, end, line) : bracketed(text, id, end, line);
  const next = shaped?.next ?? end;
  const styled = /:::[\w-]+/y;
  styled.lastIndex = next;
  return { id, ...shaped, next: styled.exec(text) ? styled.lastIndex : next };
}

function noNode(rest: string, before: string): string {
  const found = excerpt(rest);
  if (found === '') return `nothing follows "${before}": a node was expected`;
  if (/^[[({]/.test(rest)) return `"${found}" needs a name before it, as in "name${found}"`;
  if (before !== '') return `a node was expected after "${before}", not "${found}"`;
  return readArrow(rest, 0) || rest.startsWith('&')
    ? `nothing stands before "${found}": a node was expected`
    : `a node was expected, not "${found}"`;
}

/** Names may hold dashes and dots, but not what begins an arrow. */
function idEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && !/[\s[\](){}<>|&;"~:@]/.test(text[at] ?? '')) {
    if ('-='.includes(text[at] ?? '') && readArrow(text, at)) break;
    at += 1;
  }
  return at;
}

type Shaped = Omit<NamedNode, 'id'>;

function bracketed(text: string, id: string, from: number, line: number): Shaped | undefined {
  const fitting = brackets.filter(([open]) => text.startsWith(open, from));
  const [first] = fitting;
  if (!first) return undefined;
  const longest = fitting.filter(([open]) => open === first[0]);
  const inside = from + first[0].length;
  const content = skipBlanks(text, inside);
  const search = text[content] === '"' ? afterQuote(text, content) : inside;
  const ends = longest
    .map(([, close, shape]) => ({ at: text.indexOf(close, search), close, shape }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at);
  const [end] = ends;
  // `[/path]` is a box whose text begins with a slash.
  if (/^\[[/\\]$/.test(first[0]) && search === inside && text.indexOf(']', inside) < (end?.at ?? text.length)) {
    const plainly = bracketedBy(text, from, '[');
    if (plainly) return plainly;
  }
  if (!end) {
    throw new DiagramError(`the label of "${excerpt(id)}" has no end: "${first[1]}" is missing`, line);
  }
  return { shape: end.shape, label: text.slice(inside, end.at), next: end.at + end.close.length };
}

function bracketedBy(text: string, from: number, open: string): Shaped | undefined {
  const found = brackets.find(([opening]) => opening === open);
  const end = found ? text.indexOf(found[1], from + 1) : -1;
  return found && end >= 0 ? { shape: found[2], label: text.slice(from + 1, end), next: end + 1 } : undefined;
}

/** `A@{ shape: cyl, label: "Store" }` */
function newShape(text: string, from: number, line: number): Shaped {
  const end = text.indexOf('}', from);
  if (end < 0) throw new DiagramError('"}" is missing after "@{"', line);
  const inside = text.slice(from + 2, end);
  const value = (key: string): string | undefined => {
    const found = new RegExp(`(?:^|[\\s,])${key}\\s*:\\s*(?:"([^"]*)"|'([^']*)'|([^,}]*))`).exec(inside);
    return found ? (found[1] ?? found[2] ?? found[3])?.trim() : undefined;
  };
  const shape = value('shape');
  const label = value('label');
  return {
    ...(shape === undefined ? {} : { shape: shapeNamed(shape) }),
    ...(label === undefined ? {} : { label }),
    next: end + 1,
  };
}
