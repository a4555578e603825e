import type { Budget } from './budget.js';
import { typeName, type Value, wholeNumber } from './value.js';
import { type Flags, formatValue, noFlags } from './verbs.js';

/** Widths and precisions beyond that are a mistake, as in Go. */
const largest = 1_000_000;

/** Go's `printf`. What is wrong with a format shows in the text, in Go's own words. */
export function sprintf(format: string, values: readonly Value[], budget: Budget): string {
  return new Printer(format, values, budget).text();
}

class Printer {
  readonly #format: string;
  readonly #values: readonly Value[];
  readonly #budget: Budget;
  #at = 0;
  #next = 0;
  #output = '';
  #reordered = false;
  #goodIndex = true;

  constructor(format: string, values: readonly Value[], budget: Budget) {
    this.#format = format;
    this.#values = values;
    this.#budget = budget;
  }

  text(): string {
    const format = this.#format;
    while (this.#at < format.length) {
      const percent = format.indexOf('%', this.#at);
      this.#write(format.slice(this.#at, percent < 0 ? format.length : percent));
      if (percent < 0) break;
      this.#at = percent + 1;
      this.#verb();
    }
    if (!this.#reordered && this.#next < this.#values.length) this.#extra();
    return this.#output;
  }

  #verb(): void {
    const flags = this.#flags();
    this.#goodIndex = true;
    let indexed = this.#index();
    indexed = this.#width(flags, indexed);
    indexed = this.#precision(flags, indexed);
    if (!indexed) this.#index();

    const code = this.#format.codePointAt(this.#at);
    if (code === undefined) {
      this.#write('%!(NOVERB)');
      return;
    }
    const verb = String.fromCodePoint(code);
    this.#at += verb.length;
    if (verb === '%') this.#write('%');
    else if (!this.#goodIndex) this.#write(`%!${verb}(BADINDEX)`);
    else if (this.#next >= this.#values.length) this.#write(`%!${verb}(MISSING)`);
    else {
      const shape = verb === 'v' ? { ...flags, asSource: flags.sharp, sharp: false, plus: false } : flags;
      this.#write(formatValue(this.#values[this.#next], verb, shape, this.#budget));
      this.#next += 1;
    }
  }

  #flags(): Flags {
    const flags = noFlags();
    const names = { '-': 'minus', '+': 'plus', '#': 'sharp', ' ': 'space', '0': 'zero' } as const;
    for (;;) {
      const name = names[this.#format[this.#at] as keyof typeof names];
      if (!name) return flags;
      flags[name] = true;
      this.#at += 1;
    }
  }

  /** `[2]`: the argument that comes next, counted from 1. True: there was one. */
  #index(): boolean {
    if (this.#format[this.#at] !== '[') return false;
    this.#reordered = true;
    const close = this.#format.indexOf(']', this.#at);
    const written = close < 0 ? '' : this.#format.slice(this.#at + 1, close);
    const index = /^\d{1,7}$/.test(written) ? Number(written) - 1 : undefined;
    this.#at = close < 0 ? this.#at + 1 : close + 1;
    if (index !== undefined && index >= 0 && index < this.#values.length) {
      this.#next = index;
      return true;
    }
    this.#goodIndex = false;
    return index !== undefined;
  }

  #width(flags: Flags, indexed: boolean): boolean {
    if (this.#format[this.#at] === '*') {
      const width = this.#argument('%!(BADWIDTH)');
      flags.width = width === undefined ? undefined : Math.abs(width);
      if (width !== undefined && width < 0) {
        flags.minus = true;
        flags.zero = false;
      }
      return false;
    }
    flags.width = this.#number();
    if (indexed && flags.width !== undefined) this.#goodIndex = false;
    return indexed;
  }

  #precision(flags: Flags, indexed: boolean): boolean {
    if (this.#format[this.#at] !== '.' || this.#at + 1 >= this.#format.length) return indexed;
    this.#at += 1;
    if (indexed) this.#goodIndex = false;
    const again = this.#index();
    if (this.#format[this.#at] !== '*') {
      flags.precision = this.#number() ?? 0;
      return again;
    }
    const precision = this.#argument('', (value) => value >= 0);
    if (precision === undefined) this.#write('%!(BADPREC)');
    flags.precision = precision;
    return false;
  }

  /** The value of a star, if it is a whole number that can be one. */
  #argument(complaint: string, fits: (value: number) => boolean = () => true): number | undefined {
    this.#at += 1;
    const value = wholeNumber(this.#values[this.#next]);
    if (this.#next < this.#values.length) this.#next += 1;
    const number = value === undefined ? undefined : Number(value);
    if (number !== undefined && Math.abs(number) <= largest && fits(number)) return number;
    this.#write(complaint);
    return undefined;
  }

  #number(): number | undefined {
    const digits = /^\d*/.exec(this.#format.slice(this.#at))?.[0] ?? '';
    if (digits === '') return undefined;
    if (Number(digits.slice(0, -1)) > largest) {
      this.#at = this.#format.length;
      return undefined;
    }
    this.#at += digits.length;
    return Number(digits);
  }

  #extra(): void {
    const rest = this.#values.slice(this.#next).map((value) => {
      const shown = formatValue(value, 'v', noFlags(), this.#budget);
      return value === undefined ? shown : `${typeName(value)}=${shown}`;
    });
    this.#write(`%!(EXTRA ${rest.join(', ')})`);
  }

  #write(text: string): void {
    this.#budget.text(text.length);
    this.#output += text;
  }
}
