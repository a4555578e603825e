import { hex, isPrintable } from './quote.js';

export function escapeHtml(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '"': '&#34;',
    "'": '&#39;',
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '\0': '\ufffd',
  };
  return text.replace(/["'&<>\0]/g, (character) => entities[character] ?? character);
}

export function escapeJs(text: string): string {
  return text.replace(/[\\'"]|[<>&=\x00-\x1f]|[^\x00-\x7f]/gu, (character) => {
    if (/[\\'"]/.test(character)) return `\\${character}`;
    const code = character.codePointAt(0) ?? 0;
    return code >= 0x80 && isPrintable(character) ? character : `\\u${hex(code, 4).toUpperCase()}`;
  });
}

/** For the query of an address: all but letters, digits and `-_.~` as bytes, a blank as a plus. */
export function escapeQuery(text: string): string {
  return encodeURIComponent(text)
    .replace(/[!'()*]/g, (character) => `%${hex(character.charCodeAt(0), 2).toUpperCase()}`)
    .replaceAll('%20', '+');
}
