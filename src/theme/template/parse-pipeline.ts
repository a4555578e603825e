import { TemplateFault } from './fault.js';
import { numberLiteral, rawLiteral, runeLiteral, stringLiteral } from './literals.js';
import type { Command, Operand, Pipeline } from './nodes.js';
import { signatureOf } from './signatures.js';
import type { Token } from './tokens.js';

/** Parentheses within each other, at most. */
const deepest = 50;

/** Reads the tokens of one action. */
export class ActionReader {
  readonly #tokens: readonly Token[];
  /** The variables that can be seen here; those that the action makes are put behind them. */
  readonly #variables: string[];
  #at = 0;
  #depth = 0;

  constructor(tokens: readonly Token[], variables: string[]) {
    this.#tokens = tokens;
    this.#variables = variables;
  }

  /** Takes the keyword that stands here, if it is one of these. */
  keyword(...wanted: readonly string[]): string | undefined {
    const token = this.#peek();
    if (token?.kind !== 'keyword' || !wanted.includes(token.text)) return undefined;
    this.#at += 1;
    return token.text;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#tokens.length;
  }

  /** @throws TemplateFault */
  expectEnd(after: string): void {
    const token = this.#peek();
    if (token) throw new TemplateFault(`nothing may stand behind ${after}`);
  }

  /** The name of a template, a text in quotes. @throws TemplateFault */
  name(): string {
    const token = this.#next();
    if (token?.kind === 'string') return stringLiteral(token.text);
    if (token?.kind === 'raw') return rawLiteral(token.text);
    throw new TemplateFault('a name in quotes is missing');
  }

  /** What stands from here to the end of the action. @throws TemplateFault */
  pipeline(context: 'action' | 'range'): Pipeline {
    const { variables, assigns } = this.#declarations(context);
    const commands = this.#commands();
    this.expectEnd('it');
    return { variables, assigns, commands };
  }

  /** `$x :=`, `$x =`, and in `range` two of them. */
  #declarations(context: 'action' | 'range' | 'parentheses'): Pick<Pipeline, 'variables' | 'assigns'> {
    const variables: string[] = [];
    for (;;) {
      const token = this.#peek();
      const sign = this.#peek(1);
      if (token?.kind !== 'variable' || sign?.kind !== 'sign' || !/^:?=$|,/.test(sign.text)) {
        if (variables.length > 0 && token && token.kind !== 'variable' && token.text !== ')')
          throw new TemplateFault('only variables may stand before the := of a range');
        return { variables, assigns: false };
      }
      this.#at += 2;
      variables.push(token.text);
      this.#variables.push(token.text);
      if (sign.text !== ',') return { variables, assigns: sign.text === '=' };
      if (context !== 'range' || variables.length > 1) throw new TemplateFault('there are too many variables');
    }
  }

  #commands(): readonly Command[] {
    const commands: Command[] = [];
    for (;;) {
      const command = this.#command();
      const [first] = command;
      if (commands.length > 0 && isValue(first))
        throw new TemplateFault('only the first part before a | may be a value, the others must be functions');
      commands.push(command);
      // As in Go, what stands behind a last bar may be missing.
      if (!this.#sign('|') || this.#isOver()) return commands;
    }
  }

  #command(): Command {
    const first = this.#operand();
    if (!first)
      throw new TemplateFault(this.isAtEnd ? 'a value is missing' : `${this.#here()} stands in a wrong place`);
    const command: [Operand, ...Operand[]] = [first];
    for (;;) {
      const token = this.#peek();
      if (!token || this.#isOver() || token.text === '|') return command;
      const operand = token.spaced ? this.#operand() : undefined;
      if (!operand) throw new TemplateFault(`${this.#here()} stands in a wrong place`);
      command.push(operand);
    }
  }

  #operand(): Operand | undefined {
    const term = this.#term();
    if (!term) return undefined;
    const names: string[] = [];
    for (let next = this.#peek(); next?.kind === 'field' && !next.spaced; next = this.#peek()) {
      names.push(next.text.slice(1));
      this.#at += 1;
    }
    if (names.length === 0) return term;
    if (term.kind === 'field' || term.kind === 'variable') return { ...term, names: [...term.names, ...names] };
    if (isValue(term)) throw new TemplateFault(`.${names[0]} stands behind a value that has no parts`);
    return { kind: 'chain', of: term, names };
  }

  #term(): Operand | undefined {
    const token = this.#next();
    switch (token?.kind) {
      case 'word':
        if (token.text === 'true' || token.text === 'false') return { kind: 'bool', value: token.text === 'true' };
        signatureOf(token.text);
        return { kind: 'function', name: token.text };
      case 'dot':
        return { kind: 'dot' };
      case 'field':
        return { kind: 'field', names: [token.text.slice(1)] };
      case 'variable':
        if (!this.#variables.includes(token.text)) throw new TemplateFault(`there is no variable ${token.text} here`);
        return { kind: 'variable', name: token.text, names: [] };
      case 'number':
        return { kind: 'number', ...numberLiteral(token.text) };
      case 'rune': {
        const rune = runeLiteral(token.text);
        return { kind: 'number', whole: rune, ideal: rune };
      }
      case 'string':
        return { kind: 'string', value: stringLiteral(token.text) };
      case 'raw':
        return { kind: 'string', value: rawLiteral(token.text) };
      default:
        if (token?.text === 'nil') return { kind: 'nil' };
        if (token?.text === '(') return this.#parentheses();
        if (token) this.#at -= 1;
        return undefined;
    }
  }

  #parentheses(): Operand {
    this.#depth += 1;
    if (this.#depth > deepest) throw new TemplateFault(`there are more than ${deepest} parentheses within each other`);
    const { variables, assigns } = this.#declarations('parentheses');
    const commands = this.#commands();
    if (!this.#sign(')')) throw new TemplateFault('a ) is missing');
    this.#depth -= 1;
    return { kind: 'pipeline', pipeline: { variables, assigns, commands } };
  }

  /** Whether the pipeline ends here. */
  #isOver(): boolean {
    const token = this.#peek();
    return token === undefined || (token.kind === 'sign' && token.text === ')');
  }

  #sign(wanted: string): boolean {
    const token = this.#peek();
    if (token?.kind !== 'sign' || token.text !== wanted) return false;
    this.#at += 1;
    return true;
  }

  #here(): string {
    return this.#peek()?.text ?? '';
  }

  #peek(ahead = 0): Token | undefined {
    return this.#tokens[this.#at + ahead];
  }

  #next(): Token | undefined {
    const token = this.#peek();
    this.#at += 1;
    return token;
  }
}

function isValue({ kind }: Operand): boolean {
  return kind === 'bool' || kind === 'dot' || kind === 'nil' || kind === 'number' || kind === 'string';
}
