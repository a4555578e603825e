/** The words of a label in a mermaid diagram: without quotes, tags and icons. */
export function diagramLabel(raw: string): string {
  return raw
    .trim()
    .replace(/^"([\s\S]*)"$/, '$1')
    .trim()
    .replace(/^`([\s\S]*)`$/, (_, markdown: string) => markdown.replace(/(\*\*|__|[*_])(\S(?:.*?\S)?)\1/g, '$2'))
    .replace(/<br\s*\/?>|\\n/gi, ' ')
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(/\bfa[bklrs]?:fa-[\w-]+/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
