import type { Budget } from './budget.js';
import { TemplateFault } from './fault.js';
import { formatFloat } from './floats.js';
import { fitsBackquotes, isPrintable, quoted } from './quote.js';
import { Byte, isData, isList, noList, typeName, type Value } from './value.js';

/** The flags of a verb, as in `%-+# 05.2f`. */
export interface Flags {
  minus: boolean;
  plus: boolean;
  sharp: boolean;
  space: boolean;
  zero: boolean;
  /** `%#v`: as it would stand in a Go program. */
  asSource: boolean;
  width: number | undefined;
  precision: number | undefined;
}

export function noFlags(): Flags {
  return {
    minus: false,
    plus: false,
    sharp: false,
    space: false,
    zero: false,
    asSource: false,
    width: undefined,
    precision: undefined,
  };
}

/** A value by a verb of Go's fmt. A verb that is not for it gives a text that says so, as there. @throws TemplateFault */
export function formatValue(value: Value, verb: string, flags: Flags, budget: Budget): string {
  const format = (part: Value): string => formatValue(part, verb, flags, budget);
  if (value === undefined)
    return verb === 'v' || verb === 'T' ? padded('<nil>', flags, budget) : misused(value, verb, flags, budget);
  if (verb === 'T') return padded(cut(typeName(value), flags), flags, budget);
  if (verb === 'p' && (isList(value) || isData(value))) throw new TemplateFault('printf has no %p here');
  if (isList(value)) {
    if (verb === 'w') return misused(value, verb, flags, budget);
    if (!flags.asSource) return `[${value.map(format).join(' ')}]`;
    return value === noList ? '[]string(nil)' : `[]string{${value.map(format).join(', ')}}`;
  }
  if (isData(value)) {
    if (verb === 'w') return misused(value, verb, flags, budget);
    const entries = [...value].map(([key, part]) => `${format(key)}:${format(part)}`);
    return flags.asSource ? `map[string]interface {}{${entries.join(', ')}}` : `map[${entries.join(' ')}]`;
  }
  const text =
    typeof value === 'string'
      ? formatText(value, verb, flags, budget)
      : typeof value === 'boolean'
        ? formatFlag(value, verb, flags, budget)
        : typeof value === 'number'
          ? formatFraction(value, verb, flags, budget)
          : formatWhole(value, verb, flags, budget);
  return text ?? misused(value, verb, flags, budget);
}

function misused(value: Value, verb: string, flags: Flags, budget: Budget): string {
  if (value === undefined) return `%!${verb}(<nil>)`;
  return `%!${verb}(${typeName(value)}=${formatValue(value, 'v', flags, budget)})`;
}

function formatFlag(value: boolean, verb: string, flags: Flags, budget: Budget): string | undefined {
  return verb === 't' || verb === 'v' ? padded(String(value), flags, budget) : undefined;
}

function formatText(text: string, verb: string, flags: Flags, budget: Budget): string | undefined {
  if (verb === 's' || (verb === 'v' && !flags.asSource)) return padded(cut(text, flags), flags, budget);
  if (verb === 'q' || verb === 'v') {
    const shown = cut(text, flags);
    budget.text(shown.length * 10);
    const plain = flags.sharp && fitsBackquotes(shown);
    return padded(plain ? `\`${shown}\`` : quoted(shown, '"', flags.plus), flags, budget);
  }
  if (verb !== 'x' && verb !== 'X') return undefined;
  budget.text(text.length * 6);
  const bytes = Array.from(new TextEncoder().encode(text).slice(0, flags.precision), (byte) =>
    byte.toString(16).padStart(2, '0'),
  );
  const before = flags.sharp && bytes.length > 0 ? '0x' : '';
  const digits = flags.space ? bytes.map((byte) => before + byte).join(' ') : before + bytes.join('');
  return padded(verb === 'X' ? digits.toUpperCase() : digits, flags, budget);
}

function formatWhole(value: bigint | Byte, verb: string, flags: Flags, budget: Budget): string | undefined {
  const number = value instanceof Byte ? BigInt(value.value) : value;
  const source = verb === 'v' && flags.asSource && value instanceof Byte;
  switch (verb) {
    case 'v':
      return source ? digits(number, 16, { ...flags, sharp: true }, budget) : digits(number, 10, flags, budget);
    case 'd':
      return digits(number, 10, flags, budget);
    case 'b':
      return digits(number, 2, flags, budget, '0b');
    case 'o':
      return digits(number, 8, flags, budget, '0');
    case 'O':
      return digits(number, 8, flags, budget, '0', '0o');
    case 'x':
      return digits(number, 16, flags, budget);
    case 'X':
      return digits(number, 16, flags, budget).toUpperCase();
    case 'c':
      return padded(characterOf(number), flags, budget);
    case 'q':
      return padded(quoted(characterOf(number), "'", flags.plus), flags, budget);
    case 'U': {
      const code = BigInt.asUintN(64, number);
      const shown = code <= 0x10ffffn && flags.sharp && isPrintable(characterOf(code)) ? ` '${characterOf(code)}'` : '';
      const least = Math.max(4, flags.precision ?? 0);
      budget.text(least);
      const name = `U+${code.toString(16).toUpperCase().padStart(least, '0')}${shown}`;
      return padded(name, { ...flags, zero: false }, budget);
    }
    default:
      return undefined;
  }
}

function characterOf(code: bigint): string {
  const known = code >= 0n && code <= 0x10ffffn && !(code >= 0xd800n && code <= 0xdfffn);
  return known ? String.fromCodePoint(Number(code)) : '\ufffd';
}

function digits(value: bigint, base: number, flags: Flags, budget: Budget, mark = '0x', always = ''): string {
  const { minus, plus, sharp, space, zero, width, precision } = flags;
  const negative = value < 0n;
  const signed = negative || plus || space;
  if (precision === 0 && value === 0n) return ' '.repeat(width ?? 0);
  const filled = precision ?? (zero && !minus && width !== undefined ? width - (signed ? 1 : 0) : 0);
  budget.text(filled);
  let text = (negative ? -value : value).toString(base).padStart(filled, '0');
  if (sharp && base !== 10 && !(base === 8 && text.startsWith('0'))) text = mark + text;
  const sign = negative ? '-' : plus ? '+' : space ? ' ' : '';
  return padded(sign + always + text, { ...flags, zero: false }, budget);
}

function formatFraction(value: number, verb: string, flags: Flags, budget: Budget): string | undefined {
  if (!/[vgGfFeE]/.test(verb)) {
    if (/[bxX]/.test(verb)) throw new TemplateFault(`printf has no %${verb} for a number with a fraction here`);
    return undefined;
  }
  if (flags.sharp) throw new TemplateFault(`printf has no %#${verb} for a number with a fraction here`);
  const form = verb === 'v' ? 'g' : (verb.toLowerCase() as 'e' | 'f' | 'g');
  budget.text(flags.precision ?? 0);
  const text = formatFloat(value, form, flags.precision ?? (form === 'g' ? undefined : 6));
  const negative = value < 0 || Object.is(value, -0);
  const sign = negative ? '-' : flags.plus ? '+' : flags.space ? ' ' : '';
  const shown = verb === 'G' || verb === 'E' ? text.toUpperCase() : text;
  const { width, zero, minus } = flags;
  if (sign !== '' && zero && !minus && width !== undefined) {
    budget.text(width);
    return sign + shown.padStart(width - 1, '0');
  }
  return padded(sign + shown, flags, budget);
}

/** The precision of a text is how many characters of it are shown. */
function cut(text: string, { precision }: Flags): string {
  return precision === undefined ? text : Array.from(text).slice(0, precision).join('');
}

function padded(text: string, { width, minus, zero }: Flags, budget: Budget): string {
  if (width === undefined) return text;
  const missing = width - Array.from(text).length;
  if (missing <= 0) return text;
  budget.text(missing);
  return minus ? text + ' '.repeat(missing) : (zero ? '0' : ' ').repeat(missing) + text;
}
