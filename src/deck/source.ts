import { readFileSync, statSync } from 'node:fs';
import { type CommandOutput, type DeckCommand, findCommands, withOutputs } from './commands.js';
import { mayRunCommands } from './commands-allowed.js';
import { diskMessage } from './disk-message.js';
import { DeckError } from './errors.js';
import { sourceText } from './source-text.js';
import { clean } from './split.js';
import type { LineRun, Problem } from './types.js';

/** A deck file as it was read. */
export interface Source {
  /** As people wrote it, and as places in the deck name it. */
  readonly file: string;
  /** With the outputs of its commands in it. */
  readonly text: string;
  readonly runs: readonly LineRun[];
  readonly commands: readonly DeckCommand[];
  readonly failures: readonly Problem[];
}

/** What commands have printed, by `commandKey`. */
export type Outputs = ReadonlyMap<string, CommandOutput>;

const stdinName = 'stdin';

export function fileSource(path: string, outputs: Outputs): Source {
  const written = clean(
    sourceText(
      onDisk(path, () => readFileSync(path)),
      inputName(path),
    ),
  );
  const mayHold = written.includes('~~~');
  const commands = mayHold && mayRunCommands(onDisk(path, () => statSync(path))) ? findCommands(written) : [];
  if (commands.length === 0) return plainSource(path, written);
  const { text, failures, lineOf } = withOutputs(written, outputs);
  return {
    file: path,
    text,
    runs: runsOf(text, path, lineOf),
    commands,
    failures: failures.map(({ line, message }) => ({ level: 'error', file: path, line, message })),
  };
}

function plainSource(file: string, text: string): Source {
  return { file, text, runs: [{ start: 0, source: { file, line: 1 } }], commands: [], failures: [] };
}

/** Where the lines of a text stand; `lineOf` counts from 1 on both sides. */
function runsOf(text: string, file: string, lineOf: (line: number) => number): readonly LineRun[] {
  const runs: LineRun[] = [];
  let last = Number.NaN;
  text.split('\n').forEach((_, start) => {
    const line = lineOf(start + 1);
    if (line !== last + 1) runs.push({ start, source: { file, line } });
    last = line;
  });
  return runs;
}

export function stdinSource(text: string | undefined): Source {
  if (text === undefined) throw new DeckError('Nothing was given on stdin.');
  return plainSource(stdinName, clean(sourceText(Buffer.from(text), stdinName)));
}

export function inputName(input: string): string {
  return input === '-' ? stdinName : `"${input}"`;
}

export function isDirectory(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  } catch {
    return false;
  }
}

export function onDisk<T>(path: string, act: () => T): T {
  try {
    return act();
  } catch (cause) {
    throw new DeckError(diskMessage(path, cause), { cause });
  }
}
