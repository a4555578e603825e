import type { Budget } from './budget.js';
import type { PatternNode, Place } from './pattern-nodes.js';
import { parsePattern } from './pattern-parse.js';

/** Steps that an expression may be compiled to. */
const mostSteps = 5000;

type Step =
  | { readonly kind: 'character'; readonly test: RegExp }
  | { readonly kind: 'place'; readonly place: Place }
  | { readonly kind: 'fork'; readonly ways: readonly number[] }
  | { readonly kind: 'found' };

/**
 * Whether an expression of Go's regexp is found in a text; one that is none is found nowhere, as in glamour.
 * All ways are followed at once, character by character: as in Go, no expression takes longer than the text times
 * the expression. JavaScript's own would, and a theme can come from anywhere.
 */
export function matches(text: string, pattern: string, budget: Budget): boolean {
  budget.spend(pattern.length * 10);
  const node = parsePattern(pattern);
  const steps = node && compiled(node, budget);
  if (!steps) return false;
  const characters = Array.from(text);
  let active: readonly number[] = [];
  for (let at = 0; at <= characters.length; at += 1) {
    const reached = new Set<number>();
    for (const step of [...active, 0]) follow(steps, step, characters, at, reached);
    budget.spend(reached.size + 1);
    const next: number[] = [];
    for (const index of reached) {
      const step = steps[index];
      if (step?.kind === 'found') return true;
      if (step?.kind === 'character' && at < characters.length && step.test.test(characters[at] ?? ''))
        next.push(index + 1);
    }
    active = next;
  }
  return false;
}

/** All steps that can be reached from one without taking a character. */
function follow(steps: readonly Step[], from: number, text: readonly string[], at: number, reached: Set<number>): void {
  const open = [from];
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    const step = steps[index];
    if (!step || reached.has(index)) continue;
    reached.add(index);
    if (step.kind === 'fork') open.push(...step.ways);
    else if (step.kind === 'place' && holds(step.place, text, at)) open.push(index + 1);
  }
}

function holds(place: Place, text: readonly string[], at: number): boolean {
  switch (place) {
    case 'text-start':
      return at === 0;
    case 'text-end':
      return at === text.length;
    case 'line-start':
      return at === 0 || text[at - 1] === '\n';
    case 'line-end':
      return at === text.length || text[at] === '\n';
    case 'word-edge':
    case 'no-word-edge':
      return (isWord(text[at - 1]) !== isWord(text[at])) === (place === 'word-edge');
  }
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && /^\w$/.test(character);
}

/** Undefined: it is too large. */
function compiled(node: PatternNode, budget: Budget): readonly Step[] | undefined {
  const steps: Step[] = [];
  const whole = write(node, steps);
  budget.spend(steps.length);
  if (!whole) return undefined;
  steps.push({ kind: 'found' });
  return steps;
}

function write(node: PatternNode, steps: Step[]): boolean {
  if (steps.length > mostSteps) return false;
  switch (node.kind) {
    case 'character':
    case 'place':
      steps.push(node);
      return true;
    case 'sequence':
      return node.parts.every((part) => write(part, steps));
    case 'choice':
      return writeChoice(node.parts, steps);
    case 'repeat': {
      const { part, least, most } = node;
      for (let turn = 0; turn < least; turn += 1) if (!write(part, steps)) return false;
      if (most === undefined) return writeOptional(part, steps, true);
      for (let turn = least; turn < most; turn += 1) if (!writeOptional(part, steps, false)) return false;
      return true;
    }
  }
}

/** Zero or one, or with `again` any number. */
function writeOptional(part: PatternNode, steps: Step[], again: boolean): boolean {
  const fork = steps.length;
  steps.push({ kind: 'found' });
  if (!write(part, steps)) return false;
  if (again) steps.push({ kind: 'fork', ways: [fork] });
  steps[fork] = { kind: 'fork', ways: [fork + 1, steps.length] };
  return true;
}

function writeChoice(parts: readonly PatternNode[], steps: Step[]): boolean {
  const fork = steps.length;
  steps.push({ kind: 'found' });
  const starts: number[] = [];
  const ends: number[] = [];
  for (const part of parts) {
    starts.push(steps.length);
    if (!write(part, steps)) return false;
    ends.push(steps.length);
    steps.push({ kind: 'found' });
  }
  steps[fork] = { kind: 'fork', ways: starts };
  for (const end of ends) steps[end] = { kind: 'fork', ways: [steps.length] };
  return true;
}
