import { type ActionEnd, actionEnd, excerpt } from './action-end.js';
import { TemplateFault } from './fault.js';

/** The words of an action, as Go's text/template tells them apart. */
export type TokenKind =
  | 'word'
  | 'keyword'
  | 'dot'
  | 'field'
  | 'variable'
  | 'number'
  | 'rune'
  | 'string'
  | 'raw'
  | 'sign';

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  /** Whether blanks stand before it: `.a.b` is one operand, `.a .b` are two. */
  readonly spaced: boolean;
}

type Shape = Exclude<TokenKind, 'keyword' | 'dot'>;
let made: Readonly<Record<Shape, RegExp>> | undefined;

/** Made when first needed: most themes have no action but `{{.text}}`, and this file is loaded before the first paint. */
function shapes(): Readonly<Record<Shape, RegExp>> {
  made ??= {
    word: /[\p{L}\p{Nd}_]+/uy,
    field: /\.[\p{L}\p{Nd}_]*/uy,
    variable: /\$[\p{L}\p{Nd}_]*/uy,
    number:
      /[+-]?(?:0[xX][\da-fA-F_]*\.?[\da-fA-F_]*(?:[pP][+-]?[\d_]*)?|0[oO][0-7_]*|0[bB][01_]*|[\d_]*\.?[\d_]*(?:[eE][+-]?[\d_]*)?)i?/y,
    string: /"(?:[^"\\\n]|\\[^\n])*"/y,
    rune: /'(?:[^'\\\n]|\\[^\n])*'/y,
    raw: /`[^`]*`/y,
    sign: /:=|[=|,()]/y,
  };
  return made;
}

function isKeyword(word: string): boolean {
  return /^(?:block|break|continue|define|else|end|if|nil|range|template|with)$/.test(word);
}

/**
 * The tokens of the action that begins with the braces at `start`, from `inside` on to its end.
 * @throws TemplateFault
 */
export function tokensFrom(
  format: string,
  start: number,
  inside: number,
): { readonly tokens: readonly Token[]; readonly end: ActionEnd } {
  const tokens: Token[] = [];
  let at = inside;
  let spaced = false;
  for (;;) {
    const end = actionEnd(format, at);
    if (end) return { tokens, end };
    if (at >= format.length) throw new TemplateFault(`${excerpt(format, start)} is not closed: }} is missing`);
    if (/[ \t\r\n]/.test(format[at] ?? '')) {
      at += 1;
      spaced = true;
      continue;
    }
    const token = tokenAt(format, at, spaced);
    if (!token) throw new TemplateFault(`${excerpt(format, start)} is not understood from ${excerpt(format, at)} on`);
    tokens.push(token);
    at += token.text.length;
    spaced = false;
  }
}

function tokenAt(format: string, at: number, spaced: boolean): Token | undefined {
  const shape = shapeAt(format, at);
  const text = matched(shapes()[shape], format, at);
  if (text === undefined || !mayEnd(shape, format, at + text.length)) return undefined;
  const kind: TokenKind =
    shape === 'word' && isKeyword(text) ? 'keyword' : shape === 'field' && text === '.' ? 'dot' : shape;
  return { kind, text, spaced };
}

function shapeAt(format: string, at: number): Shape {
  const first = format[at] ?? '';
  if (first === '"') return 'string';
  if (first === "'") return 'rune';
  if (first === '`') return 'raw';
  if (first === '$') return 'variable';
  if (first === '.') return /[0-9]/.test(format[at + 1] ?? '') ? 'number' : 'field';
  if (/[0-9+-]/.test(first)) return 'number';
  return /[:=|,()]/.test(first) ? 'sign' : 'word';
}

function matched(shape: RegExp, format: string, at: number): string | undefined {
  shape.lastIndex = at;
  return shape.exec(format)?.[0];
}

/** A name or a number does not run into the next word. */
function mayEnd(shape: Shape, format: string, at: number): boolean {
  if (shape === 'number') return matched(shapes().word, format, at) === undefined;
  if (shape !== 'word' && shape !== 'field' && shape !== 'variable') return true;
  return at >= format.length || /[ \t\r\n.,|:()]/.test(format[at] ?? '') || format.startsWith('}}', at);
}
