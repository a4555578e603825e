import { Budget } from './budget.js';
import { callFunction, type Last } from './call.js';
import { TemplateFault } from './fault.js';
import type { Command, Node, Operand, Pipeline, Template } from './nodes.js';
import { sprint } from './print.js';
import { type Data, inWords, isData, isList, truth, type Value, wholeNumber } from './value.js';
import { Variables } from './variables.js';

/** Templates that call templates, at most. */
const deepest = 50;

/** Fills a template, as Go's text/template does with `text` in its data. @throws TemplateFault */
export function evaluate(template: Template, text: string): string {
  const budget = new Budget(text.length);
  const output: string[] = [];
  const data: Data = new Map([['text', text]]);
  new Evaluation(template, budget, output, data, 0).list(template.nodes, data);
  return output.join('');
}

/** How a list of nodes ended. */
type Outcome = 'done' | 'break' | 'continue';

/** One template with its variables. */
class Evaluation {
  readonly #template: Template;
  readonly #budget: Budget;
  readonly #output: string[];
  readonly #variables: Variables;
  readonly #depth: number;

  constructor(template: Template, budget: Budget, output: string[], root: Value, depth: number) {
    this.#template = template;
    this.#budget = budget;
    this.#output = output;
    this.#variables = new Variables(root);
    this.#depth = depth;
  }

  list(nodes: readonly Node[], dot: Value): Outcome {
    for (const node of nodes) {
      const outcome = this.#node(node, dot);
      if (outcome !== 'done') return outcome;
    }
    return 'done';
  }

  #node(node: Node, dot: Value): Outcome {
    this.#budget.spend(1);
    switch (node.kind) {
      case 'text':
        this.#write(node.text);
        return 'done';
      case 'action': {
        const value = this.#pipeline(node.pipeline, dot);
        if (node.pipeline.variables.length === 0) this.#write(printed(value, this.#budget));
        return 'done';
      }
      case 'if':
      case 'with':
        return this.#variables.scoped(() => {
          const value = this.#pipeline(node.pipeline, dot);
          if (!truth(value)) return this.list(node.otherwise, dot);
          return this.list(node.body, node.kind === 'with' ? value : dot);
        });
      case 'range':
        return this.#variables.scoped(() => this.#range(node, dot));
      case 'template':
        this.#call(node.name, node.pipeline ? this.#pipeline(node.pipeline, dot) : undefined);
        return 'done';
      default:
        return node.kind;
    }
  }

  #write(text: string): void {
    this.#budget.text(text.length);
    this.#output.push(text);
  }

  #range({ pipeline, body, otherwise }: Extract<Node, { pipeline: Pipeline; body: unknown }>, dot: Value): Outcome {
    const value = this.#pipeline(pipeline, dot);
    const [one, two] = pipeline.variables;
    let turns = 0;
    for (const [key, element] of this.#elements(value, two !== undefined)) {
      this.#budget.spend(1);
      turns += 1;
      if (one !== undefined) this.#setLoopVariable(pipeline, one, two === undefined ? element : key, two ? 2 : 1);
      if (two !== undefined) this.#setLoopVariable(pipeline, two, element, 1);
      if (this.#variables.scoped(() => this.list(body, element)) === 'break') return 'done';
    }
    return turns > 0 ? 'done' : this.list(otherwise, dot);
  }

  *#elements(value: Value, pairs: boolean): Iterable<readonly [Value, Value]> {
    const count = wholeNumber(value);
    if (isList(value)) {
      for (const [index, element] of value.entries()) yield [BigInt(index), element];
    } else if (isData(value)) yield* value;
    else if (count !== undefined && !pairs) {
      for (let index = 0n; index < count; index += 1n) yield [undefined, index];
    } else if (value !== undefined) {
      throw new TemplateFault(`range can't go through ${inWords(value)}${pairs ? ' with two variables' : ''}`);
    }
  }

  #setLoopVariable({ assigns }: Pipeline, name: string, value: Value, fromEnd: number): void {
    if (assigns) this.#variables.assign(name, value);
    else this.#variables.setNewest(fromEnd, value);
  }

  #call(name: string, dot: Value): void {
    const nodes = this.#template.named.get(name);
    if (!nodes) throw new TemplateFault(`there is no template "${name}"`);
    if (this.#depth >= deepest) throw new TemplateFault(`more than ${deepest} templates call each other`);
    new Evaluation(this.#template, this.#budget, this.#output, dot, this.#depth + 1).list(nodes, dot);
  }

  #pipeline(pipeline: Pipeline, dot: Value): Value {
    let last: Last;
    for (const command of pipeline.commands) last = { value: this.#command(command, dot, last) };
    const value = last?.value;
    for (const name of pipeline.variables) {
      if (pipeline.assigns) this.#variables.assign(name, value);
      else this.#variables.make(name, value);
    }
    return value;
  }

  #command(command: Command, dot: Value, last: Last): Value {
    this.#budget.spend(1);
    const [first, ...rest] = command;
    if (first.kind === 'function') {
      return callFunction(first.name, rest, last, (operand) => this.#operand(operand, dot), this.#budget);
    }
    if (first.kind === 'nil') throw new TemplateFault('nil alone is nothing to show');
    const surplus = rest.length > 0 || last !== undefined;
    if (first.kind === 'field') return part(dot, first.names, surplus);
    if (first.kind === 'chain') return part(this.#operand(first.of, dot), first.names, surplus);
    if (first.kind === 'variable' && first.names.length > 0)
      return part(this.#variables.get(first.name), first.names, surplus);
    if (surplus) throw new TemplateFault('it gives something to a value, which is no function');
    return this.#operand(first, dot);
  }

  #operand(operand: Operand, dot: Value): Value {
    this.#budget.spend(1);
    switch (operand.kind) {
      case 'dot':
        return dot;
      case 'nil':
        return undefined;
      case 'bool':
      case 'string':
        return operand.value;
      case 'number':
        return operand.ideal;
      case 'field':
        return part(dot, operand.names, false);
      case 'variable':
        return part(this.#variables.get(operand.name), operand.names, false);
      case 'chain':
        return part(this.#operand(operand.of, dot), operand.names, false);
      case 'pipeline':
        return this.#pipeline(operand.pipeline, dot);
      case 'function':
        return callFunction(operand.name, [], undefined, (inner) => this.#operand(inner, dot), this.#budget);
    }
  }
}

/** `.a.b`: only the data has parts; of nothing, every part is nothing. */
function part(value: Value, names: readonly string[], surplus: boolean): Value {
  let found = value;
  for (const [index, name] of names.entries()) {
    if (found === undefined) return undefined;
    if (!isData(found)) throw new TemplateFault(`${inWords(found)} has no part .${name}; the text is {{.text}}`);
    if (surplus && index === names.length - 1) throw new TemplateFault(`.${name} is no function and takes nothing`);
    found = found.get(name);
  }
  return found;
}

function printed(value: Value, budget: Budget): string {
  return value === undefined ? '<no value>' : sprint([value], budget);
}
