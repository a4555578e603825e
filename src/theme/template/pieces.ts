import { type ActionEnd, actionEnd, excerpt } from './action-end.js';
import { TemplateFault } from './fault.js';
import { type Token, tokensFrom } from './tokens.js';

/** What a format is made of: text as it is, and actions in double braces. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'action'; readonly written: string; readonly tokens: readonly Token[] };

/**
 * Cuts a format into text and actions. `{{-` and `-}}` take the blanks of the text beside them, comments go.
 * @throws TemplateFault
 */
export function piecesOf(format: string): readonly Piece[] {
  const found: Piece[] = [];
  let at = 0;
  let trims = false;
  for (;;) {
    const start = format.indexOf('{{', at);
    const trimsBefore = start >= 0 && /^-[ \t\r\n]/.test(format.slice(start + 2, start + 4));
    let text = format.slice(at, start < 0 ? format.length : start);
    if (trims) text = text.replace(/^[ \t\r\n]+/, '');
    if (trimsBefore) text = text.replace(/[ \t\r\n]+$/, '');
    if (text !== '') found.push({ kind: 'text', text });
    if (start < 0) return found;

    const inside = start + (trimsBefore ? 4 : 2);
    if (format.startsWith('/*', inside)) {
      ({ at, trims } = endOfComment(format, start, inside));
    } else {
      const { tokens, end } = tokensFrom(format, start, inside);
      found.push({ kind: 'action', written: format.slice(start, end.at), tokens });
      ({ at, trims } = end);
    }
  }
}

function endOfComment(format: string, start: number, inside: number): ActionEnd {
  const close = format.indexOf('*/', inside + 2);
  const end = close < 0 ? undefined : actionEnd(format, close + 2);
  if (!end) throw new TemplateFault(`the comment ${excerpt(format, start)} does not end with */}}`);
  return end;
}
