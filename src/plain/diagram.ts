import { linesOf, quoted } from './code.js';
import { flowchartWords } from './flowchart.js';
import { sequenceWords } from './sequence.js';
import { stateWords } from './state.js';
import { labelled, oneLine, sentence } from './words.js';

/** In characters: the expressions that take lines apart need time that grows with the square of their length. */
const longestLine = 1000;

const label = 'Diagram (mermaid)';

/**
 * What a diagram says: the description that its author gives in it (mermaid's `accTitle`, `accDescr`), else what
 * leads where, a relation a line, else its source.
 */
export function diagramLines(source: string): readonly string[] {
  const described = description(source);
  if (described !== undefined) return labelled(label, [described], 'diagram');
  const lines = source
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '' && !line.startsWith('%%'));
  const short = lines.every((line) => line.length <= longestLine);
  const words = short ? (flowchartWords(lines) ?? sequenceWords(lines) ?? stateWords(lines)) : undefined;
  if (words === undefined || words.length === 0) return quoted(label, linesOf(source), 'diagram');
  return labelled(
    label,
    words.map((line) => sentence(oneLine(line))),
    'diagram',
  );
}

function description(source: string): string | undefined {
  const line = (key: string): string | undefined =>
    new RegExp(`^[ \\t]*${key}[ \\t]*:[ \\t]*(\\S.*)$`, 'm').exec(source)?.[1];
  const text = line('accDescr') ?? /^[ \t]*accDescr[ \t]*\{([^}]*)\}/m.exec(source)?.[1];
  const words = [line('accTitle'), text].flatMap((part) => (part?.trim() ? [sentence(oneLine(part))] : []));
  return text?.trim() ? words.join(' ') : undefined;
}
