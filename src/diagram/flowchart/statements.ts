import type { SourceLine } from '../source.js';

/**
 * A flowchart's statements: lines, cut at semicolons, but not within brackets, quotes and between bars; a quoted label
 * may go on in the next line.
 */
export function statements(lines: readonly SourceLine[]): readonly SourceLine[] {
  const found: SourceLine[] = [];
  let text = '';
  let number = 0;
  let quoted = false;
  const end = (): void => {
    if (text.trim() !== '') found.push({ text: text.trim(), number });
    text = '';
  };
  for (const line of lines) {
    if (quoted) text += '\n';
    else number = line.number;
    let depth = 0;
    let barred = false;
    for (let i = 0; i < line.text.length; i += 1) {
      const character = line.text[i] ?? '';
      if (character === '"') quoted = !quoted;
      else if (!quoted && character === '|') barred = !barred;
      else if (!quoted && '([{'.includes(character)) depth += 1;
      else if (!quoted && ')]}'.includes(character)) depth = Math.max(0, depth - 1);
      else if (character === ';' && !quoted && !barred && depth === 0) {
        end();
        continue;
      }
      text += character;
    }
    if (!quoted) end();
  }
  end();
  return found;
}
