import { createRequire } from 'node:module';

let names: Readonly<Record<string, string>> | undefined;

/** `:rocket:` as the emoji that GitHub calls so. What is no name stays as written; the list is read when one may be. */
export function withEmoji(text: string): string {
  if (!/:[a-z0-9_+-]+:/.test(text)) return text;
  return text.replace(/(?<![\w:])(?::[a-z0-9_+-]{1,40}:)+(?![\w:])/g, (row) =>
    row.replace(/:([^:]+):/g, (written, name: string) => {
      names ??= (createRequire(import.meta.url)('gemoji') as typeof import('gemoji')).nameToEmoji;
      return (Object.hasOwn(names, name) ? names[name] : undefined) ?? written;
    }),
  );
}
