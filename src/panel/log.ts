import { cellWidth, lineWidth } from '../render/cells.js';
import type { Line } from '../render/line.js';
import { blank, clip, column, paragraph } from './cell.js';
import { dateClock, sinceStart } from './log-time.js';
import { lookKey, windowed } from './log-window.js';
import { bold, type Meaning, type PanelLook } from './look.js';
import type { Panel } from './panel.js';
import { said } from './text.js';
import type { DemoView, LogLine } from './view.js';

/** From here on there is room for the time. */
const timedWidth = 44;
/** From here on who said it has a column. */
const sourceWidth = 64;
/** From here on what it is about has one, too. */
const aboutWidth = 80;
const columns = { time: 8, date: 19, source: 14, about: 18 } as const;
const mostRows = 4;

/**
 * What the workers and the demo's processes say, the newest always in view. Detail 0 leaves out the level debug, 1 has
 * all lines, 2 has them whole, with the date and what they are about.
 */
export const log: Panel = {
  size: () => ({ least: 1, fair: 4, worth: 2 }),
  draw: (view, room, look) => {
    if (room.height < 1 || room.width < 1) return [];
    const { rows, failure } = rowsOf(view, room.width, look);
    if (rows.length > 0) return windowed(rows, room, view.controls, failure, look);
    const text =
      view.log.length === 0
        ? 'quiet so far: what the workers log stands here'
        : 'nothing but details so far: v shows them';
    return paragraph(text, room.width, room.height, look).map((row): Line => [{ text: row, style: look.quiet }]);
  },
};

interface Rows {
  readonly rows: readonly Line[];
  /** Where the first error stands. */
  readonly failure: number | undefined;
}

/** All that the rows of a line depend on but the line; `key` says it in one. */
interface Place {
  readonly key: string;
  readonly start: number | undefined;
  readonly detail: DemoView['controls']['detail'];
  readonly width: number;
}

/** Drawn several times a second, and the same for most of them. */
const known = new WeakMap<readonly LogLine[], { readonly key: string; readonly made: Rows }>();

function rowsOf(view: DemoView, width: number, look: PanelLook): Rows {
  const { detail } = view.controls;
  const start = view.workflow?.startedAt;
  const key = `${width} ${detail} ${start} ${lookKey(look)}`;
  const last = known.get(view.log);
  if (last?.key === key) return last.made;
  const lines = view.log.filter(({ level }) => detail > 0 || level !== 'debug');
  // Lines of several processes come in batches: by their times they stand in order.
  const blocks = lines
    .toSorted((a, b) => a.at - b.at)
    .map((line) => ({ line, rows: lineRows(line, { key, start, detail, width }, look) }));
  const rows = blocks.flatMap((block) => block.rows);
  const error = blocks.findIndex(({ line }) => line.level === 'error');
  const before = blocks.slice(0, Math.max(0, error)).reduce((sum, block) => sum + block.rows.length, 0);
  const made: Rows = { rows, failure: error === -1 ? undefined : before };
  known.set(view.log, { key, made });
  return made;
}

/** A line's rows; cached by the line, because one that comes changes none of the others. */
function lineRows(line: LogLine, place: Place, look: PanelLook): readonly Line[] {
  const last = drawnLines.get(line);
  if (last?.key === place.key) return last.rows;
  const rows = drawnRows(line, place, look);
  drawnLines.set(line, { key: place.key, rows });
  return rows;
}

const drawnLines = new WeakMap<LogLine, { readonly key: string; readonly rows: readonly Line[] }>();

function drawnRows(line: LogLine, { start, detail, width }: Place, look: PanelLook): readonly Line[] {
  const { meaning, mark } = levelMark(line.level, look);
  const about = line.about === undefined ? '' : said(line.about);
  const time = timeText(line.at, start, detail, width);
  const left: Line = [
    ...(time === undefined ? [] : [column(time.text, time.width, look.quiet, look), blank(2)]),
    { text: mark, style: bold(look[meaning]) },
    blank(1),
    ...(width < sourceWidth ? [] : [column(said(line.source), columns.source, look.quiet, look), blank(2)]),
    ...(width < aboutWidth ? [] : [column(about, columns.about, look.quiet, look), blank(2)]),
  ];
  const room = width - lineWidth(left);
  const style = line.level === 'error' ? look.failed : line.level === 'debug' ? look.quiet : look.plain;
  const rows = detail < 2 ? [clip(said(line.text), room, look)] : paragraph(said(line.text), room, mostRows, look);
  const more = width >= aboutWidth || about === '' ? '' : ` ${look.glyphs.separator} ${about}`;
  const after = room - cellWidth(rows.at(-1) ?? '');
  return (rows.length === 0 ? [''] : rows).map(
    (text, index): Line => [
      ...(index === 0 ? left : [blank(lineWidth(left))]),
      { text, style },
      ...(index < rows.length - 1 || after < 8 ? [] : [{ text: clip(more, after, look), style: look.quiet }]),
    ],
  );
}

function timeText(
  at: number,
  start: number | undefined,
  detail: DemoView['controls']['detail'],
  width: number,
): { readonly text: string; readonly width: number } | undefined {
  if (width < timedWidth) return undefined;
  if (detail === 2 && width >= sourceWidth) return { text: dateClock(at), width: columns.date };
  return { text: start === undefined ? dateClock(at).slice(-12, -4) : sinceStart(at, start), width: columns.time };
}

function levelMark(level: LogLine['level'], look: PanelLook): { readonly mark: string; readonly meaning: Meaning } {
  switch (level) {
    case 'debug':
      return { mark: ' ', meaning: 'quiet' };
    case 'info':
      return { mark: look.glyphs.separator, meaning: 'quiet' };
    case 'warn':
      return { mark: '!', meaning: 'retry' };
    case 'error':
      return { mark: look.glyphs.failed, meaning: 'failed' };
  }
}
