import type { Budget } from './budget.js';
import { byteLength, compareBytes, sliceBytes } from './bytes.js';
import { TemplateFault } from './fault.js';
import { simpleUpper, titleCase } from './letter-case.js';
import { count, joined, repeated, replaced, split } from './lists.js';
import { matches } from './pattern.js';
import { inWords, isList, type Value } from './value.js';

type Functions = Readonly<Record<string, (values: readonly Value[], budget: Budget) => Value>>;

/** The functions that glamour adds to those of Go (its TemplateFuncMap). */
export function glamourFunctions(): Functions {
  return {
    Left: (values) => {
      const [text, end] = [textAt(values, 0, 'Left'), numberAt(values, 1, 'Left')];
      return sliceBytes(text, 0, within(Math.min(end, byteLength(text)), 'Left'));
    },
    Mid: (values) => {
      const text = textAt(values, 0, 'Mid');
      const length = byteLength(text);
      const from = within(Math.min(numberAt(values, 1, 'Mid'), length), 'Mid');
      const to = values.length > 2 ? within(Math.min(numberAt(values, 2, 'Mid'), length), 'Mid') : length;
      if (from > to) throw new TemplateFault(`Mid can't cut from ${from} to ${to}`, false);
      return sliceBytes(text, from, to);
    },
    Right: (values) => {
      const [text, size] = [textAt(values, 0, 'Right'), numberAt(values, 1, 'Right')];
      const length = byteLength(text);
      if (size < 0) throw new TemplateFault("Right can't take less than nothing", false);
      return sliceBytes(text, Math.max(0, length - size), length);
    },
    Matches: (values, budget) => matches(textAt(values, 0, 'Matches'), textAt(values, 1, 'Matches'), budget),
    Last: ([list]) => {
      if (!isList(list)) throw new TemplateFault(`Last takes a list, as Split makes one, not ${inWords(list)}`);
      if (list.length === 0) throw new TemplateFault('Last has an empty list', false);
      return list.at(-1);
    },
    ...comparing(),
    ...searching(),
    ...trimming(),
    Join: ([list, separator], budget) => joined(isList(list) ? list : [], String(separator), budget),
    Repeat: ([text, times], budget) => repeated(String(text), BigInt(times as bigint), budget),
    Replace: ([text, old, next, times], budget) =>
      replaced(String(text), String(old), String(next), Number(times), budget),
    Split: ([text, separator], budget) => split(String(text), String(separator), -1, false, budget),
    SplitAfter: ([text, separator], budget) => split(String(text), String(separator), -1, true, budget),
    SplitN: ([text, separator, times], budget) => split(String(text), String(separator), Number(times), false, budget),
    SplitAfterN: ([text, separator, times], budget) =>
      split(String(text), String(separator), Number(times), true, budget),
    Title: ofText(titleCase),
    ToLower: ofText((text) => text.toLowerCase()),
    ToTitle: ofText((text) => text.toUpperCase()),
    ToUpper: ofText(simpleUpper),
  };
}

function comparing(): Functions {
  return {
    Compare: ofTexts((a, b) => BigInt(Math.sign(compareBytes(a, b)))),
    Contains: ofTexts((text, part) => text.includes(part)),
    ContainsAny: ofTexts((text, characters) => anyOf(text, characters) !== undefined),
    Count: ofTexts((text, part) => BigInt(count(text, part))),
    EqualFold: ofTexts((a, b) => sameLetters(a, b)),
    HasPrefix: ofTexts((text, part) => text.startsWith(part)),
    HasSuffix: ofTexts((text, part) => text.endsWith(part)),
  };
}

/** Places are counted in bytes; -1: it is not there. */
function searching(): Functions {
  const place = (text: string, at: number | undefined): bigint =>
    BigInt(at === undefined || at < 0 ? -1 : byteLength(text.slice(0, at)));
  return {
    Index: ofTexts((text, part) => place(text, text.indexOf(part))),
    IndexAny: ofTexts((text, characters) => place(text, anyOf(text, characters))),
    LastIndex: ofTexts((text, part) => place(text, text.lastIndexOf(part))),
    LastIndexAny: ofTexts((text, characters) => place(text, lastOf(text, characters))),
  };
}

function trimming(): Functions {
  const blanks =
    '\t\n\v\f\r \u0085\u00a0\u1680\u2028\u2029\u202f\u205f\u3000\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a';
  return {
    Trim: ofTexts((text, characters) => trimLeft(trimRight(text, characters), characters)),
    TrimLeft: ofTexts(trimLeft),
    TrimRight: ofTexts(trimRight),
    TrimPrefix: ofTexts((text, part) => (text.startsWith(part) ? text.slice(part.length) : text)),
    TrimSuffix: ofTexts((text, part) => (text.endsWith(part) ? text.slice(0, text.length - part.length) : text)),
    TrimSpace: ofText((text) => trimLeft(trimRight(text, blanks), blanks)),
  };
}

function ofText(run: (text: string) => string): Functions[string] {
  return ([text], budget) => {
    const result = run(String(text));
    budget.text(result.length);
    return result;
  };
}

function ofTexts(run: (text: string, other: string) => Value): Functions[string] {
  return ([text, other], budget) => {
    budget.spend(String(text).length + String(other).length);
    return run(String(text), String(other));
  };
}

function textAt(values: readonly Value[], index: number, name: string): string {
  const value = values[index];
  if (typeof value === 'string') return value;
  throw new TemplateFault(`argument ${index + 1} of ${name} must be a text, not ${inWords(value)}`);
}

function numberAt(values: readonly Value[], index: number, name: string): number {
  const value = values[index];
  if (typeof value === 'bigint') return Number(value);
  throw new TemplateFault(`argument ${index + 1} of ${name} must be a whole number, not ${inWords(value)}`);
}

function within(at: number, name: string): number {
  if (at < 0) throw new TemplateFault(`${name} can't cut at ${at}`, false);
  return at;
}

/** Where the first character stands that is one of these. */
function anyOf(text: string, characters: string): number | undefined {
  const wanted = new Set(characters);
  let at = 0;
  for (const character of text) {
    if (wanted.has(character)) return at;
    at += character.length;
  }
  return undefined;
}

function lastOf(text: string, characters: string): number | undefined {
  const wanted = new Set(characters);
  let at = 0;
  let found: number | undefined;
  for (const character of text) {
    if (wanted.has(character)) found = at;
    at += character.length;
  }
  return found;
}

function trimLeft(text: string, characters: string): string {
  const wanted = new Set(characters);
  let at = 0;
  for (const character of text) {
    if (!wanted.has(character)) break;
    at += character.length;
  }
  return text.slice(at);
}

function trimRight(text: string, characters: string): string {
  const wanted = new Set(characters);
  let end = 0;
  let at = 0;
  for (const character of text) {
    at += character.length;
    if (!wanted.has(character)) end = at;
  }
  return text.slice(0, end);
}

/** Whether they differ in upper and lower case alone. */
function sameLetters(a: string, b: string): boolean {
  return new RegExp(`^${a.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')}$`, 'iu').test(b);
}
