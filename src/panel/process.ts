import { lineWidth } from '../render/cells.js';
import type { Line } from '../render/line.js';
import { blank, clip, column } from './cell.js';
import { bold, type PanelLook } from './look.js';
import type { Panel } from './panel.js';
import { processState } from './process-state.js';
import { said } from './text.js';
import { clock } from './time.js';
import type { DemoView, ProcessView } from './view.js';

const nameWidth = 10;
const stateWidth = 10;
const clockWidth = 7;
/** More steps than this are no marks any more, but a bar. */
const mostMarks = 20;
/** Head, steps, what it says. */
const wholeRows = 3;

/** What the demo runs beside the workers: each big and simple, to stand beside a workflow. */
export const process: Panel = {
  size: ({ processes }) => ({
    least: 2,
    fair: Math.max(wholeRows, Math.min(3, processes.length) * (wholeRows + 1) - 1),
    worth: 1,
  }),
  draw: ({ processes, now }, { width, height }, look) => {
    if (height < 1) return [];
    if (processes.length === 0) {
      return [[{ text: clip('this demo runs nothing beside its workers', width, look), style: look.quiet }]];
    }
    const rows = sharesOf(processes, height);
    // Between those that have several rows there is air, if there is room for all of it.
    const apart = rows.map((count, index) => index > 0 && Math.max(count, rows[index - 1] ?? 0) === wholeRows);
    const airy = [...rows, ...apart].reduce<number>((sum, count) => sum + Number(count), 0) <= height;
    return processes
      .flatMap((one, index): readonly Line[] => {
        const block = blockOf(one, now, width, look).slice(0, rows[index]);
        return airy && apart[index] ? [[], ...block] : block;
      })
      .slice(0, height);
  },
};

/** Rows of each: one for all, then what they have got through, then what they say. */
function sharesOf(processes: readonly ProcessView[], height: number): readonly number[] {
  const rows = processes.map(() => 1);
  let left = height - rows.length;
  for (let row = 2; row <= wholeRows; row++) {
    for (const [index, { kind, state }] of processes.entries()) {
      // A worker in another language says nothing of itself, what can't run here neither.
      if (left < 1 || kind === 'worker' || state === 'absent' || rows[index] !== row - 1) continue;
      rows[index] = row;
      left -= 1;
    }
  }
  return rows;
}

function blockOf(one: ProcessView, now: number, width: number, look: PanelLook): readonly Line[] {
  return [headRow(one, now, width, look), stepRow(one, width, look), saidRow(one, width, look)];
}

/** `plain  ● running  00:04.1  pid 5120, started 2 times`. */
function headRow(one: ProcessView, now: number, width: number, look: PanelLook): Line {
  const { glyph, word, meaning } = processState(one.state, look);
  const alive = one.state === 'running' || one.state === 'starting';
  const quiet = one.state === 'absent' || one.state === 'idle';
  const state = column(`${glyph} ${word}`, Math.min(stateWidth, width), quiet ? look.quiet : bold(look[meaning]), look);
  const nameRoom = Math.max(1, Math.min(nameWidth, width - stateWidth - 1));
  const name = column(said(one.name), nameRoom, quiet ? look.quiet : look.strong, look);
  const left: Line = [name, blank(1), state];
  const since = alive ? one.startedAt : one.endedAt;
  const timed: Line = [
    ...left,
    blank(1),
    column(since === undefined ? '' : clock(now - since), clockWidth, look.plain, look, 'right'),
  ];
  const line = !quiet && lineWidth(timed) <= width ? timed : left;
  const room = width - lineWidth(line) - 2;
  const more = one.state === 'running' || one.kind !== 'worker' ? facts(one, room) : said(one.message ?? '');
  return room < 1 || more === '' ? line : [...line, blank(2), { text: clip(more, room, look), style: look.quiet }];
}

/** As much as there is room for, what matters first. */
function facts({ pid, starts, state, message }: ProcessView, room: number): string {
  if (state === 'absent' || state === 'idle') return said(message ?? '');
  const started = starts > 1 ? `started ${starts} times` : '';
  const number = pid > 0 && state === 'running' ? `pid ${pid}` : '';
  const forms = [
    [started, number].filter((part) => part !== '').join(', '),
    started,
    starts > 1 ? `${starts} starts` : '',
  ];
  return forms.find((form) => form.length <= room) ?? '';
}

/** What it has got through: a mark a step. What a killed one had is lost, and pale. */
function stepRow({ progress, state, message }: ProcessView, width: number, look: PanelLook): Line {
  if (progress === undefined || !(progress.of >= 1)) {
    const text = message === undefined ? '' : said(message);
    return [blank(2), { text: clip(text, width - 2, look), style: state === 'crashed' ? look.failed : look.quiet }];
  }
  const of = Math.min(Math.floor(progress.of), 1_000_000);
  const done = Math.max(0, Math.min(of, Math.floor(progress.done) || 0));
  const style = state === 'running' ? (done === of ? look.done : look.running) : look.quiet;
  const number = ` ${done}/${of}`;
  const room = Math.max(0, width - 2 - number.length);
  const { running, waiting, left } = look.glyphs;
  if (of <= mostMarks && of <= room) {
    // Far apart, so that they are counted from the last row of the room.
    const cell = Math.max(1, Math.min(3, Math.floor(room / of)));
    const marks = (glyph: string, count: number) => (glyph + ' '.repeat(cell - 1)).repeat(count);
    return [
      blank(2),
      { text: marks(running, done), style },
      { text: marks(waiting, of - done), style: look.quiet },
      { text: number, style: look.plain },
    ];
  }
  const length = Math.min(room, 40);
  const full = Math.round((done / of) * length);
  return [
    blank(2),
    { text: (look.ascii ? '#' : '█').repeat(full), style },
    { text: left.repeat(length - full), style: look.frame },
    { text: number, style: look.plain },
  ];
}

/** The newest that it said; of one that is gone the last. */
function saidRow({ status, state, message }: ProcessView, width: number, look: PanelLook): Line {
  const text = said(status ?? (state === 'running' ? '' : (message ?? '')));
  const style = state === 'running' ? look.plain : look.quiet;
  return [blank(2), { text: clip(text, Math.max(0, width - 2), look), style }];
}

/** Workers in other languages, for the panel of the workers. */
export function otherWorkers({ processes }: DemoView): readonly ProcessView[] {
  return processes.filter(({ kind }) => kind === 'worker');
}
