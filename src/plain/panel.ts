import type { PanelBlock } from '../deck/types.js';
import { listed, oneLine, sentence } from './words.js';

const longestValue = 500;

/** What a demo is, before anything of it runs. */
export function panelLines({ demo, panels, input, params }: PanelBlock): readonly string[] {
  const kinds = [...new Set(panels.flat().map(({ kind }) => kind))];
  const views = kinds.length === 0 ? 'what happens' : listed(kinds);
  return [
    `Live demo ${oneLine(demo)}: starts a workflow and shows ${views}.`,
    ...(input === undefined || input === null ? [] : [`Input: ${sentence(valueWords(input))}`]),
    ...(Object.keys(params).length === 0 ? [] : [`Settings: ${sentence(valueWords(params))}`]),
  ];
}

/** A mapping as `key: value; key: value`; what is deeper inside as JSON. */
function valueWords(value: unknown): string {
  const isMapping = typeof value === 'object' && value !== null && !Array.isArray(value);
  const text = isMapping
    ? Object.entries(value)
        .map(([key, inner]) => `${key}: ${scalarWords(inner)}`)
        .join('; ')
    : scalarWords(value);
  return oneLine(text.length > longestValue ? `${text.slice(0, longestValue)}…` : text);
}

function scalarWords(value: unknown): string {
  if (typeof value === 'string') return value;
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    // YAML can tie knots.
    return 'a value that holds itself';
  }
}
