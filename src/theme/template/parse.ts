import { TemplateFault } from './fault.js';
import type { Node, Pipeline, Template } from './nodes.js';
import { ActionReader } from './parse-pipeline.js';
import { type Piece, piecesOf } from './pieces.js';

/** Actions with an end within each other, at most. */
const deepest = 50;

/** Reads a format. @throws TemplateFault */
export function parseTemplate(format: string): Template {
  return new Parser(piecesOf(format)).template();
}

/** What ends a list of nodes. */
type Ending =
  | { readonly kind: 'end' }
  | { readonly kind: 'else'; readonly written: string; readonly reader: ActionReader };

class Parser {
  readonly #pieces: readonly Piece[];
  readonly #named = new Map<string, readonly Node[]>();
  #at = 0;
  #variables = ['$'];
  #loops = 0;
  #depth = 0;

  constructor(pieces: readonly Piece[]) {
    this.#pieces = pieces;
  }

  template(): Template {
    const { nodes, ending } = this.#list(true);
    if (ending) throw new TemplateFault(`there is a {{${ending.kind}}} too many`);
    return { nodes, named: this.#named };
  }

  /** The nodes from here to what ends them; undefined: the end of the format. */
  #list(outermost = false): { readonly nodes: readonly Node[]; readonly ending: Ending | undefined } {
    this.#depth += 1;
    if (this.#depth > deepest) throw new TemplateFault(`there are more than ${deepest} actions within each other`);
    const nodes: Node[] = [];
    let ending: Ending | undefined;
    for (let piece = this.#next(); piece; piece = ending ? undefined : this.#next()) {
      if (piece.kind === 'text') {
        nodes.push(piece);
        continue;
      }
      const { written, tokens } = piece;
      const reader = new ActionReader(tokens, this.#variables);
      const node = within(written, () => this.#action(written, reader, outermost));
      if (node && 'ending' in node) ending = node.ending;
      else if (node) nodes.push(node);
    }
    this.#depth -= 1;
    return { nodes, ending };
  }

  #next(): Piece | undefined {
    const piece = this.#pieces[this.#at];
    this.#at += 1;
    return piece;
  }

  #action(written: string, reader: ActionReader, outermost: boolean): Node | { ending: Ending } | undefined {
    const keyword = reader.keyword(
      'if',
      'with',
      'range',
      'else',
      'end',
      'break',
      'continue',
      'template',
      'block',
      'define',
    );
    switch (keyword) {
      case 'if':
      case 'with':
      case 'range':
        return this.#control(keyword, reader);
      case 'else':
        return { ending: { kind: 'else', written, reader } };
      case 'end':
        reader.expectEnd('end');
        return { ending: { kind: 'end' } };
      case 'break':
      case 'continue':
        reader.expectEnd(keyword);
        if (this.#loops === 0) throw new TemplateFault(`{{${keyword}}} stands outside of {{range}}`);
        return { kind: keyword };
      case 'template': {
        const name = reader.name();
        return { kind: 'template', name, pipeline: reader.isAtEnd ? undefined : reader.pipeline('action') };
      }
      case 'block': {
        const name = reader.name();
        const pipeline = reader.pipeline('action');
        this.#define(name, written);
        return { kind: 'template', name, pipeline };
      }
      case 'define': {
        const name = reader.name();
        reader.expectEnd('its name');
        if (!outermost) throw new TemplateFault('{{define}} stands inside of something else');
        this.#define(name, written);
        return undefined;
      }
      default:
        return { kind: 'action', pipeline: reader.pipeline('action') };
    }
  }

  #control(kind: 'if' | 'with' | 'range', reader: ActionReader): Node {
    const seen = this.#variables.length;
    const pipeline: Pipeline = reader.pipeline(kind === 'range' ? 'range' : 'action');
    if (kind === 'range') this.#loops += 1;
    const { nodes, ending } = this.#list();
    if (kind === 'range') this.#loops -= 1;
    let otherwise: readonly Node[] = [];
    if (!ending) throw new TemplateFault('its {{end}} is missing');
    if (ending.kind === 'else') otherwise = this.#otherwise(kind, ending);
    this.#variables.length = seen;
    return { kind, pipeline, body: nodes, otherwise };
  }

  /** `{{else}}`, or `{{else if …}}` and `{{else with …}}`, which share the end of what they belong to. */
  #otherwise(kind: 'if' | 'with' | 'range', { written, reader }: Extract<Ending, { kind: 'else' }>): readonly Node[] {
    return within(written, () => {
      const again = kind === 'range' ? undefined : reader.keyword(kind);
      if (again === 'if' || again === 'with') return [this.#control(again, reader)];
      reader.expectEnd('else');
      const { nodes, ending } = this.#list();
      if (ending?.kind !== 'end') throw new TemplateFault('its {{end}} is missing');
      return nodes;
    });
  }

  /** The nodes from here to `{{end}}`; they see none of the variables around them. */
  #define(name: string, written: string): void {
    const [variables, loops] = [this.#variables, this.#loops];
    this.#variables = ['$'];
    this.#loops = 0;
    const { nodes, ending } = this.#list();
    if (ending?.kind !== 'end') throw new TemplateFault('its {{end}} is missing');
    const before = this.#named.get(name);
    const empty = nodes.every((node) => node.kind === 'text' && node.text.trim() === '');
    if (before && !empty && before.some((node) => node.kind !== 'text' || node.text.trim() !== ''))
      throw new TemplateFault(`${written} defines the same a second time`);
    if (!before || !empty) this.#named.set(name, nodes);
    this.#variables = variables;
    this.#loops = loops;
  }
}

/** Says which action is at fault, unless that is known already. */
function within<T>(written: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof TemplateFault) || error.located) throw error;
    throw error.in(written);
  }
}
