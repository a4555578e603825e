import { cellWidth, lineWidth } from '../render/cells.js';
import type { Line, Span } from '../render/line.js';
import { blank, clip, column, paragraph } from './cell.js';
import { actionEffects } from './intro-effects.js';
import { bold, type PanelLook } from './look.js';
import type { Room } from './panel.js';
import { said } from './text.js';
import type { ActionInfo, DemoView } from './view.js';

/**
 * What a demo shows before it runs: what it is, the key that starts it, what its other keys do, what it lacks here, and
 * who is ready. Where it is low, blank rows go first, then keys, the last ones first.
 */
export function drawIntro(view: DemoView, room: Room, look: PanelLook): readonly Line[] {
  const { actions } = view.demo;
  const start = actions.find(({ kind }) => kind === 'start');
  const others = actions.filter((action) => action !== start);
  const about = paragraph(said(view.demo.line), room.width, room.height < 8 ? 1 : 2, look).map(
    (text): Line => [{ text, style: look.strong }],
  );
  const press = pressRow(start, view, room.width, look);
  // On paper there is no service.
  const ready = view.service.state === 'closed' ? [] : [readyRow(view, room.width, look)];
  if (room.height < 2) return [press].slice(0, room.height);
  const lacks = lackRows(view, { ...room, height: Math.max(0, room.height - about.length - 2) }, look);
  if (room.height < 5) return [...about, press, ...lacks, ...ready].slice(0, room.height);
  const most = Math.max(0, room.height - about.length - 2 - lacks.length);
  const all = keyRows(others, room.width, look);
  // What is to be pressed stands alone; the other blank rows are worth less than keys.
  const gaps = Math.min(most, Math.max(2, Math.min(4, most - all.length)));
  const parts = [about, [press], all.slice(0, most - gaps), lacks, ready].filter((part) => part.length > 0);
  const rows = parts.flatMap((part, index) => (index === 0 || index > gaps ? part : [[], ...part]));
  const above = Math.max(0, Math.floor((room.height - rows.length) / 2));
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

function keyRows(actions: readonly ActionInfo[], room: number, look: PanelLook): readonly Line[] {
  const key = Math.max(1, ...actions.map((action) => cellWidth(said(action.key))));
  const label = Math.max(1, ...actions.map((action) => cellWidth(said(action.label))));
  return actions.map((action) => keyRow(action, { key, label, room }, look));
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
  const text = actionEffects[action.kind];
  return room < text.length ? left : [...left, blank(3), { text, style: look.quiet }];
}

/** What of the demo can't be shown here, and why: a sentence each. */
function lackRows(view: DemoView, room: Room, look: PanelLook): readonly Line[] {
  const kills = view.demo.actions.some(({ kind }) => kind === 'kill-service');
  const sentences = [
    ...(kills && view.service.kind !== 'embedded'
      ? ['killing the service needs the embedded one: start with --embedded']
      : []),
    ...view.processes
      .filter(({ state }) => state === 'absent')
      .map(({ name, message }) => `${said(name)}: ${said(message ?? 'it can not run here')}`),
  ];
  return sentences
    .flatMap((text) => paragraph(`${look.glyphs.nothing} ${text}`, room.width, 2, look))
    .slice(0, room.height)
    .map((text): Line => [{ text, style: look.timer }]);
}

/** A key as on a keyboard. */
function keyCap(key: string, look: PanelLook): Span {
  return look.ascii
    ? { text: `[${key}]`, style: look.strong }
    : { text: ` ${key} `, style: { bold: true, inverse: true } };
}

function readyRow(view: DemoView, width: number, look: PanelLook): Line {
  const { glyphs } = look;
  const worker = view.workers.processes.at(-1);
  const waiting = view.processes.filter(({ state }) => state === 'preparing' || state === 'starting');
  const ready = view.service.state === 'up' && worker?.state === 'running' && waiting.length === 0;
  const words = [
    `service ${view.service.state}`,
    worker === undefined ? 'no worker yet' : `worker ${worker.state}`,
    ...waiting.map(({ name, state }) => `${said(name)} ${state}`),
  ];
  const mark = ready ? glyphs.done : glyphs.waiting;
  const broken = view.service.state === 'down' || worker?.state === 'crashed';
  const style = ready ? look.done : broken ? look.failed : look.timer;
  return [
    { text: mark, style: bold(style) },
    { text: clip(` ${words.join(` ${glyphs.separator} `)}`, width - 1, look), style: look.quiet },
  ];
}
