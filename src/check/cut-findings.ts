import { count, listed } from '../plain/words.js';
import type { Cut } from './cuts.js';
import type { Finding } from './finding.js';

/** One finding of what was found at several widths: the same place, and the same thing. */
export function cutFindings(found: readonly { readonly columns: number; readonly cut: Cut }[]): readonly Finding[] {
  const groups = new Map<string, Map<number, Cut>>();
  for (const { columns, cut } of found) {
    const key = `${cut.file}:${cut.line} ${cut.kind === 'whole' ? cut.what : ''}`;
    const group = groups.get(key) ?? new Map<number, Cut>();
    groups.set(key, group.set(columns, cut));
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group.values();
    return first ? [{ file: first.file, line: first.line, level: first.level, message: messageOf(first, group) }] : [];
  });
}

function messageOf(cut: Cut, group: ReadonlyMap<number, Cut>): string {
  if (cut.kind === 'whole') return `${cut.what} at ${listed([...group.keys()].map(String))} columns${cut.effect}`;
  const parts = [...group].map(([columns, at], index) => {
    const lines = at.kind === 'lines' ? at.count : 0;
    return index === 0 ? `${count(lines, 'line')} at ${columns} columns` : `${lines} at ${columns}`;
  });
  return `code goes on in the next row: ${parts.join(', ')} (the longest has ${cut.widest} cells)`;
}
