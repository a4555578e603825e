/**
 * The same five steps without Temporal: one process, and how far it is stands nowhere but in its memory. It says so
 * over its IPC channel, and ends when it is done, as programs do.
 */
import type { FromProcess } from '../../src/demo/types.js';
import { decode, download, encode, resize, upload } from './activities.js';

const clip = 'gopher.mp4';
const steps = [download, decode, resize, encode, upload];

async function run(): Promise<void> {
  for (const [index, step] of steps.entries()) {
    say(`step ${index + 1} of ${steps.length}: ${step.name}`, index);
    await step(clip);
  }
  say(`${clip} is online`, steps.length);
}

function say(text: string, done: number): void {
  tell({ kind: 'status', text, progress: { done, of: steps.length } });
}

function tell(message: FromProcess): void {
  process.send?.(message, undefined, undefined, () => undefined);
}

process.on('disconnect', () => process.exit());
tell({ kind: 'ready' });
await run();
process.disconnect?.();
