import type { Block, ListItem } from '../deck/types.js';
import { inherit } from '../theme/cascade.js';
import type { ElementStyle, TextStyle } from '../theme/types.js';
import { lineWidth } from './cells.js';
import { drawn } from './inlines.js';
import type { Line, Span } from './line.js';
import { blankLine, blanks, type DrawBlocks, framed, indentWithin, led, type Room } from './room.js';
import { joined } from './spans.js';
import { wrap } from './wrap.js';

type ListBlock = Extract<Block, { kind: 'list' }>;

/** A list hangs: rows after an item's first stand under its text, nested lists at least `level_indent` to the right. */
export function list(block: ListBlock, outer: Room, draw: DrawBlocks): readonly Line[] {
  const own = outer.theme.elements.list;
  const inside = (room: Room) => items(block, { ...room, lists: room.lists + 1 }, draw);
  return outer.lists === 0 ? framed(own, outer, inside) : inside({ ...outer, style: inherit(outer.style, own) });
}

function items(block: ListBlock, room: Room, draw: DrawBlocks): readonly Line[] {
  const markers = block.items.map((item, index) => marker(block, item, index, room));
  const widest = block.ordered ? Math.max(0, ...markers.map(lineWidth)) : 0;
  const lines: Line[] = [];
  const spacing = block.spacing ?? (block.tight ? 0 : 1);
  block.items.forEach((item, index) => {
    if (index > 0) lines.push(...Array<Line>(spacing).fill(blankLine));
    const mark = markers[index] ?? [];
    const aligned = joined(blanks(widest - lineWidth(mark), room.style), mark);
    const own = itemLines(item, aligned, block.tight, room, draw);
    lines.push(...((item.step ?? 0) > room.step ? own.map(() => blankLine) : own));
  });
  return lines;
}

function marker({ ordered, start }: ListBlock, item: ListItem, index: number, room: Room): Line {
  const { task, enumeration, item: bullet } = room.theme.elements;
  if (item.checked !== undefined) return mark(task, (item.checked ? task.ticked : task.unticked) ?? '', room);
  return ordered ? mark(enumeration, String(start + index), room) : mark(bullet, '', room);
}

/** A number or a tick stands in its element's style, as its prefix does; block affixes in that of the list. */
function mark(element: ElementStyle, text: string, { style }: Room): Line {
  const own = inherit(style, element);
  const span = (part: string | undefined, look: TextStyle): Span => ({
    text: drawn((part ?? '').replaceAll('\n', ''), look),
    style: look,
  });
  return joined([
    span(text, own),
    span(element.blockPrefix, style),
    span(element.prefix, own),
    span(element.suffix, own),
    span(element.blockSuffix, style),
  ]);
}

function itemLines(item: ListItem, mark: Line, tight: boolean, room: Room, draw: DrawBlocks): readonly Line[] {
  const markWidth = lineWidth(mark);
  const hang = indentWithin(room.width, markWidth);
  const nested = indentWithin(room.width, Math.max(markWidth, room.theme.elements.list.levelIndent ?? 0));
  const lines: Line[] = [];
  for (const [index, block] of item.blocks.entries()) {
    const indent = block.kind === 'list' ? nested : hang;
    const content = draw([block], { ...room, width: Math.max(1, room.width - indent) });
    if (content.length === 0) continue;
    if (index > 0 && !tight) lines.push(blankLine);
    const lead = blanks(indent, room.style);
    const besideMark = lines.length === 0 && block.kind !== 'list' && hang === markWidth;
    if (lines.length === 0 && !besideMark) lines.push(...wrap(mark, room.width));
    lines.push(...led(content, besideMark ? mark : lead, lead));
  }
  return lines.length > 0 ? lines : wrap(mark, room.width);
}
