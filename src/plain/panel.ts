import type { PanelBlock } from '../deck/types.js';
import type { DemoInfo } from '../panel/view.js';
import type { Played } from '../presenter/state.js';
import { recordedLines } from './recorded.js';
import { listed, oneLine, sentence } from './words.js';

const longestValue = 500;

/** What is known of a demo beside the slide that names it. */
export interface ToldDemo {
  readonly info?: DemoInfo | undefined;
  /** The end of its recording. */
  readonly played?: Played | undefined;
}

/** What a demo is, before anything of it runs, and how it went when it was recorded. */
export function panelLines(
  { demo, panels, input, params }: PanelBlock,
  { info, played }: ToldDemo = {},
): readonly string[] {
  const own = panels.length > 0 ? panels.flat().map(({ kind }) => kind) : (info?.panels.flat() ?? []);
  const kinds = [...new Set(own)];
  const views = kinds.length === 0 ? 'what happens' : listed(kinds);
  const keys = info?.actions.map(({ key, label }) => `${oneLine(key)} ${oneLine(label)}`) ?? [];
  return [
    info === undefined
      ? `Live demo ${oneLine(demo)}: starts a workflow and shows ${views}.`
      : `Live demo ${oneLine(demo)}: ${sentence(oneLine(info.line))} It shows ${views}.`,
    ...(keys.length === 0 ? [] : [`Keys: ${sentence(keys.join(', '))}`]),
    ...(input === undefined || input === null ? [] : [`Input: ${sentence(valueWords(input))}`]),
    ...(Object.keys(params).length === 0 ? [] : [`Settings: ${sentence(valueWords(params))}`]),
    ...(played === undefined ? [] : recordedLines(played)),
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
