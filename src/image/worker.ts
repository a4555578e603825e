import fs from 'node:fs';
import { parentPort } from 'node:worker_threads';
import type { Bitmap } from './bitmap.js';
import { draw } from './draw.js';
import { checkSize } from './header.js';
import type { Job, Outcome } from './jobs.js';
import { PictureError } from './picture-error.js';
import { type PictureFacts, pictureFacts, readFrames } from './read-picture.js';

/*
 * The thread that reads, decodes, scales and encodes pictures, one job after the other. It trusts no file: the limits
 * come before the work, and whoever started it ends it when a job takes too long.
 */

/** Of the last picture, so that another size of it is not decoded again; larger ones are not kept. */
const mostKept = 16_000_000;
let last: { readonly path: string; readonly stamp: string; readonly bitmap: Bitmap } | undefined;

parentPort?.on('message', (job: Job) => {
  const outcome = outcomeOf(job);
  const moved = outcome.kind === 'bitmap' ? [outcome.bitmap.data.buffer as ArrayBuffer] : [];
  parentPort?.postMessage(outcome, moved);
});

function outcomeOf(job: Job): Outcome {
  try {
    const stamp = stampOf(job.path);
    const file = fs.readFileSync(job.path);
    const facts = pictureFacts(file);
    if (job.kind === 'look') return { kind: 'facts', facts, stamp };
    return draw(job, file, facts, () => firstFrame(job.path, stamp, file, facts));
  } catch (error) {
    return { kind: 'problem', message: messageOf(error) };
  }
}

/** Tells a file from what it was before. Its size is checked here: before it is read. */
function stampOf(path: string): string {
  const stat = fs.statSync(path);
  if (!stat.isFile()) throw new PictureError('it is no file');
  checkSize(stat.size);
  return `${stat.mtimeMs}:${stat.size}`;
}

function firstFrame(path: string, stamp: string, file: Buffer, facts: PictureFacts): Bitmap {
  if (last?.path === path && last.stamp === stamp) return last.bitmap;
  last = undefined;
  const { value } = readFrames(file).next();
  if (!value) throw new PictureError('the file is broken: it has no pixels');
  if (facts.width * facts.height <= mostKept) last = { path, stamp, bitmap: value.bitmap };
  return value.bitmap;
}

function messageOf(error: unknown): string {
  if (error instanceof PictureError) return error.message;
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'there is no such file';
    case 'EACCES':
    case 'EPERM':
      return 'the file may not be read';
    default:
      return 'the file cannot be read';
  }
}
