/** What Go takes for printable: letters, marks, numbers, punctuation, symbols and the blank. */
export function isPrintable(character: string): boolean {
  return /^(?:[\p{L}\p{M}\p{N}\p{P}\p{S}]| )$/u.test(character);
}

/** A text as Go would write it in a program, between the given quotes. */
export function quoted(text: string, quote: '"' | "'", onlyAscii: boolean): string {
  const inside = Array.from(text, (character) => escaped(character, quote, onlyAscii));
  return quote + inside.join('') + quote;
}

function escaped(character: string, quote: string, onlyAscii: boolean): string {
  if (character === quote || character === '\\') return `\\${character}`;
  const code = character.codePointAt(0) ?? 0;
  if (isPrintable(character) && (code < 0x80 || !onlyAscii)) return character;
  const letter = '\x07\b\f\n\r\t\v'.indexOf(character);
  if (letter >= 0) return `\\${'abfnrtv'.charAt(letter)}`;
  if (code < 0x20 || code === 0x7f) return `\\x${hex(code, 2)}`;
  return code < 0x10000 ? `\\u${hex(code, 4)}` : `\\U${hex(code, 8)}`;
}

export function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0');
}

/** Whether Go could write it between backquotes. */
export function fitsBackquotes(text: string): boolean {
  return !/[\x00-\x08\x0a-\x1f\x7f`\ufeff]/.test(text);
}
