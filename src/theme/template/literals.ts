import { TemplateFault } from './fault.js';

/** A number as Go's syntax has it: what it is as an `int`, if it is one, and what it is where any value may stand. */
export interface NumberLiteral {
  readonly whole: bigint | undefined;
  readonly ideal: bigint | number;
}

/** @throws TemplateFault */
export function numberLiteral(text: string): NumberLiteral {
  if (text.endsWith('i')) throw new TemplateFault(`${text} is a complex number, which is not known here`);
  const whole = wholeNumberOf(text);
  if (whole !== undefined) {
    // Go holds numbers up to 2^64 as well, but has no use for them in a template.
    if (!fits(whole)) throw new TemplateFault(`${text} is too large`);
    return { whole, ideal: whole };
  }
  const float = floatOf(text);
  if (float === undefined) throw new TemplateFault(`${text} is no number`);
  const int = Number.isInteger(float) ? BigInt(float) : undefined;
  return { whole: int !== undefined && fits(int) ? int : undefined, ideal: float };
}

function fits(int: bigint): boolean {
  return BigInt.asIntN(64, int) === int;
}

/** Decimal, 0x, 0o, 0b, or octal behind a plain zero; single underscores may part the digits. */
function wholeNumberOf(text: string): bigint | undefined {
  const found = /^([+-]?)(?:(0x_?)([\da-f_]+)|(0o?_?)([0-7_]+)|(0b_?)([01_]+)|(0|[1-9][\d_]*))$/i.exec(text);
  if (!found || misplaced(text)) return undefined;
  const [, sign, , hex, , octal, , binary, decimal] = found;
  const digits = (hex && `0x${hex}`) || (octal && `0o${octal}`) || (binary && `0b${binary}`) || decimal || '0';
  const value = BigInt(digits.replaceAll('_', ''));
  return sign === '-' ? -value : value;
}

/** Underscores stand between digits only, or after the 0x, and one at a time. */
function misplaced(text: string): boolean {
  return /__|_$|_\.|\._|^[+-]?_|_[xobep+-]|[ep+-]_/i.test(text.replace(/^([+-]?0[xob])_/i, '$1'));
}

function floatOf(text: string): number | undefined {
  if (!/[.ep]/i.test(text) || misplaced(text)) return undefined;
  const hex = /^([+-]?)0x([\da-f_]*)\.?([\da-f_]*)p([+-]?\d+)$/i.exec(text);
  if (hex) {
    const [, sign, before = '', after = '', power] = hex;
    const fraction = after.replaceAll('_', '');
    const digits = before.replaceAll('_', '') + fraction;
    if (digits === '') return undefined;
    const value = Number(BigInt(`0x${digits}`)) * 2 ** (Number(power) - 4 * fraction.length);
    return Number.isFinite(value) ? (sign === '-' ? -value : value) : undefined;
  }
  // Underscores part the digits of a decimal fraction in Go's own code, but not where a template is read.
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text)) return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}

/** What stands between double quotes, its escapes resolved. @throws TemplateFault */
export function stringLiteral(text: string): string {
  return unescaped(text.slice(1, -1), '"');
}

/** What stands between backquotes: as it is, but without carriage returns. */
export function rawLiteral(text: string): string {
  return text.slice(1, -1).replaceAll('\r', '');
}

/** A character between single quotes: a number, as in Go. @throws TemplateFault */
export function runeLiteral(text: string): bigint {
  const inside = text.slice(1, -1);
  const byte = /^\\(?:x([\da-f]{2})|([0-7]{3}))$/i.exec(inside);
  if (byte) return BigInt(byte[1] === undefined ? octalByte(byte[2] ?? '') : Number.parseInt(byte[1], 16));
  const [character, ...more] = Array.from(unescaped(inside, "'"));
  if (character === undefined || more.length > 0) throw new TemplateFault(`${text} is not one character`);
  return BigInt(character.codePointAt(0) ?? 0);
}

function unescaped(inside: string, quote: string): string {
  const parts = /\\(?:([abfnrtv\\'"])|x([\da-fA-F]{2})|([0-7]{3})|u([\da-fA-F]{4})|U([\da-fA-F]{8}))|([^\\]+)|\\/gu;
  const bytes: Uint8Array[] = [];
  const encoder = new TextEncoder();
  for (const [written, letter, hex, octal, short, long, plain] of inside.matchAll(parts)) {
    if (plain !== undefined) bytes.push(encoder.encode(plain));
    else if (letter !== undefined && (letter === quote || !/['"]/.test(letter)))
      bytes.push(encoder.encode(meaningOf(letter)));
    else if (hex !== undefined) bytes.push(Uint8Array.of(Number.parseInt(hex, 16)));
    else if (octal !== undefined) bytes.push(Uint8Array.of(octalByte(octal)));
    else bytes.push(encoder.encode(character(short ?? long, written)));
  }
  // Go keeps bytes that are no characters; here each of them becomes the mark for that.
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(joined(bytes));
}

function meaningOf(letter: string): string {
  const at = 'abfnrtv'.indexOf(letter);
  return at < 0 ? letter : '\x07\b\f\n\r\t\v'.charAt(at);
}

function character(hex: string | undefined, written: string): string {
  const code = hex === undefined ? Number.NaN : Number.parseInt(hex, 16);
  if (!(code <= 0x10ffff) || (code >= 0xd800 && code <= 0xdfff))
    throw new TemplateFault(`${written} is no character of a text in quotes; a backslash itself is written twice`);
  return String.fromCodePoint(code);
}

function octalByte(digits: string): number {
  const value = Number.parseInt(digits, 8);
  if (value > 255) throw new TemplateFault(`\\${digits} is more than a byte`);
  return value;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
