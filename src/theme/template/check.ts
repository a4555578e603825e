import type { Node, Operand, Pipeline, Template } from './nodes.js';
import { checkArguments } from './signatures.js';

/**
 * Looks at the number of arguments of every call. Go does so only when it gets there; an author should know before the
 * one slide that does. @throws TemplateFault
 */
export function checkCalls({ nodes, named }: Template): void {
  for (const list of [nodes, ...named.values()]) for (const node of list) checkNode(node);
}

function checkNode(node: Node): void {
  if ('pipeline' in node && node.pipeline) checkPipeline(node.pipeline);
  if ('body' in node) for (const inner of [...node.body, ...node.otherwise]) checkNode(inner);
}

function checkPipeline({ commands }: Pipeline): void {
  for (const [index, [first, ...given]] of commands.entries()) {
    checkOperand(first, given.length + (index > 0 ? 1 : 0));
    for (const operand of given) checkOperand(operand, 0);
  }
}

function checkOperand(operand: Operand, given: number): void {
  if (operand.kind === 'function') checkArguments(operand.name, given);
  else if (operand.kind === 'pipeline') checkPipeline(operand.pipeline);
  else if (operand.kind === 'chain') checkOperand(operand.of, 0);
}
