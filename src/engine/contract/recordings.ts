import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = new URL('./histories/', import.meta.url);

/** The normalised histories of an act as the real service wrote them. */
export function readRecording(act: string): string[][] {
  const blocks = readFileSync(fileOf(act), 'utf8').trimEnd().split('\n\n');
  return blocks.map((block) => block.split('\n'));
}

export function writeRecording(act: string, histories: readonly (readonly string[])[]): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(fileOf(act), `${histories.map((lines) => lines.join('\n')).join('\n\n')}\n`);
}

/** One event a line, a blank line between histories. */
function fileOf(act: string): string {
  return fileURLToPath(new URL(`${act.replaceAll(/[^a-z]+/g, '-')}.jsonl`, folder));
}
