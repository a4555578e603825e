import { lineWidth, truncate } from '../render/cells.js';
import type { Line, Span, Style } from '../render/line.js';
import { blank, clip, column } from './cell.js';
import { lit, paintedLines } from './code-paint.js';
import { type Source, workflowSource } from './code-source.js';
import { type CodeView, codeView } from './code-view.js';
import { bold, type PanelLook } from './look.js';
import type { Panel } from './panel.js';
import { said } from './text.js';
import { duration, durationWidth } from './time.js';
import type { CodePlace, DemoView } from './view.js';

const markWidth = 2;
/** From here on there is room for how long it has waited. */
const timedWidth = 30;

/**
 * The workflow's function, with the lines lit on which it now waits and those ticked on which it has waited. Detail 1
 * adds line numbers, detail 2 the rest of the file.
 */
export const code: Panel = {
  size: () => ({ least: 1, fair: 6, worth: 3 }),
  draw: (view, room, look) => {
    if (room.height < 1) return [];
    const source = workflowSource(view);
    const elsewhere = placeRows(view, source, look);
    if (source === undefined)
      return elsewhere.map((row) => truncate(row, room.width, look.glyphs.ellipsis)).slice(0, room.height);
    const rows = codeRows(view, source, room, look);
    const [place] = elsewhere;
    if (place === undefined) return rows;
    return [...rows.slice(0, room.height - 1), truncate(place, room.width, look.glyphs.ellipsis)];
  },
};

function codeRows(
  view: DemoView,
  source: Source,
  { width, height }: { readonly width: number; readonly height: number },
  look: PanelLook,
): readonly Line[] {
  const shown = codeView(view, source, { height });
  const painted = paintedLines(source.lines, look);
  const numberWidth = view.controls.detail === 0 ? 0 : String(source.lines.length).length;
  const rows: Line[] = [];
  for (let index = shown.top; index < shown.range.to && rows.length < height; index += 1) {
    rows.push(codeRow(index, painted[index] ?? [], { shown, view, width, numberWidth }, look));
  }
  return rows;
}

interface RowPlace {
  readonly shown: CodeView;
  readonly view: DemoView;
  readonly width: number;
  /** 0: no numbers. */
  readonly numberWidth: number;
}

function codeRow(index: number, line: Line, { shown, view, width, numberWidth }: RowPlace, look: PanelLook): Line {
  const number = (style: Style): Line =>
    numberWidth === 0 ? [] : [column(String(index + 1), numberWidth, style, look, 'right'), { text: ' ', style }];
  const room = width - markWidth - (numberWidth === 0 ? 0 : numberWidth + 1);
  if (shown.waiting.has(index)) {
    const since = shown.waiting.get(index);
    const time: Line =
      since === undefined || width < timedWidth
        ? []
        : [blank(1), column(duration(view.now - since), durationWidth, look.running, look, 'right')];
    const text = truncate(line, room - lineWidth(time), look.glyphs.ellipsis);
    const mark: Span = { text: `${look.glyphs.time.now} `, style: look.running };
    const left = [mark, ...number(look.plain), ...text];
    const whole = [...left, blank(width - lineWidth(left) - lineWidth(time)), ...time];
    return whole.map((span) => ({ text: span.text, style: lit(span.style, look) }));
  }
  if (shown.passed.has(index)) {
    const text = line.map((span) => span.text).join('');
    return [
      { text: `${look.glyphs.done} `, style: look.done },
      ...number(look.quiet),
      { text: clip(text, room, look), style: look.quiet },
    ];
  }
  return [blank(markWidth), ...number(look.quiet), ...truncate(line, room, look.glyphs.ellipsis)];
}

/** Where it waits if none of that is to be seen in the file: in another one, or nobody told its text. */
function placeRows(view: DemoView, source: Source | undefined, look: PanelLook): readonly Line[] {
  const { workflow } = view;
  const waiting = workflow?.status === 'running' ? (workflow.stack?.waiting ?? []) : [];
  if (source === undefined && waiting.length === 0) {
    return [[{ text: 'no source to show', style: look.quiet }]];
  }
  const isSeen = source && codeView(view, source, { height: 1 });
  const seen = [...(isSeen?.waiting.keys() ?? [])].some(
    (index) => isSeen && index >= isSeen.range.from && index < isSeen.range.to,
  );
  return seen ? [] : waiting.slice(-1).map((place) => placeRow(place, view, look));
}

function placeRow({ file, line, since }: CodePlace, view: DemoView, look: PanelLook): Line {
  return [
    { text: `${look.glyphs.time.now} `, style: bold(look.running) },
    { text: `waits in ${said(file)}:${line}`, style: look.strong },
    ...(since === undefined ? [] : [{ text: ` ${duration(view.now - since)}`, style: look.running }]),
  ];
}
