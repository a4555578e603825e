import type { Fragment, Sequence, Step } from '../diagram/sequence/model.js';
import { parseSequence } from '../diagram/sequence/parse.js';
import type { Source } from '../diagram/source.js';
import { listed } from './words.js';

/** What begins a part of a sequence, in words, what divides it, and its name where it ends. */
const parts: Readonly<Record<string, readonly [words: string, end: string, between?: string]>> = {
  loop: ['Again and again', 'loop'],
  alt: ['If', 'choice', 'Else'],
  opt: ['If', 'choice'],
  par: ['At the same time', 'parallel part', 'And at the same time'],
  par_over: ['At the same time', 'parallel part', 'And at the same time'],
  critical: ['Critical', 'critical part', 'Or'],
  break: ['Break', 'break'],
};

/** A mermaid sequence diagram in words: who says what to whom. Undefined: it is none. Throws a DiagramError. */
export function sequenceWords(source: Source): readonly string[] | undefined {
  if (source.header.text !== 'sequenceDiagram') return undefined;
  const sequence = parseSequence(source);
  return sequence.steps.flatMap((step) => stepWords(step, sequence));
}

function stepWords(step: Step, sequence: Sequence): readonly string[] {
  const name = (number: number): string => sequence.participants[number]?.lines.join(' ') ?? '';
  switch (step.kind) {
    case 'message': {
      const target = step.from === step.to ? 'itself' : name(step.to);
      const text = step.lines.join(' ');
      return [`${name(step.from)} to ${target}${text === '' ? '' : `: ${text}`}`];
    }
    case 'note':
      return [`Note on ${listed([...new Set([step.from, step.to])].map(name))}: ${step.lines.join(' ')}`];
    case 'fragment':
      return fragmentWords(step, sequence);
    default:
      return [];
  }
}

function fragmentWords({ name, sections }: Fragment, sequence: Sequence): readonly string[] {
  const [words, end, between = words] = parts[name] ?? [name, name];
  const said = sections.flatMap(({ label, steps }, index) => [
    heading(index === 0 ? words : between, label),
    ...steps.flatMap((step) => stepWords(step, sequence)),
  ]);
  return [...said, `End of the ${end}`];
}

function heading(words: string, text: string): string {
  const said = text.replace(/^\[(.*)\]$/, '$1');
  if (said === '') return `${words}:`;
  return words === 'If' ? `If ${said}:` : `${words}, ${said}:`;
}
