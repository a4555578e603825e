import type { Line, Span, Style } from './line.js';

/** Adds text to a growing line; neighbours of one style become one span. */
export function append(line: Span[], text: string, style: Style): void {
  if (text === '') return;
  const last = line.at(-1);
  if (last && last.style === style) line[line.length - 1] = { text: last.text + text, style };
  else line.push({ text, style });
}

export function joined(...parts: readonly Line[]): Line {
  const line: Span[] = [];
  for (const part of parts) for (const span of part) append(line, span.text, span.style);
  return line;
}

/** Blanks that would be seen if they were left out. */
export function blanksShow(style: Style): boolean {
  return style.background !== undefined || style.inverse === true;
}

/** The line without blanks at its end, but for those that show. */
export function trimmed(line: Line): Line {
  let end = line.length;
  while (end > 0) {
    const span = line[end - 1];
    if (!span || blanksShow(span.style)) break;
    const text = withoutBlanksAtEnd(span.text);
    if (text.length === span.text.length) break;
    if (text !== '') return [...line.slice(0, end - 1), { text, style: span.style }];
    end -= 1;
  }
  return end === line.length ? line : line.slice(0, end);
}

/** Only plain blanks: `trimEnd` would take block art's wide and thin blanks as well. */
function withoutBlanksAtEnd(text: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === ' ') end -= 1;
  return text.slice(0, end);
}

export function isBlank(line: Line): boolean {
  return line.every((span) => span.text.trim() === '' && !blanksShow(span.style));
}
