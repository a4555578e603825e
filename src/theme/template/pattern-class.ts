/** Characters as they stand in a class of JavaScript, or all others. */
interface CharacterSet {
  readonly inside: string;
  readonly negated: boolean;
}

/** Reads the characters of an expression as Go's regexp does, and gives them as JavaScript writes them. */
export class ClassReader {
  readonly #pattern: string;
  at: number;

  constructor(pattern: string, at: number) {
    this.#pattern = pattern;
    this.at = at;
  }

  /** One character, or `\d`, `\pL` and their like, or `[…]`: as an expression of one character. Undefined: it is none. */
  expression(): string | undefined {
    if (this.#take('[')) return this.#brackets();
    const set = this.#set();
    if (set) return inClass(set);
    const code = this.#character();
    return code === undefined ? undefined : `[${written(code)}]`;
  }

  #brackets(): string | undefined {
    const negated = this.#take('^');
    let inside = '';
    /** Go looks away from upper and lower case before it takes all others: each of these is a class of its own. */
    const others: string[] = [];
    for (let first = true; first || !this.#take(']'); first = false) {
      const set = this.#named() ?? this.#set();
      if (set?.negated) others.push(inClass(set));
      else if (set) inside += set.inside;
      else {
        const range = this.#range();
        if (range === undefined) return undefined;
        inside += range;
      }
    }
    const whole = [...(inside === '' ? [] : [`[${inside}]`]), ...others].join('|');
    return negated ? `(?!${whole})[^]` : `(?:${whole})`;
  }

  /** `a` or `a-z`. */
  #range(): string | undefined {
    const from = this.#character();
    if (from === undefined) return undefined;
    if (this.#pattern[this.at] !== '-' || this.#pattern[this.at + 1] === ']') return written(from);
    this.at += 1;
    const to = this.#character();
    return to === undefined || to < from ? undefined : `${written(from)}-${written(to)}`;
  }

  /** `\d`, `\pL`, `\p{Greek}` and their like. */
  #set(): CharacterSet | undefined {
    const rest = this.#pattern.slice(this.at);
    const [, letter] = /^\\([dDsSwW])/.exec(rest) ?? [];
    if (letter) {
      this.at += 2;
      const sets: Readonly<Record<string, string>> = { d: '0-9', s: '\\t\\n\\f\\r ', w: '0-9A-Za-z_' };
      const small = letter.toLowerCase();
      return { inside: sets[small] ?? '', negated: letter !== small };
    }
    const unicode = /^\\([pP])(?:([A-Z])|\{(\^?)(\w+)\})/.exec(rest);
    if (!unicode) return undefined;
    const [whole, p, short, caret, name = ''] = unicode;
    const property = short ?? (/^[A-Z][a-z]?$|^Any$/.test(name) ? name : `Script=${name}`);
    const inside = `\\p{${property}}`;
    if (!isExpression(inside)) return undefined;
    this.at += whole.length;
    return { inside, negated: (p === 'P') !== (caret === '^') };
  }

  /** `[:alpha:]` and its like. */
  #named(): CharacterSet | undefined {
    const found = /^\[:(\^?)(\w+):\]/.exec(this.#pattern.slice(this.at));
    if (!found) return undefined;
    const [whole, caret, name = ''] = found;
    const sets: Readonly<Record<string, string>> = {
      alnum: '0-9A-Za-z',
      alpha: 'A-Za-z',
      ascii: '\\0-\\x7f',
      blank: '\\t ',
      cntrl: '\\0-\\x1f\\x7f',
      digit: '0-9',
      graph: '!-~',
      lower: 'a-z',
      print: ' -~',
      punct: '!-\\/:-@\\[-`\\{-~',
      space: '\\t-\\r ',
      upper: 'A-Z',
      word: '0-9A-Za-z_',
      xdigit: '0-9A-Fa-f',
    };
    const inside = Object.hasOwn(sets, name) ? sets[name] : undefined;
    if (inside === undefined) return undefined;
    this.at += whole.length;
    return { inside, negated: caret === '^' };
  }

  /** One character, escaped or not, as a code point. Undefined: there is none here. */
  #character(): number | undefined {
    const code = this.#pattern.codePointAt(this.at);
    if (code === undefined) return undefined;
    if (code !== 0x5c) {
      this.at += code > 0xffff ? 2 : 1;
      return code;
    }
    const rest = this.#pattern.slice(this.at + 1);
    const [whole, short, long, octal, letter, sign] =
      /^(?:x([\da-fA-F]{2})|x\{([\da-fA-F]{1,6})\}|([1-7][0-7]{2}|0[0-7]{0,2})|([afnrtv])|([\x00-/:-@[-`{-\x7f]))/.exec(
        rest,
      ) ?? [];
    if (whole === undefined) return undefined;
    this.at += 1 + whole.length;
    const hex = short ?? long;
    if (hex !== undefined) return Number.parseInt(hex, 16) <= 0x10ffff ? Number.parseInt(hex, 16) : undefined;
    if (octal !== undefined) return Number.parseInt(octal, 8);
    if (letter !== undefined) return '\x07\f\n\r\t\v'.charCodeAt('afnrtv'.indexOf(letter));
    return sign?.charCodeAt(0);
  }

  #take(character: string): boolean {
    if (this.#pattern[this.at] !== character) return false;
    this.at += 1;
    return true;
  }
}

/** A code point within a class of JavaScript. */
export function written(code: number): string {
  return `\\u{${code.toString(16)}}`;
}

function inClass({ inside, negated }: CharacterSet): string {
  return `[${negated ? '^' : ''}${inside}]`;
}

function isExpression(source: string): boolean {
  try {
    new RegExp(source, 'u');
    return true;
  } catch {
    return false;
  }
}
