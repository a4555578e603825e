/** The functions of glamour's templates that take one text. */
const functions: Readonly<Record<string, (text: string) => string>> = {
  ToUpper: (text) => text.toUpperCase(),
  ToTitle: (text) => text.toUpperCase(),
  ToLower: (text) => text.toLowerCase(),
  Title: titleCase,
  TrimSpace: (text) => text.trim(),
};

export function titleCase(text: string): string {
  return text.replace(/(^|[\s([{"'/-])(\S)/g, (_, before: string, letter: string) => before + letter.toUpperCase());
}

/**
 * Fills a `format`: `{{.text}}`, `{{ToUpper .text}}` and `{{.text | ToUpper}}`.
 * An action that is not understood stays as it is written (`formatProblem` tells it beforehand).
 */
export function applyFormat(format: string, text: string): string {
  return format.replace(/\{\{-?\s*(.*?)\s*-?\}\}/g, (written, action: string) => {
    const names = functionsOf(action);
    if (!names) return written;
    return names.reduce((value, name) => functions[name]?.(value) ?? value, text);
  });
}

/** What is wrong with a format, or undefined. */
export function formatProblem(format: string): string | undefined {
  for (const [written, action] of format.matchAll(/\{\{-?\s*(.*?)\s*-?\}\}/g))
    if (!functionsOf(action ?? ''))
      return `${written} is not understood; use {{.text}}, alone or with one of ${Object.keys(functions).join(', ')}`;
  return undefined;
}

function functionsOf(action: string): readonly string[] | undefined {
  const stages = action.split('|').map((stage) => stage.trim());
  const direct = /^(?:([A-Za-z]+)\s+)?\.text$/.exec(stages[0] ?? '');
  if (!direct) return undefined;
  const names = [...(direct[1] ? [direct[1]] : []), ...stages.slice(1)];
  return names.every((name) => Object.hasOwn(functions, name)) ? names : undefined;
}
