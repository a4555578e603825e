import type { Token } from '../render/highlight.js';
import type { ChromaKey } from '../theme/types.js';
import { Lines } from './lines.js';
import type { PrismStream, PrismToken } from './prism.js';
import { type Known, known } from './rules/known.js';

/** Takes apart a piece in another language; undefined: there is no grammar for it. */
export type Embedded = (
  language: string,
  text: string,
) => { readonly grammar: string; readonly stream: PrismStream } | undefined;

/** A text's tokens by Chroma's names, line by line. */
export function chromaTokens(stream: PrismStream, grammar: string, embedded: Embedded): readonly (readonly Token[])[] {
  const reading = new Reading(embedded);
  reading.read(stream, { rules: known(grammar), key: 'text', parent: undefined });
  return reading.lines.all;
}

/** What a token stands in. */
interface Around {
  readonly rules: Known;
  /** `text`: nothing is known. */
  readonly key: ChromaKey;
  /** Prism's name of it. */
  readonly parent: string | undefined;
}

const escapes = /\\(?:u\{[\da-fA-F]{1,6}\}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|x[\da-fA-F]{1,2}|[0-7]{1,3}|[\s\S])/g;

class Reading {
  readonly lines = new Lines();
  readonly #embedded: Embedded;
  /** The last piece that is not blank. */
  #before = '';

  constructor(embedded: Embedded) {
    this.#embedded = embedded;
  }

  read(stream: PrismStream, around: Around, next?: PrismStream): void {
    if (typeof stream === 'string') this.#text(stream, around, next);
    else if (isToken(stream)) this.#token(stream, around);
    else {
      let last: PrismStream | undefined;
      for (const part of stream) {
        if (last !== undefined) this.read(last, around, part);
        last = part;
      }
      if (last !== undefined) this.read(last, around);
    }
  }

  #token({ type, alias, content }: PrismToken, { rules, key, parent }: Around): void {
    const kind = rules.kind(type, alias, parent);
    if (kind.startsWith('@')) {
      const language = kind.slice(1);
      const piece = typeof content === 'string' ? this.#embedded(language, content) : undefined;
      const own = known(piece?.grammar ?? language);
      this.read(piece?.stream ?? content, { rules: own, key: 'text', parent: type });
    } else if (kind.endsWith('!')) this.#put(textOf(content), kind.slice(0, -1) as ChromaKey);
    else {
      const own = kind === 'outer' ? key : kind === 'plain' ? 'text' : (kind as ChromaKey);
      this.read(content, { rules, key: own, parent: type });
    }
  }

  #text(text: string, { rules, key }: Around, next: PrismStream | undefined): void {
    if (key === 'literal_string' && text.includes('\\') && !rules.raw(text)) this.#string(text);
    else if (key !== 'text') this.#put(text, this.#refined(text, rules, key));
    else if (rules.rest === 'text') this.#put(text, 'text');
    else this.#words(text, rules, next);
  }

  /** What no rule of the grammar is about. */
  #words(text: string, rules: Known, next: PrismStream | undefined): void {
    for (let start = 0, end = 0; start < text.length; start = end) {
      const blank = isBlank(text, start);
      while (end < text.length && isBlank(text, end) === blank) end += 1;
      const word = text.slice(start, end);
      this.#put(word, blank ? 'text' : this.#wordKey(word, rules, end === text.length ? next : undefined));
    }
  }

  /** `next` is what follows at once. */
  #wordKey(word: string, rules: Known, next: PrismStream | undefined): ChromaKey {
    if (/^\d/.test(word)) return 'literal_number';
    if (rules.namesClasses && rules.declares.has(this.#before.trim())) return 'name_class';
    const called = rules.called !== undefined && next !== undefined && /^\w/.test(word) && opens(next);
    const first = this.lines.atStart ? rules.lineStart : undefined;
    return this.#refined(word, rules, (called ? rules.called : first) ?? rules.rest);
  }

  #refined(text: string, rules: Known, key: ChromaKey): ChromaKey {
    if (!refinable.test(key)) return key;
    const special = rules.word(text);
    if (special) return special;
    if (key !== 'name_class' && key !== 'name_function' && key !== 'name_constant') return key;
    if (key === 'name_constant') return text.length === 1 ? rules.types : key;
    const declared = rules.declares.has(this.#before.trim());
    // Where a class is used, Chroma takes it for a name like others.
    if (key === 'name_class') return declared ? key : rules.types;
    return declared ? 'name_class' : key;
  }

  #string(text: string): void {
    let end = 0;
    for (const { 0: sign, index } of text.matchAll(escapes)) {
      this.#put(text.slice(end, index), 'literal_string');
      this.#put(sign, 'literal_string_escape');
      end = index + sign.length;
    }
    this.#put(text.slice(end), 'literal_string');
  }

  #put(text: string, key: ChromaKey): void {
    const blank = text.trim() === '';
    if (!blank) this.#before = text;
    this.lines.put(text, blank || key === 'text' ? undefined : key);
  }
}

/** What may be another thing by its word. */
const refinable = /^(?:keyword|name|operator)/;

function isBlank(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d);
}

function isToken(stream: PrismStream): stream is PrismToken {
  return typeof stream === 'object' && 'type' in stream;
}

function textOf(stream: PrismStream): string {
  if (typeof stream === 'string') return stream;
  return isToken(stream) ? textOf(stream.content) : stream.map(textOf).join('');
}

function opens(stream: PrismStream): boolean {
  return textOf(stream).startsWith('(');
}
