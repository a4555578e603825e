import { cellWidth, lineWidth } from '../render/cells.js';
import type { Line, Span } from '../render/line.js';
import { blank, clip, column, filled, paragraph } from './cell.js';
import { lookKey } from './log-window.js';
import { bold, type PanelLook } from './look.js';
import { said } from './text.js';
import { duration, durationWidth, took } from './time.js';
import type { ActView, DemoView, PanelControls } from './view.js';

type Detail = PanelControls['detail'];

/** Below it, there is no column for how long it took. */
const timedWidth = 40;
/** Rows of a call and of a command, and of an answer, by detail. */
const mostRows: Readonly<Record<Detail, { readonly call: number; readonly command: number; readonly answer: number }>> =
  {
    0: { call: 1, command: 0, answer: 1 },
    1: { call: 3, command: 3, answer: 1 },
    2: { call: 12, command: 12, answer: 24 },
  };

/** Drawn several times a second, and the same from its answer on. */
const known = new WeakMap<ActView, { readonly key: string; readonly rows: readonly Line[] }>();

/** An act: its call with a mark before it, its command, its answer. */
export function actRows(act: ActView, view: DemoView, width: number, detail: Detail, look: PanelLook): readonly Line[] {
  const newest = act === view.acts.at(-1);
  const key = `${width} ${detail} ${newest} ${lookKey(look)}`;
  const last = known.get(act);
  if (last?.key === key && act.state !== 'running') return last.rows;
  const most = mostRows[detail];
  const room = width - 2;
  const call = part('', said(act.call), room, most.call, newest ? look.strong : look.plain, look);
  const rows = [
    ...call.map((line, index): Line => [index === 0 ? mark(act, look) : blank(1), blank(1), ...line]),
    ...indented(part('$ ', said(act.command), room, most.command, look.quiet, look)),
    ...indented(answerRows(act, view, room, most.answer, look)),
  ];
  known.set(act, { key, rows });
  return rows;
}

/** All that is said of an act where there is one row. */
export function oneRow(act: ActView, view: DemoView, width: number, look: PanelLook): Line {
  const call = clip(said(act.call), Math.floor(width * 0.6), look);
  const left: Line = [mark(act, look), blank(1), { text: call, style: look.strong }, blank(1)];
  const [answer = []] = answerRows(act, view, width - lineWidth(left), 1, look);
  return [...left, ...answer];
}

function mark({ state }: ActView, { glyphs, ...look }: PanelLook): Span {
  switch (state) {
    case 'running':
      return { text: glyphs.running, style: bold(look.running) };
    case 'done':
      return { text: glyphs.done, style: bold(look.done) };
    case 'failed':
      return { text: glyphs.failed, style: bold(look.failed) };
  }
}

function answerRows(act: ActView, view: DemoView, width: number, most: number, look: PanelLook): readonly Line[] {
  const arrow = look.ascii ? '-> ' : '→ ';
  const timed = width >= timedWidth;
  const time = act.took === undefined ? '' : took(act.took);
  const room = timed ? width - durationWidth - 2 : width;
  if (act.state === 'running')
    return [[{ text: clip(arrow + waits(act, view, look), width, look), style: look.running }]];
  const style = act.state === 'failed' ? look.failed : look.plain;
  const answer = act.answer === undefined || act.answer === '' ? look.glyphs.nothing : said(act.answer);
  return part(arrow, answer, room, most, style, look).map((line, index): Line => {
    if (index > 0 || !timed || time === '') return line;
    return [...filled(line, room, look), blank(2), column(time, durationWidth, look.quiet, look, 'right')];
  });
}

function waits({ at }: ActView, view: DemoView, look: PanelLook): string {
  // A clock is no news; its tenths move all the time.
  return view.reducedMotion ? `waits${look.glyphs.ellipsis}` : `waits ${duration(view.now - at)}`;
}

/** A text with a sign before it, in rows that stand below each other. */
function part(
  sign: string,
  text: string,
  width: number,
  most: number,
  style: Line[number]['style'],
  look: PanelLook,
): readonly Line[] {
  const indent = cellWidth(sign);
  // One row shows how much of a call it can, even if that is half a word.
  const rows = most === 1 ? [clip(text, width - indent, look)] : paragraph(text, width - indent, most, look);
  return rows.map(
    (row, index): Line => [
      ...(sign === '' ? [] : [index === 0 ? { text: sign, style: look.quiet } : blank(indent)]),
      { text: row, style },
    ],
  );
}

function indented(rows: readonly Line[]): readonly Line[] {
  return rows.map((row) => [blank(2), ...row]);
}
