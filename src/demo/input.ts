import type { SchemaIssue } from './schema.js';
import type { Demo } from './types.js';

export type InputResult =
  | { readonly kind: 'input'; readonly value: unknown }
  /** One sentence with the key it is about. */
  | { readonly kind: 'refused'; readonly message: string };

/**
 * A slide's `input:` laid over the demo's default and checked with its schema. Objects are merged key by key,
 * everything else replaces. `undefined` and `null` (an empty `input:`) leave the default.
 */
export function demoInput(demo: Demo, given: unknown): InputResult {
  const absent = given === undefined || given === null;
  if (demo.input === undefined) {
    return absent
      ? { kind: 'input', value: undefined }
      : refused(`The demo "${demo.name}" takes no input: remove \`input:\`.`);
  }
  const value = absent ? demo.input.default : merge(demo.input.default, given);
  const result = demo.input.schema['~standard'].validate(value);
  if (result instanceof Promise) {
    result.catch(() => undefined);
    return refused(`The demo "${demo.name}" has an asynchronous schema for its input: give it a synchronous one.`);
  }
  const issue = result.issues?.[0];
  if (issue !== undefined) return refused(`${pathOf(issue)} of the demo "${demo.name}": ${sentence(issue.message)}`);
  return { kind: 'input', value: 'value' in result ? result.value : value };
}

const refused = (message: string): InputResult => ({ kind: 'refused', message });

function merge(base: unknown, over: unknown): unknown {
  if (!isRecord(base) || !isRecord(over)) return over;
  const merged = new Map(Object.entries(base));
  for (const [key, value] of Object.entries(over)) {
    merged.set(key, Object.hasOwn(base, key) ? merge(base[key], value) : value);
  }
  return Object.fromEntries(merged);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function pathOf(issue: SchemaIssue): string {
  const keys = (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part));
  return `\`${['input', ...keys].join('.')}\``;
}

const sentence = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`);
