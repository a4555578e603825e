import { ClassReader, written } from './pattern-class.js';
import type { PatternNode, Place } from './pattern-nodes.js';

/** Parentheses within each other, and what a count may ask for (Go's own limit is the same). */
const deepest = 50;
const mostTimes = 1000;

/** An expression in the syntax of Go's regexp. Undefined: it is none. */
export function parsePattern(pattern: string): PatternNode | undefined {
  const parser = new PatternParser(pattern);
  const node = parser.choice({ anyCase: false, lines: false, anything: false }, 0);
  return node && parser.isAtEnd ? node : undefined;
}

/** `(?i)`, `(?m)` and `(?s)`. */
interface Mode {
  anyCase: boolean;
  lines: boolean;
  anything: boolean;
}

class PatternParser {
  readonly #pattern: string;
  #at = 0;

  constructor(pattern: string) {
    this.#pattern = pattern;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#pattern.length;
  }

  choice(mode: Mode, depth: number): PatternNode | undefined {
    if (depth > deepest) return undefined;
    // A mode that is set in the middle holds to the end of the group, over its bars.
    const own = { ...mode };
    const parts: PatternNode[] = [];
    do {
      const part = this.#sequence(own, depth);
      if (!part) return undefined;
      parts.push(part);
    } while (this.#take('|'));
    return parts.length === 1 ? parts[0] : { kind: 'choice', parts };
  }

  #sequence(mode: Mode, depth: number): PatternNode | undefined {
    const parts: PatternNode[] = [];
    while (!this.isAtEnd && !/[|)]/.test(this.#pattern[this.#at] ?? '')) {
      const done = this.#mode(mode) || this.#quoted(mode, parts);
      if (done && parts.length === 0) continue;
      // As in Go, a count behind a mode is for what stands before the mode.
      const atom = done ? parts.pop() : this.#atom(mode, depth);
      const node = atom && this.#repeated(atom);
      if (!node) return undefined;
      parts.push(node);
    }
    return { kind: 'sequence', parts };
  }

  /** `(?i)` alone: for what follows. */
  #mode(mode: Mode): boolean {
    const found = this.#match(/\(\?([imsU]*)(?:-([imsU]+))?\)/y);
    if (!found) return false;
    setMode(mode, found[1] ?? '', found[2] ?? '');
    return true;
  }

  /** `\Q…\E`: as it is. */
  #quoted(mode: Mode, parts: PatternNode[]): boolean {
    const text = this.#match(/\\Q([\s\S]*?)(?:\\E|$)/y)?.[1];
    for (const character of text ?? '') parts.push(oneOf(`[${written(character.codePointAt(0) ?? 0)}]`, mode));
    return text !== undefined;
  }

  #atom(mode: Mode, depth: number): PatternNode | undefined {
    if (this.#take('(')) return this.#group(mode, depth);
    if (this.#take('.')) return { kind: 'character', test: mode.anything ? /^.$/su : /^[^\n]$/u };
    const place = this.#place(mode);
    if (place) return { kind: 'place', place };
    if (this.#startsWithCount()) return undefined;
    const reader = new ClassReader(this.#pattern, this.#at);
    const source = reader.expression();
    this.#at = reader.at;
    return source === undefined ? undefined : oneOf(source, mode);
  }

  #group(mode: Mode, depth: number): PatternNode | undefined {
    const inner = { ...mode };
    if (this.#pattern[this.#at] === '?' && !this.#match(/\?P?<[\p{L}\p{N}_]+>/uy)) {
      const flags = this.#match(/\?([imsU]*)(?:-([imsU]+))?:/y);
      if (!flags) return undefined;
      setMode(inner, flags[1] ?? '', flags[2] ?? '');
    }
    const node = this.choice(inner, depth + 1);
    return node && this.#take(')') ? node : undefined;
  }

  #place({ lines }: Mode): Place | undefined {
    if (this.#take('^')) return lines ? 'line-start' : 'text-start';
    if (this.#take('$')) return lines ? 'line-end' : 'text-end';
    const letter = this.#match(/\\([AzbB])/y)?.[1];
    const places = { A: 'text-start', z: 'text-end', b: 'word-edge', B: 'no-word-edge' } as const;
    return letter === undefined ? undefined : places[letter as keyof typeof places];
  }

  /** A count behind it; one more question mark only says which of two ways is tried first. */
  #repeated(part: PatternNode): PatternNode | undefined {
    const sign = this.#match(/([*+?])\??/y)?.[1];
    if (sign !== undefined) {
      if (this.#startsWithCount()) return undefined;
      return { kind: 'repeat', part, least: sign === '+' ? 1 : 0, most: sign === '?' ? 1 : undefined };
    }
    const counted = this.#match(/\{(\d+)(?:(,)(\d*))?\}\??/y);
    if (!counted) return part;
    const [, from, comma, to] = counted;
    const least = Number(from);
    const most = comma === undefined ? least : to === '' ? undefined : Number(to);
    if (least > mostTimes || (most ?? 0) > mostTimes || (most ?? least) < least) return undefined;
    return this.#startsWithCount() ? undefined : { kind: 'repeat', part, least, most };
  }

  /** A count that has nothing to count, because it stands behind another one or first, is a mistake. */
  #startsWithCount(): boolean {
    return /^(?:[*+?]|\{\d+(?:,\d*)?\})/.test(this.#pattern.slice(this.#at));
  }

  #match(shape: RegExp): RegExpExecArray | undefined {
    shape.lastIndex = this.#at;
    const found = shape.exec(this.#pattern);
    if (!found) return undefined;
    this.#at += found[0].length;
    return found;
  }

  #take(character: string): boolean {
    if (this.#pattern[this.#at] !== character) return false;
    this.#at += 1;
    return true;
  }
}

/** A class is all that JavaScript's own expressions are used for: it can't take long. */
function oneOf(source: string, { anyCase }: Mode): PatternNode {
  return { kind: 'character', test: new RegExp(`^${source}$`, anyCase ? 'iu' : 'u') };
}

function setMode(mode: Mode, on: string, off: string): void {
  const names = { i: 'anyCase', m: 'lines', s: 'anything' } as const;
  for (const [letters, value] of [
    [on, true],
    [off, false],
  ] as const) {
    for (const letter of letters) if (letter !== 'U') mode[names[letter as keyof typeof names]] = value;
  }
}
