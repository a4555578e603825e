import { readFileSync, statSync } from 'node:fs';
import { diskMessage } from './disk-message.js';

/** A file's text for a slide, or why it can't be had, in a sentence. */
export type FileText =
  | { readonly kind: 'ok'; readonly text: string }
  | { readonly kind: 'problem'; readonly message: string };

/** The most that a file on a slide may hold, in bytes. */
const maxBytes = 1024 * 1024;

/** Reads a file that a slide shows. Never throws. */
export function readText(path: string, name: string): FileText {
  const problem = (message: string): FileText => ({ kind: 'problem', message });
  try {
    const stat = statSync(path);
    if (!stat.isFile()) return problem(`"${name}" is not a file`);
    if (stat.size > maxBytes) return problem(`"${name}" is larger than 1 MB`);
    const bytes = readFileSync(path);
    if (bytes.includes(0)) return problem(`"${name}" is no text but binary data`);
    return {
      kind: 'ok',
      text: bytes
        .toString('utf8')
        .replace(/^\ufeff/, '')
        .replaceAll('\r', ''),
    };
  } catch (cause) {
    return problem(diskMessage(name, cause).replace(/\.$/, ''));
  }
}
