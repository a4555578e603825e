import { diagramLabel } from './diagram-label.js';

/** A mermaid state diagram in words: what leads where. Undefined: the lines are none, or states hold states. */
export function stateWords([header = '', ...lines]: readonly string[]): readonly string[] | undefined {
  if (!/^stateDiagram(?:-v2)?$/.test(header)) return undefined;
  const names = new Map<string, string>();
  const moves: { readonly from: string; readonly to: string; readonly label: string }[] = [];
  for (const line of lines) {
    const named = /^state\s+"([^"]*)"\s+as\s+([\w-]+)$/.exec(line);
    const move = /^(\[\*\]|[\w-]+)\s*-->\s*(\[\*\]|[\w-]+)\s*(?::\s*(.*))?$/.exec(line);
    const described = /^([\w-]+)\s*:\s*(.+)$/.exec(line);
    if (named) names.set(named[2] ?? '', diagramLabel(named[1] ?? ''));
    else if (move) moves.push({ from: move[1] ?? '', to: move[2] ?? '', label: diagramLabel(move[3] ?? '') });
    else if (/^(?:direction|classDef|class|style|acc(?:Title|Descr))\b/.test(line)) continue;
    else if (described) names.set(described[1] ?? '', diagramLabel(described[2] ?? ''));
    else if (!/^(?:state\s+)?[\w-]+(?:\s+<<(?:choice|fork|join)>>)?$/.test(line)) return undefined;
  }
  const name = (id: string): string => names.get(id) ?? id;
  return moves.map(({ from, to, label }) => {
    const words =
      from === '[*]'
        ? `It begins with ${name(to)}`
        : `${name(from)} ${to === '[*]' ? 'is an end' : `leads to ${name(to)}`}`;
    return label === '' ? words : `${words}: ${label}`;
  });
}
