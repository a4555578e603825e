import type { Budget } from './budget.js';
import { TemplateFault } from './fault.js';
import { functions } from './functions.js';
import type { Operand } from './nodes.js';
import { checkArguments, type Parameter, type Signature, signatureOf } from './signatures.js';
import { inWords, isList, noList, truth, type Value } from './value.js';

/** The value that the command before hands on, if there is one. */
export type Last = { readonly value: Value } | undefined;

/**
 * Calls a function with arguments as they are written, and with what the command before it gave as the last one.
 * @throws TemplateFault
 */
export function callFunction(
  name: string,
  operands: readonly Operand[],
  last: Last,
  evaluate: (operand: Operand) => Value,
  budget: Budget,
): Value {
  checkArguments(name, operands.length + (last ? 1 : 0));
  if (name === 'and' || name === 'or') return shortCircuit(name, operands, last, evaluate);
  const signature = signatureOf(name);
  const run = functions().get(name);
  if (!run) throw new TemplateFault(`there is no function "${name}"`);
  const values = operands.map((operand, index) => {
    const wanted = parameterAt(signature, index);
    // A number without a fraction is a whole one where such a one is wanted, however it is written.
    if (operand.kind === 'number' && wanted === 'i' && operand.whole !== undefined) return operand.whole;
    return checked(evaluate(operand), wanted, name, index);
  });
  if (last) values.push(checked(last.value, parameterAt(signature, values.length), name, values.length));
  return run(values, budget);
}

/** Arguments behind the one that decides are not looked at. */
function shortCircuit(
  name: 'and' | 'or',
  operands: readonly Operand[],
  last: Last,
  evaluate: (operand: Operand) => Value,
): Value {
  let value: Value;
  for (const operand of operands) {
    value = evaluate(operand);
    if (truth(value) === (name === 'or')) return value;
  }
  return last ? last.value : value;
}

function parameterAt({ parameters, variadic }: Signature, index: number): Parameter {
  return parameters[index] ?? (variadic ? parameters.at(-1) : undefined) ?? 'a';
}

function checked(value: Value, wanted: Parameter, name: string, index: number): Value {
  const place = `argument ${index + 1} of ${name}`;
  switch (wanted) {
    case 's':
      if (typeof value === 'string') return value;
      throw new TemplateFault(`${place} must be a text, not ${inWords(value)}`);
    case 'i':
      if (typeof value === 'bigint') return value;
      throw new TemplateFault(`${place} must be a whole number, not ${inWords(value)}`);
    case 'l':
      if (isList(value)) return value;
      if (value === undefined) return noList;
      throw new TemplateFault(`${place} must be a list, as Split makes one, not ${inWords(value)}`);
    case 'a':
      return value;
  }
}
