import type { Token, Tokens } from 'marked';
import type { AlertKind } from './types.js';

const kinds: readonly AlertKind[] = ['note', 'tip', 'important', 'warning', 'caution'];

const mark = /^\[!(\w+)\][ \t]*([^\n]*)(?:\n|$)/;

/** What a quote begins with that looks like the mark of an alert and is none. */
export function unknownAlert({ tokens: [paragraph] }: Tokens.Blockquote): string | undefined {
  const first = paragraph?.type === 'paragraph' ? paragraph.tokens?.[0] : undefined;
  const name = first?.type === 'text' ? mark.exec(first.raw)?.[1] : undefined;
  return name === undefined || kinds.some((kind) => kind === name.toLowerCase()) ? undefined : name;
}

/**
 * A quote that GitHub shows as an alert: it begins with `[!NOTE]`, and may go on with a title of its own. Undefined: a
 * quote like any other.
 */
export function alertOf(
  quote: Tokens.Blockquote,
): { readonly kind: AlertKind; readonly title: string; readonly tokens: Token[] } | undefined {
  const [paragraph, ...others] = quote.tokens;
  if (paragraph?.type !== 'paragraph') return undefined;
  const [first, ...rest] = paragraph.tokens ?? [];
  const found = first?.type === 'text' ? mark.exec(first.raw) : null;
  const kind = kinds.find((name) => name === found?.[1]?.toLowerCase());
  if (!found || kind === undefined) return undefined;
  const title = found[2]?.trim() || `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
  const left = first?.raw.slice(found[0].length) ?? '';
  const tokens =
    left === '' ? rest : [{ type: 'text', raw: left, text: left, escaped: false } satisfies Tokens.Text, ...rest];
  // A paragraph of which nothing is left stays: what follows is placed by the line feeds above it.
  return { kind, title, tokens: [{ ...paragraph, tokens }, ...others] };
}
