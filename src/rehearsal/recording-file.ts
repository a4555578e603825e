import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Recording, RecordingProblem, readRecording, recordingLimits } from './recording.js';

/** Beside the deck. */
const recordingsFolder = join('.tslides', 'recordings');

/** Where the recording of a panel is; undefined: the id is none of a demo's panel. */
export function recordingFile(deckFolder: string, panel: string): string | undefined {
  const [, name, number] = /^([a-z][a-z0-9-]{0,39})#(\d{1,5})$/.exec(panel) ?? [];
  return name === undefined ? undefined : join(deckFolder, recordingsFolder, `${name}-${number}.jsonl`);
}

/** Undefined: there is none. @throws RecordingProblem if there is one that can't be played */
export async function findRecording(deckFolder: string, panel: string): Promise<Recording | undefined> {
  const file = recordingFile(deckFolder, panel);
  const text = file === undefined ? undefined : await textOf(file);
  return text === undefined ? undefined : readRecording(text);
}

async function textOf(path: string): Promise<string | undefined> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) return undefined;
  // The head is not counted when it is written.
  if (found.size > recordingLimits.bytes + 10_000) throw new RecordingProblem('it is too large');
  return readFile(path, 'utf8');
}

/** Puts it in the place of the one before, whole or not at all. */
export async function keepRecording(deckFolder: string, panel: string, text: string): Promise<string> {
  const path = recordingFile(deckFolder, panel);
  if (path === undefined) throw new Error(`There is no place for a recording of ${panel}.`);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(`${path}.new`, text);
  await rename(`${path}.new`, path);
  return path;
}
