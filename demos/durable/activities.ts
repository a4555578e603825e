import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { activityInfo } from '@temporalio/activity';

/**
 * A step's effect on the world: two lines in a file, one before the work and one after it. A step that was cut off in
 * the middle begins again; one that is done does nothing when it is asked once more.
 */
export async function takeStep(step: number, work: number): Promise<void> {
  if ((await effects()).includes(`${step} done`)) return;
  await write(`${step} begun`);
  await wait(work);
  await write(`${step} done`);
}

/** Reads the file and says what really happened. */
export async function countSteps(steps: number): Promise<string> {
  const lines = await effects();
  const done = lines.filter((line) => line.endsWith('done'));
  const again = lines.length - done.length - steps;
  if (done.length !== steps || new Set(done).size !== steps) return `${steps} steps, ${done.length} done: ${done}`;
  return `${steps} steps, each ran once${again === 0 ? '' : `; ${again} cut off`}`;
}

async function write(line: string): Promise<void> {
  await mkdir(dirname(effectsFile()), { recursive: true, mode: 0o700 });
  await appendFile(effectsFile(), `${line}\n`);
}

async function effects(): Promise<readonly string[]> {
  const text = await readFile(effectsFile(), 'utf8').catch(() => '');
  return text.split('\n').filter((line) => line !== '');
}

function effectsFile(): string {
  const { workflowId, runId } = activityInfo().workflowExecution ?? { workflowId: 'none', runId: 'none' };
  const folder = join(tmpdir(), `tslides-durable-${process.getuid?.() ?? 'user'}`);
  return join(folder, `${encodeURIComponent(workflowId)}-${runId}.txt`);
}
