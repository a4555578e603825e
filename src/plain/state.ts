import { type Source, withoutDescriptions } from '../diagram/source.js';
import { labelWords } from './flowchart-statement.js';

/** A mermaid state diagram in words: what leads where. Undefined: it is none, or states hold states. */
export function stateWords({ header, lines }: Source): readonly string[] | undefined {
  if (!/^stateDiagram(?:-v2)?$/.test(header.text)) return undefined;
  const names = new Map<string, string>();
  const moves: { readonly from: string; readonly to: string; readonly label: string }[] = [];
  const notes: { readonly on: string; readonly text: string }[] = [];
  for (const { text } of withoutDescriptions(lines)) {
    const line = text.replace(/\s+/g, ' ');
    const named = /^state\s+"([^"]*)"\s+as\s+([\w-]+)$/.exec(line);
    const move = /^(\[\*\]|[\w-]+)\s*-->\s*(\[\*\]|[\w-]+)\s*(?::\s*(.*))?$/.exec(line);
    const described = /^([\w-]+)\s*:\s*(.+)$/.exec(line);
    const note = /^note (?:left|right) of ([\w-]+) ?: ?(.*)$/.exec(line);
    if (note) notes.push({ on: note[1] ?? '', text: labelWords(note[2] ?? '') });
    else if (named) names.set(named[2] ?? '', labelWords(named[1] ?? ''));
    else if (move) moves.push({ from: move[1] ?? '', to: move[2] ?? '', label: labelWords(move[3] ?? '') });
    else if (/^(?:direction|classDef|class|style)\b/.test(line)) continue;
    else if (described) names.set(described[1] ?? '', labelWords(described[2] ?? ''));
    else if (!/^(?:state\s+)?[\w-]+(?:\s+<<(?:choice|fork|join)>>)?$/.test(line)) return undefined;
  }
  const name = (id: string): string => names.get(id) ?? id;
  const words = moves.map(({ from, to, label }) => {
    const move =
      from === '[*]'
        ? `It begins with ${name(to)}`
        : `${name(from)} ${to === '[*]' ? 'is an end' : `leads to ${name(to)}`}`;
    return label === '' ? move : `${move}: ${label}`;
  });
  return [...words, ...notes.map(({ on, text }) => `Note on ${name(on)}: ${text}`)];
}
