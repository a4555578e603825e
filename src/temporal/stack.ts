import { posix } from 'node:path';
import type { CodePlace, StackView } from '../panel/view.js';
import type { Frame, Traced } from './stack-trace.js';

const mostPassed = 200;
const mostWaiting = 50;

/** Epoch ms. */
export interface StackTimes {
  /** Of the answer. */
  readonly at: number;
  /** When the code was last run. */
  readonly task: number;
  /** When the oldest thing began that it may wait for. */
  readonly oldestOpen: number | undefined;
}

/** Makes views of the answers about one run. Files are called as seen from the folder of the first one: `workflows.ts`. */
export class StackReader {
  #folder: string | undefined;

  /** The same as `before` if the answer tells nothing new. */
  read(before: StackView | undefined, { stacks, sources }: Traced, times: StackTimes): StackView {
    const [first] = stacks.flat();
    if (first !== undefined) this.#folder ??= posix.dirname(first.path);
    const places = distinct(stacks.flatMap((frames) => this.#places(frames, sources))).slice(-mostWaiting);
    const waiting = timed(places, before?.waiting ?? [], times);
    const texts = this.#texts(sources, before?.sources ?? {});
    const left = (before?.waiting ?? []).filter((place) => !places.some((one) => sameLine(one, place)));
    if (before !== undefined && left.length === 0 && waiting === before.waiting && texts === before.sources) {
      return before;
    }
    return { at: times.at, waiting, passed: passing(before?.passed ?? [], left), sources: texts };
  }

  #places(frames: readonly Frame[], sources: Traced['sources']): readonly CodePlace[] {
    return frames
      .filter((frame) => !isHead(sources[frame.path], frame.line))
      .map(({ path, ...place }) => ({ file: this.#name(path), ...place }));
  }

  /** Texts once told stay, since those of other files may not be told again. */
  #texts(sources: Traced['sources'], before: StackView['sources']): StackView['sources'] {
    const named = Object.entries(sources).map(([path, text]) => [this.#name(path), text] as const);
    return named.every(([name, text]) => before[name] === text) ? before : { ...before, ...Object.fromEntries(named) };
  }

  #name(path: string): string {
    const name = posix.relative(this.#folder ?? '/', path);
    return name.startsWith('../../') ? path.split('/').slice(-2).join('/') : name;
  }
}

/** Nothing is waited for any more. */
export function closedStack(stack: StackView, at: number): StackView {
  return stack.waiting.length === 0
    ? stack
    : { ...stack, at, waiting: [], passed: passing(stack.passed, stack.waiting) };
}

/** The latest last. */
function passing(before: readonly CodePlace[], left: readonly CodePlace[]): readonly CodePlace[] {
  if (left.length === 0) return before;
  const others = before.filter((place) => !left.some((one) => sameLine(one, place)));
  return [...others, ...left.map(({ since: _, ...place }) => place)].slice(-mostPassed);
}

/** With the time since when it waits there; the same list if nothing changed. */
function timed(
  places: readonly CodePlace[],
  before: readonly CodePlace[],
  { task, oldestOpen = 0 }: StackTimes,
): readonly CodePlace[] {
  const same = places.length === before.length && places.every((place, i) => sameLine(place, before[i]));
  // It may have gone round and wait in the same place again, for something that began later.
  const again = same && before.every(({ since = 0 }) => since < oldestOpen);
  if (same && !again) return before;
  return places.map((place) => {
    const known = again ? undefined : before.find((one) => sameLine(one, place));
    return { ...place, since: known?.since ?? Math.max(task, again ? oldestOpen : 0) };
  });
}

function distinct(places: readonly CodePlace[]): readonly CodePlace[] {
  const seen = new Set<string>();
  return places.filter(({ file, line }) => {
    const key = `${line} ${file}`;
    return !seen.has(key) && seen.add(key);
  });
}

function sameLine(a: CodePlace, b: CodePlace | undefined): boolean {
  return a.file === b?.file && a.line === b.line;
}

/** The head of an async function: its promise is made there, nothing waits there. */
function isHead(text: string | undefined, line: number): boolean {
  const code = text?.split('\n', line)[line - 1];
  return code !== undefined && /\basync\b.*\{\s*$/.test(code) && !/\bawait\b/.test(code);
}
