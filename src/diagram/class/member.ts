import { labelLines } from '../label.js';

/** `~` stands for the brackets of a generic type; at the start it may tell who sees a member. */
export function withGenerics(text: string): string {
  const own = text.startsWith('~') ? 1 : 0;
  let depth = 0;
  const rest = text.slice(own).replace(/~(?=(.?))/gs, (_, next: string) => {
    const opens = /[\p{L}\p{N}_[]/u.test(next);
    depth += opens ? 1 : -1;
    return opens ? '<' : '>';
  });
  return depth === 0 ? text.slice(0, own) + rest : text;
}

/** `name(arguments) type` as mermaid shows it: the type behind a colon. */
export function method(text: string): string {
  const plain = withGenerics(labelLines(text).join(' '));
  const [, call = plain, mark = '', type = ''] = /^(.*\))\s*([*$]?)\s*:?\s*(.*)$/.exec(plain) ?? [];
  return `${call}${mark}${type === '' ? '' : ` : ${type}`}`;
}
