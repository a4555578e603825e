import { inlineImage } from '../terminal/iterm2.js';
import { type EncodedFrame, sendImage } from '../terminal/kitty.js';
import { canCarry, type Route } from '../terminal/multiplexer.js';
import { sixel } from '../terminal/sixel.js';
import type { Bitmap } from './bitmap.js';
import { readHeader } from './header.js';
import type { Ground, Job, Outcome } from './jobs.js';
import { limits } from './limits.js';
import { encodePng } from './png-encode.js';
import { quantised } from './quantise.js';
import { type PictureFacts, readFrames } from './read-picture.js';
import { laidOver, padded, scaled } from './scale.js';

type DrawJob = Extract<Job, { kind: 'draw' }>;

interface Area {
  readonly width: number;
  readonly height: number;
}

/** More pixels than a large screen has are not sent: the terminal scales what it gets. */
const mostSent: Area = { width: 2560, height: 1600 };
/** A GIF of more bytes is not sent as it is: its first frame is. */
const mostGifBytes = 8 * 1024 * 1024;
/** Of 256 colours, two. */
const leastPart = 1 / 128;

/**
 * The picture in the form that was asked for.
 * @param first its first frame, unscaled
 * @throws PictureError
 */
export function draw(job: DrawJob, file: Buffer, facts: PictureFacts, first: () => Bitmap): Outcome {
  const box = { width: job.columns * job.cell.width, height: job.rows * job.cell.height };
  const { form } = job;
  switch (form.kind) {
    case 'blocks': {
      const grid = { width: job.columns, height: 2 * job.rows };
      const scale = Math.min(box.width / facts.width, box.height / facts.height);
      const inner = within(grid, {
        width: (facts.width * scale) / job.cell.width,
        height: (2 * facts.height * scale) / job.cell.height,
      });
      const small = over(scaled(first(), inner.width, inner.height), form.ground);
      return { kind: 'bitmap', bitmap: padded(small, grid.width, grid.height) };
    }
    case 'sixel': {
      const room = { width: Math.min(box.width, form.size.width), height: Math.min(box.height, form.size.height) };
      const { width, height } = contained(facts, room, Number.POSITIVE_INFINITY);
      const bitmap = over(scaled(first(), width, height), form.ground);
      const bytes = carried(form.route, (part) =>
        sixel(quantised(bitmap, Math.max(2, Math.floor(form.colours * part)))),
      );
      return { kind: 'sequence', bytes };
    }
    case 'iterm2': {
      const sequence = (image: Uint8Array): string => inlineImage(image, job.columns, job.rows, form.route);
      if (form.animated && facts.frames > 1 && file.length <= mostGifBytes && readHeader(file).kind === 'gif') {
        const bytes = sequence(file);
        if (canCarry(bytes, form.route)) return { kind: 'sequence', bytes };
      }
      const bytes = carried(form.route, (part) => sequence(encodePng(onCanvas(first(), facts, box, Math.sqrt(part)))));
      return { kind: 'sequence', bytes };
    }
    case 'kitty': {
      const frames = encodedFrames(file, facts, box, form.animated, first);
      return { kind: 'sequence', bytes: sendImage(form.id, frames, form.route) };
    }
  }
}

/** The first sequence that arrives: with all that there is, else with a half of it, and so on. */
function carried(route: Route, attempt: (part: number) => string): string {
  let part = 1;
  let bytes = attempt(part);
  while (!canCarry(bytes, route) && part > leastPart) {
    part /= 2;
    bytes = attempt(part);
  }
  return bytes;
}

function encodedFrames(
  file: Buffer,
  facts: PictureFacts,
  box: Area,
  animated: boolean,
  first: () => Bitmap,
): readonly EncodedFrame[] {
  if (!animated || facts.frames === 1) return [{ png: encodePng(onCanvas(first(), facts, box, 1)), delay: 0 }];
  const { width, height } = canvasOf(facts, box, 1);
  const shrink = Math.min(1, Math.sqrt(limits.animatedPixels / (width * height * facts.frames)));
  const frames: EncodedFrame[] = [];
  for (const { bitmap, delay } of readFrames(file)) {
    frames.push({ png: encodePng(onCanvas(bitmap, facts, box, shrink)), delay });
  }
  return frames;
}

/**
 * The picture from the first corner of a canvas that has the shape of the box: terminals stretch what they draw into
 * a box. It is never enlarged, that is the terminal's work.
 */
function onCanvas(bitmap: Bitmap, facts: PictureFacts, box: Area, shrink: number): Bitmap {
  const canvas = canvasOf(facts, box, shrink);
  const { width, height } = contained(facts, canvas, 1);
  return padded(scaled(bitmap, width, height), canvas.width, canvas.height);
}

function canvasOf(facts: PictureFacts, box: Area, shrink: number): Area {
  const enlarged = Math.max(1, Math.min(box.width / facts.width, box.height / facts.height));
  const cut = Math.min(1, mostSent.width / box.width, mostSent.height / box.height);
  const scale = Math.min(cut, 1 / enlarged) * shrink;
  return { width: Math.max(1, Math.round(box.width * scale)), height: Math.max(1, Math.round(box.height * scale)) };
}

/** As large as it can be within the room, enlarged at most so many times. */
function contained({ width, height }: Area, room: Area, most: number): Area {
  const scale = Math.min(room.width / width, room.height / height, most);
  return within(room, { width: width * scale, height: height * scale });
}

/** Whole pixels, at least one each way. */
function within(room: Area, { width, height }: Area): Area {
  return {
    width: Math.max(1, Math.min(room.width, Math.round(width))),
    height: Math.max(1, Math.min(room.height, Math.round(height))),
  };
}

/** Edges that are half transparent take the ground's colour in; what is hardly seen stays transparent. */
function over(bitmap: Bitmap, ground: Ground | undefined): Bitmap {
  if (!ground) return bitmap;
  const laid = laidOver(bitmap, ground);
  for (let i = 3; i < laid.data.length; i += 4) if ((bitmap.data[i] as number) < 32) laid.data[i] = 0;
  return laid;
}
