import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { activityInfo } from '@temporalio/activity';

/** A step's effect on the world: a line in a file. One that ran twice would stand there twice. */
export async function takeStep(step: number): Promise<void> {
  const file = effectsFile();
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await appendFile(file, `step ${step}\n`);
}

/** Reads the file and says what really happened. */
export async function countSteps(steps: number): Promise<string> {
  const lines = (await readFile(effectsFile(), 'utf8')).trim().split('\n');
  const oftenRun = [...new Set(lines)].filter((line) => lines.indexOf(line) !== lines.lastIndexOf(line));
  if (lines.length === steps && oftenRun.length === 0) return `${steps} steps, each ran once`;
  return `${steps} steps, ${lines.length} runs: ${oftenRun.join(', ')} more than once`;
}

function effectsFile(): string {
  const { workflowId, runId } = activityInfo().workflowExecution ?? { workflowId: 'none', runId: 'none' };
  const folder = join(tmpdir(), `tslides-durable-${process.getuid?.() ?? 'user'}`);
  return join(folder, `${encodeURIComponent(workflowId)}-${runId}.txt`);
}
