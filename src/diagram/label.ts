import { decodeEntities } from '../deck/entities.js';
import { cellWidth, shown } from '../render/cells.js';
import { plain } from '../render/line.js';
import { wrap } from '../render/wrap.js';

/** A label as mermaid takes it: quotes, line breaks, character references, markdown and HTML tags of letters. */
export function labelLines(raw: string): readonly string[] {
  let text = raw.trim();
  const quoted = /^"([\s\S]*)"$/.exec(text)?.[1];
  if (quoted !== undefined) text = quoted.trim();
  const markdown = /^`([\s\S]*)`$/.exec(text)?.[1];
  if (markdown !== undefined)
    text = markdown.replace(/(\*\*|__)(\S(?:.*?\S)?)\1/g, '$2').replace(/(\*|_)(\S(?:.*?\S)?)\1/g, '$2');
  return decodeEntities(
    text
      .replace(/<br\s*\/?>|\\n/gi, '\n')
      .replace(/<\/?(?:b|i|u|s|em|strong|small|big|sub|sup|span|code|pre|div|p|font|center)(?:\s[^<>]*)?>/gi, '')
      .replace(/\bfa[bklrs]?:fa-[\w-]+\s?/g, '')
      .replace(/#(\d{1,7}|[a-zA-Z]{2,8});/g, (_, name: string) => (/^\d/.test(name) ? `&#${name};` : `&${name};`)),
  )
    .split('\n')
    .map((line) => shown(line.trim().replace(/[ \t]+/g, ' ')))
    .filter((line, index, lines) => line !== '' || (index > 0 && index < lines.length - 1));
}

/**
 * Lines of at most `width` cells, broken at blanks and between wide characters. A word is never cut: where one is
 * longer, so are the lines.
 */
export function wrapLabel(lines: readonly string[], width: number): readonly string[] {
  return lines.flatMap((line) => {
    if (cellWidth(line) <= width) return [line];
    const longest = Math.max(...line.split(/[ \u1100-\u{3ffff}]+/u).map(cellWidth), 2);
    return wrap([{ text: line, style: plain }], Math.max(width, longest)).map((row) =>
      row.map((span) => span.text).join(''),
    );
  });
}

export function labelWidth(lines: readonly string[]): number {
  return Math.max(0, ...lines.map(cellWidth));
}
