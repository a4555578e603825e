import { cellWidth, lineWidth } from '../render/cells.js';
import type { Line, Span } from '../render/line.js';
import { blank, clip, column, paragraph } from './cell.js';
import { bold, type PanelLook } from './look.js';
import type { Room } from './panel.js';
import { said } from './text.js';
import type { ActionInfo, ActionKind, DemoView } from './view.js';

/** What a demo shows before it runs: what it is, the key that starts it, what its other keys do, who is ready. */
export function drawIntro(view: DemoView, room: Room, look: PanelLook): readonly Line[] {
  const { actions } = view.demo;
  const start = actions.find(({ kind }) => kind === 'start');
  const others = actions.filter((action) => action !== start);
  const about = paragraph(said(view.demo.line), room.width, room.height < 8 ? 1 : 2, look).map(
    (text): Line => [{ text, style: look.strong }],
  );
  const press = pressRow(start, view, room.width, look);
  const ready = readyRow(view, room.width, look);
  if (room.height < 2) return [press].slice(0, room.height);
  if (room.height < 5) return [...about, press, ready].slice(0, room.height);
  const keyWidth = Math.max(1, ...others.map(({ key }) => lineWidth([{ text: said(key), style: look.plain }])));
  const labelWidth = Math.max(1, ...others.map(({ label }) => lineWidth([{ text: said(label), style: look.plain }])));
  const keys = others
    .slice(0, Math.max(0, room.height - 5 - about.length))
    .map((action) => keyRow(action, { key: keyWidth, label: labelWidth, room: room.width }, look));
  const rows: readonly Line[] = [...about, [], press, ...(keys.length === 0 ? [] : [[], ...keys]), [], ready];
  const above = Math.floor((room.height - rows.length) / 2);
  return [...Array.from({ length: above }, (): Line => []), ...rows];
}

function pressRow(start: ActionInfo | undefined, view: DemoView, width: number, look: PanelLook): Line {
  // While the demo is being loaded, nothing is known of its keys.
  if (view.demo.actions.length === 0) return [];
  if (start === undefined) {
    return [{ text: clip('this demo has no key that starts it', width, look), style: look.quiet }];
  }
  const left: Line = [
    { text: 'press ', style: look.plain },
    keyCap(said(start.key), look),
    { text: ' to ', style: look.plain },
  ];
  const room = width - lineWidth(left);
  const label = said(start.label);
  const whole = label === 'start' ? `start the ${said(view.demo.name)} workflow` : label;
  const what = cellWidth(whole) <= room ? whole : clip(label, room, look);
  return [...left, { text: what, style: look.strong }];
}

function keyRow(
  action: ActionInfo,
  widths: { readonly key: number; readonly label: number; readonly room: number },
  look: PanelLook,
): Line {
  const left: Line = [
    column(said(action.key), Math.min(widths.key, 8), look.strong, look),
    blank(2),
    column(said(action.label), Math.min(widths.label, widths.room - 10), look.plain, look),
  ];
  const room = widths.room - lineWidth(left) - 3;
  const text = effects[action.kind];
  return room < text.length ? left : [...left, blank(3), { text, style: look.quiet }];
}

const effects: Readonly<Record<ActionKind, string>> = {
  start: 'starts a workflow',
  signal: 'sends the workflow a signal',
  query: 'asks the workflow',
  cancel: 'asks the workflow to end',
  terminate: 'ends the workflow at once',
  reset: 'clears what this demo left behind',
  'kill-worker': 'kills the worker process, without warning',
  'start-worker': 'starts a worker process',
};

/** A key as on a keyboard. */
function keyCap(key: string, look: PanelLook): Span {
  return look.ascii
    ? { text: `[${key}]`, style: look.strong }
    : { text: ` ${key} `, style: { bold: true, inverse: true } };
}

function readyRow(view: DemoView, width: number, look: PanelLook): Line {
  const { glyphs } = look;
  const worker = view.workers.processes.at(-1);
  const ready = view.service.state === 'up' && worker?.state === 'running';
  const service = `service ${view.service.state}`;
  const text = `${service} ${glyphs.separator} ${worker === undefined ? 'no worker yet' : `worker ${worker.state}`}`;
  const mark = ready ? glyphs.done : glyphs.waiting;
  const broken = view.service.state === 'down' || worker?.state === 'crashed';
  const style = ready ? look.done : broken ? look.failed : look.timer;
  return [
    { text: mark, style: bold(style) },
    { text: clip(` ${text}`, width - 1, look), style: look.quiet },
  ];
}
