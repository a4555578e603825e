import { controls, lines, marks, unicode } from './pieces.js';
import type { Random } from './random.js';

type Mutation = (text: string[], random: Random, corpus: readonly string[]) => void;

const mutations: readonly Mutation[] = [
  (text, random) => text.splice(random.below(text.length), 1 + random.below(3)),
  (text, random) => {
    const at = random.below(text.length);
    const count = random.chance(0.1) ? 60 : 1 + random.below(4);
    text.splice(at, 0, ...Array<string>(count).fill(text[at] ?? ''));
  },
  (text, random) => {
    const [from, to] = [random.below(text.length), random.below(text.length)];
    text.splice(to, 0, ...text.splice(from, 1 + random.below(4)));
  },
  (text, random, corpus) => text.splice(random.below(text.length + 1), 0, ...stretch(random, corpus, 12)),
  (text, random) => text.splice(random.below(text.length + 1), 0, random.one(lines)),
  (text, random) => text.splice(random.below(text.length + 1), 0, random.one(lines)),
  (text, random) => within(text, random, random.one(marks)),
  (text, random) => within(text, random, random.one(marks)),
  (text, random) => within(text, random, random.one(unicode)),
  (text, random) => within(text, random, random.one(controls)),
  (text, random) => within(text, random, random.one(marks).repeat(2 + random.below(random.chance(0.2) ? 300 : 8))),
  (text, random) => within(text, random, random.one(unicode).repeat(2 + random.below(random.chance(0.2) ? 200 : 8))),
  (text, random) =>
    within(text, random, `${random.one(['word ', 'x', 'a,b;', 'a/', '"q" ', '_a_ '])}`.repeat(20 + random.below(600))),
  (text, random) => prefixed(text, random, random.one(['> ', '- ', '  ', '    ', '\t', '1. ', '# ', '| ', '+', ': '])),
  (text, random) => {
    const at = random.below(text.length);
    const line = text[at] ?? '';
    text[at] = line.slice(0, random.below(line.length + 1));
  },
  (text, random) => {
    const at = random.below(text.length);
    text.splice(at, 2, `${text[at] ?? ''}${random.one(['', ' ', ' | '])}${text[at + 1] ?? ''}`);
  },
  (text, random) => {
    const at = random.below(text.length);
    const line = text[at] ?? '';
    const cut = random.below(line.length + 1);
    text.splice(at, 1, line.slice(0, cut), line.slice(cut));
  },
];

function within(text: string[], random: Random, piece: string): void {
  const at = random.below(text.length);
  const line = text[at] ?? '';
  const cut = random.below(line.length + 1);
  text[at] = line.slice(0, cut) + piece + line.slice(cut);
}

function prefixed(text: string[], random: Random, prefix: string): void {
  const from = random.below(text.length);
  const to = Math.min(text.length, from + 1 + random.below(10));
  const times = random.chance(0.1) ? 1 + random.below(20) : 1;
  for (let at = from; at < to; at += 1) text[at] = prefix.repeat(times) + (text[at] ?? '');
}

/** Some lines of one of the texts. */
function stretch(random: Random, corpus: readonly string[], most: number): string[] {
  const text = random.one(corpus).split('\n');
  const from = random.below(text.length);
  return text.slice(from, from + 1 + random.below(most));
}

/** A deck that nobody would write: pieces of others, with lines and characters put in, taken out and moved. */
export function mutatedDeck(random: Random, corpus: readonly string[]): string {
  const text = [...stretch(random, corpus, 80)];
  if (random.chance(0.3)) text.push('', ...stretch(random, corpus, 60));
  while (random.chance(0.4)) text.push('', '---', '', ...stretch(random, corpus, 40));
  const count = 1 + random.below(10);
  for (let done = 0; done < count; done += 1) {
    if (text.length === 0) text.push('');
    random.one(mutations)(text, random, corpus);
  }
  return text.join('\n');
}
