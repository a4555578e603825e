import { shown } from '../render/cells.js';
import type { Diagram, DiagramOptions, DiagramSpan } from '../render/diagram-types.js';
import { plain } from '../render/line.js';
import { wrap } from '../render/wrap.js';
import { Canvas } from './canvas.js';
import { parseClass } from './class/parse.js';
import { parseEr } from './er/parse.js';
import { parseFlowchart } from './flowchart/parse.js';
import { asciiGlyphs, unicodeGlyphs } from './glyphs.js';
import { graphPicture } from './graph/graph-picture.js';
import type { Graph } from './graph/model.js';
import type { Picture } from './graph/picture.js';
import { labelLines } from './label.js';
import { parseSequence } from './sequence/parse.js';
import { sequencePicture } from './sequence/sequence-picture.js';
import { DiagramError, excerpt, readSource, type Source } from './source.js';
import { parseState } from './state/parse.js';

const graphs: Readonly<Record<string, (source: Source) => Graph>> = {
  graph: parseFlowchart,
  flowchart: parseFlowchart,
  'flowchart-elk': parseFlowchart,
  stateDiagram: parseState,
  'stateDiagram-v2': parseState,
  classDiagram: parseClass,
  'classDiagram-v2': parseClass,
  erDiagram: parseEr,
};

/** A mermaid diagram as text. Where it is too wide, it is drawn the other way round, or says how wide it is. */
export function drawDiagram(source: string, options: DiagramOptions): Diagram {
  try {
    const read = readSource(source);
    const picture = pictureOf(read, options.width);
    if (picture.width > options.width) {
      const message = `The diagram needs ${picture.width} columns, there are ${options.width}.`;
      return { kind: 'problem', message };
    }
    const canvas = new Canvas(picture.width, picture.height, options.ascii ? asciiGlyphs : unicodeGlyphs);
    picture.paint(canvas, 0, 0);
    if (canvas.overlaps() > 0) throw new DiagramError('This diagram is too tangled to be drawn as text.');
    return { kind: 'ok', rows: [...titleRows(read.title, options.width), ...canvas.rows()] };
  } catch (error) {
    if (!(error instanceof DiagramError)) throw error;
    const message = shown(sentence(error.message));
    return error.line === undefined ? { kind: 'problem', message } : { kind: 'problem', message, line: error.line };
  }
}

function pictureOf(source: Source, width: number): Picture {
  const { text, number } = source.header;
  const [name = ''] = text.split(/[\s;:]/, 1);
  if (name === 'sequenceDiagram') return sequencePicture(parseSequence(source), width);
  const parse = Object.hasOwn(graphs, name) ? graphs[name] : undefined;
  if (parse) return graphPicture(parse(source), width);
  const known = 'flowchart, sequenceDiagram, stateDiagram, classDiagram and erDiagram';
  throw new DiagramError(`"${excerpt(name)}" can't be drawn as text: ${known} can`, number);
}

function sentence(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1) + (text.endsWith('.') ? '' : '.');
}

/** The title from the front matter. */
function titleRows(title: string | undefined, width: number): readonly (readonly DiagramSpan[])[] {
  const rows = wrap([{ text: labelLines(title ?? '').join(' '), style: plain }], width);
  if (rows.length === 0) return [];
  return [...rows.map((row) => row.map(({ text }): DiagramSpan => ({ text, role: 'title' }))), []];
}
