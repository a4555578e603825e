import { naturalOrder } from '../deck/natural-order.js';
import type { Place } from '../deck/types.js';

/**
 * Something that a check has found. An error has to be mended before the show, a warning may be as it was meant, a
 * note is good to know.
 */
export interface Finding extends Place {
  readonly level: 'error' | 'warning' | 'note';
  /** One sentence, without a full stop. */
  readonly message: string;
}

const levels: readonly Finding['level'][] = ['error', 'warning', 'note'];

/** In the order of the files and their lines, worse ones first, each once. */
export function sorted(findings: readonly Finding[]): readonly Finding[] {
  const once = new Map(findings.map((finding) => [`${finding.file}:${finding.line} ${finding.message}`, finding]));
  return [...once.values()].sort(
    (a, b) => naturalOrder(a.file, b.file) || a.line - b.line || levels.indexOf(a.level) - levels.indexOf(b.level),
  );
}
