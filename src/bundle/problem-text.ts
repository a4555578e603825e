import { relative } from 'node:path';
import type { BundleProblem } from './problem.js';

/** A problem as people read it, with its place if it has one: `demos/order/workflows.ts:12:3 …`. */
export function problemText({ file, line, column, message }: BundleProblem, base: string): string {
  if (file === undefined) return message;
  const place = [line, column]
    .filter((part) => part !== undefined)
    .map((part) => `:${part}`)
    .join('');
  return `${relative(base, file).replaceAll('\\', '/')}${place} ${message}`;
}
