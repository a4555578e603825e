import { decoded } from './payload.js';
import type { PayloadMessage } from './protocol.js';

/** Bytes of an answer that are still read: it holds the sources, those of the SDK too. */
const largest = 2 * 1024 * 1024;
const mostStacks = 500;
const mostFrames = 50;
const mostSources = 8;
const longestSource = 100_000;
const longestName = 500;

/** A line of the author's code; `path` is the worker's. */
export interface Frame {
  readonly path: string;
  /** From 1. */
  readonly line: number;
  readonly function?: string;
}

/** What a worker answers to `__enhanced_stack_trace`, without the SDK's own code. */
export interface Traced {
  /** One for each thing that the code waits for; innermost frame last. None is empty. */
  readonly stacks: readonly (readonly Frame[])[];
  /** Texts by path. */
  readonly sources: Readonly<Record<string, string>>;
}

/** Undefined: that is no such answer. */
export function tracedOf(payload: PayloadMessage | undefined): Traced | undefined {
  const answer = payload && decoded(payload, largest);
  if (!isRecord(answer) || !Array.isArray(answer.stacks)) return undefined;
  const stacks = answer.stacks
    .slice(0, mostStacks)
    .map((stack) => framesOf(stack).reverse())
    .filter((frames) => frames.length > 0);
  const paths = new Set(stacks.flat().map(({ path }) => path));
  return { stacks, sources: sourcesOf(answer.sources, paths) };
}

function framesOf(stack: unknown): Frame[] {
  const locations = isRecord(stack) && Array.isArray(stack.locations) ? stack.locations : [];
  return locations.slice(0, mostFrames).flatMap((location: unknown) => {
    if (!isRecord(location) || location.internal_code === true) return [];
    const { file_path: file, line, function_name: name } = location;
    if (typeof file !== 'string' || typeof line !== 'number' || !Number.isInteger(line) || line < 1) return [];
    const path = file.slice(0, longestName).replaceAll('\\', '/');
    if (isInternal(path)) return [];
    return [
      { path, line, ...(typeof name === 'string' && name !== '' ? { function: name.slice(0, longestName) } : {}) },
    ];
  });
}

/** Of the SDK, another package or Node: the SDK for TypeScript marks none of them. */
function isInternal(path: string): boolean {
  return path === '' || path.startsWith('node:') || path.includes('<') || /(?:^|\/)node_modules\//.test(path);
}

function sourcesOf(sources: unknown, paths: ReadonlySet<string>): Readonly<Record<string, string>> {
  if (!isRecord(sources)) return {};
  const texts = Object.entries(sources).flatMap(([file, slices]) => {
    const path = file.replaceAll('\\', '/');
    const text = paths.has(path) ? textOf(slices) : undefined;
    return text === undefined ? [] : [[path, text] as const];
  });
  return Object.fromEntries(texts.slice(0, mostSources));
}

/** The SDKs tell one slice for each file: all of it. */
function textOf(slices: unknown): string | undefined {
  const slice: unknown = Array.isArray(slices) ? slices[0] : undefined;
  if (!isRecord(slice) || typeof slice.content !== 'string' || slice.content.length > longestSource) return undefined;
  return slice.line_offset === 0 || slice.line_offset === undefined ? slice.content : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
