import type { LineRun, Place, Slide } from './types.js';

export function lineFeeds(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

/** Where a line of a slide stands; `line` counts from 0. */
export function placeInSlide({ source, runs }: Pick<Slide, 'source' | 'runs'>, line: number): Place {
  return runs ? placeOf(runs, line) : { file: source.file, line: source.line + line };
}

/** Where a line of a text stands in the files that it was put together from; `line` counts from 0. */
export function placeOf(runs: readonly LineRun[], line: number): Place {
  let low = 0;
  let high = runs.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((runs[middle]?.start ?? 0) <= line) low = middle;
    else high = middle - 1;
  }
  const { start, source } = runs[low] ?? { start: 0, source: { file: '', line: 1 } };
  return { file: source.file, line: source.line + line - start };
}

/** The runs of the lines from `first` to before `end`, counted from the first of them. */
export function runsBetween(runs: readonly LineRun[], first: number, end: number): readonly LineRun[] {
  const inside = runs.filter(({ start }) => start > first && start < end);
  return [
    { start: 0, source: placeOf(runs, first) },
    ...inside.map(({ start, source }) => ({ start: start - first, source })),
  ];
}

/** A text that is put together from pieces of files, line by line. */
export class Pieces {
  readonly #lines: string[] = [];
  readonly #runs: LineRun[] = [];

  add(lines: readonly string[], runs: readonly LineRun[]): void {
    const start = this.#lines.length;
    for (const run of runs) this.#runs.push({ start: start + run.start, source: run.source });
    for (const line of lines) this.#lines.push(line);
  }

  get lines(): readonly string[] {
    return this.#lines;
  }

  get text(): string {
    return this.#lines.join('\n');
  }

  get runs(): readonly LineRun[] {
    return this.#runs;
  }
}
