import { DiagramError, readSource } from '../diagram/source.js';
import { linesOf, quoted } from './code.js';
import { flowchartWords } from './flowchart.js';
import { sequenceWords } from './sequence.js';
import { stateWords } from './state.js';
import { labelled, oneLine, sentence } from './words.js';

/** In characters: the expressions that take lines apart need time that grows with the square of their length. */
const longestLine = 1000;

const kind = 'Diagram (mermaid)';

/**
 * What a diagram says: the description that its author gives in it (mermaid's `accTitle`, `accDescr`), else what
 * leads where, a relation a line, else its source.
 */
export function diagramLines(source: string): readonly string[] {
  const described = description(source);
  if (described !== undefined) return labelled(kind, [described], 'diagram');
  const { title, words } = said(source);
  if (words.length === 0) return quoted(kind, linesOf(source), 'diagram');
  return labelled(
    title ? `${kind}, ${oneLine(title)}` : kind,
    words.map((line) => sentence(oneLine(line))),
    'diagram',
  );
}

/** No words: it can't be read, or says more than words can. */
function said(text: string): { readonly title?: string | undefined; readonly words: readonly string[] } {
  try {
    const source = readSource(text);
    if (source.lines.some((line) => line.text.length > longestLine)) return { words: [] };
    return { title: source.title, words: flowchartWords(source) ?? sequenceWords(source) ?? stateWords(source) ?? [] };
  } catch (cause) {
    if (cause instanceof DiagramError) return { words: [] };
    throw cause;
  }
}

function description(source: string): string | undefined {
  const line = (key: string): string | undefined =>
    new RegExp(`^[ \\t]*${key}[ \\t]*:[ \\t]*(\\S.*)$`, 'm').exec(source)?.[1];
  const text = line('accDescr') ?? /^[ \t]*accDescr[ \t]*\{([^}]*)\}/m.exec(source)?.[1];
  const words = [line('accTitle'), text].flatMap((part) => (part?.trim() ? [sentence(oneLine(part))] : []));
  return text?.trim() ? words.join(' ') : undefined;
}
