import type { Token } from '../render/highlight.js';
import type { ChromaKey } from '../theme/types.js';

/** A diff by its lines. Prism has a grammar for it, which misses hunks that name their function. */
export function diffTokens(text: string): readonly (readonly Token[])[] {
  return text.split('\n').map((line) => (line === '' ? [] : [{ text: line, key: diffKey(line) }]));
}

function diffKey(line: string): ChromaKey | undefined {
  if (/^(?:diff |index |Index: |@@|(?:---|\+\+\+|\*\*\*) |={3,})/.test(line)) return 'generic_subheading';
  if (/^[+>]/.test(line)) return 'generic_inserted';
  if (/^[-<]/.test(line)) return 'generic_deleted';
  return line.startsWith('!') ? 'generic_strong' : undefined;
}
