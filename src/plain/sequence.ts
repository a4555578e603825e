import { diagramLabel } from './diagram-label.js';
import { listed } from './words.js';

/** What begins a part of a sequence, in words, and its name where it ends; rectangles and boxes only colour. */
const parts: Readonly<Record<string, readonly [words: string, end: string]>> = {
  loop: ['Again and again', 'loop'],
  alt: ['If', 'choice'],
  opt: ['If', 'choice'],
  par: ['At the same time', 'parallel part'],
  critical: ['Critical', 'critical part'],
  break: ['Break', 'break'],
  rect: ['', ''],
  box: ['', ''],
};

const between: Readonly<Record<string, string>> = { else: 'Else', and: 'And at the same time', option: 'Or' };

const message = /^(.+?)\s*(?:<<)?(?:-->>|->>|-->|->|--x|-x|--\)|-\))\s*[+-]?\s*([^:]+?)\s*:\s*(.*)$/;

/** A mermaid sequence diagram in words: who says what to whom. Undefined: the lines are none, or say more. */
export function sequenceWords([header = '', ...lines]: readonly string[]): readonly string[] | undefined {
  if (header !== 'sequenceDiagram') return undefined;
  const names = new Map<string, string>();
  const open: string[] = [];
  const words: string[] = [];
  const name = (id: string): string => names.get(id) ?? diagramLabel(id);
  for (const line of lines) {
    const declared = /^(?:create\s+)?(?:participant|actor)\s+(.+?)(?:\s+as\s+(.+))?$/.exec(line);
    const note = /^note\s+(?:over|left of|right of)\s+([^:]+):\s*(.*)$/i.exec(line);
    const [, word = '', text = ''] = /^(\w+)\s*(.*)$/.exec(line) ?? [];
    if (declared) names.set(declared[1] ?? '', diagramLabel(declared[2] ?? declared[1] ?? ''));
    else if (note) {
      const on = (note[1] ?? '').split(',').map((id) => name(id.trim()));
      words.push(`Note on ${listed(on)}: ${diagramLabel(note[2] ?? '')}`);
    } else if (line === 'end') {
      const kind = open.pop();
      if (kind === undefined) return undefined;
      if (parts[kind]?.[1]) words.push(`End of the ${parts[kind]?.[1]}`);
    } else if (Object.hasOwn(parts, word) && !message.test(line)) {
      open.push(word);
      if (parts[word]?.[0]) words.push(heading(parts[word]?.[0] ?? '', text));
    } else if (Object.hasOwn(between, word) && open.length > 0 && !message.test(line)) {
      words.push(heading(between[word] ?? '', text));
    } else if (!/^(?:activate|deactivate|autonumber|destroy|acc(?:Title|Descr)\b)/.test(line)) {
      const [, from, to, said = ''] = message.exec(line) ?? [];
      if (from === undefined || to === undefined) return undefined;
      const target = from === to ? 'itself' : name(to);
      words.push(`${name(from)} to ${target}: ${diagramLabel(said)}`);
    }
  }
  return open.length === 0 ? words : undefined;
}

function heading(words: string, text: string): string {
  const said = diagramLabel(text).replace(/^\[(.*)\]$/, '$1');
  if (said === '') return `${words}:`;
  return words === 'If' ? `If ${said}:` : `${words}, ${said}:`;
}
