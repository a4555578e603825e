import type { PanelRequest } from '../deck/types.js';
import type { Line } from '../render/line.js';
import { bandRows } from './band-rows.js';
import { blank, clip, filled, paragraph } from './cell.js';
import type { Guested } from './drawn-panel.js';
import { footLabels, noteFits } from './foot.js';
import { type EdgeLabel, edge, framedRow, type Joints, noJoints } from './frame.js';
import { drawIntro } from './intro.js';
import { isPanelKind, panelKinds, panelOf } from './kinds.js';
import { type Band, type Guest, layOut } from './layout.js';
import type { PanelLook } from './look.js';
import type { Room } from './panel.js';
import { requestedRows } from './requested.js';
import { said } from './text.js';
import { type Alone, stateWords, titleLabels } from './title.js';
import { recordedWords } from './title-recorded.js';
import { unknownKind } from './unknown-kind.js';
import type { DemoView } from './view.js';

/** The least room, in cells, in which a demo can be shown. */
export const leastRoom: Room = { width: 30, height: 5 };

const mostNoticeRows = 3;

/**
 * A demo's panels in one frame: exactly `room.height` lines, none wider than `room.width`. `rows` are the rows of
 * panels that the slide asks for; where it asks for none, the demo's own are taken.
 */
export function drawDemo(
  view: DemoView,
  rows: readonly (readonly PanelRequest[])[],
  room: Room,
  look: PanelLook,
): readonly Line[] {
  if (room.height < 1 || room.width < 1) return Array.from({ length: Math.max(0, room.height) }, (): Line => []);
  if (room.width < leastRoom.width || room.height < leastRoom.height) return tooSmall(view, room, look);
  const shown = aloneIfMaximised(requestedRows(rows, view.demo.panels), view);
  const notices = noticeRows(view, { width: room.width - 4, height: room.height - 4 }, look);
  const inside: Room = { width: room.width, height: room.height - 2 - notices.length };
  return view.workflow === undefined
    ? drawIdle(view, notices, inside, look)
    : drawRunning(view, shown, notices, inside, look);
}

/** What stands in the frame. */
interface Shown {
  readonly requests: readonly (readonly PanelRequest[])[];
  readonly alone?: Alone;
}

function drawRunning(
  view: DemoView,
  { requests, alone }: Shown,
  notices: readonly Line[],
  inside: Room,
  look: PanelLook,
): readonly Line[] {
  const { bands, hidden } = layOut(
    requests.map((row) => row.map((request) => guest(request, view))),
    inside,
  );
  const withId = requests.flat().some(({ kind }) => kind === 'status') ? undefined : view.workflow?.workflowId;
  const lines: Line[] = [];
  for (const [index, band] of bands.entries()) {
    const above = index === 0 ? [] : walls(bands[index - 1]);
    const joints: Joints = { above, below: walls(band) };
    const labels =
      index === 0 ? titleLabels(view, withId ?? view.demo.name, inside.width, look, alone) : bandLabels(band, look);
    lines.push(edge(index === 0 ? 'top' : 'divider', inside.width, labels, joints, look));
    lines.push(...bandRows(band, view, look));
  }
  const last = notices.length > 0 ? [] : walls(bands.at(-1));
  return [...lines, ...closed(view, notices, inside.width, { above: last, below: [] }, hiddenNotes(hidden), look)];
}

function drawIdle(view: DemoView, notices: readonly Line[], inside: Room, look: PanelLook): readonly Line[] {
  const margin = inside.width < 44 ? 0 : 2;
  const width = inside.width - 4;
  const intro = drawIntro(view, { width: width - margin, height: inside.height }, look);
  const rows = Array.from({ length: inside.height }, (_, index) =>
    framedRow([{ line: [blank(margin), ...(intro[index] ?? [])], width }], look),
  );
  const top = edge('top', inside.width, titleLabels(view, view.demo.name, inside.width, look), noJoints, look);
  return [top, ...rows, ...closed(view, notices, inside.width, noJoints, [], look)];
}

/** The end of the frame: what the session has to say, and the keys. */
function closed(
  view: DemoView,
  notices: readonly Line[],
  width: number,
  joints: Joints,
  hidden: readonly string[],
  look: PanelLook,
): readonly Line[] {
  const message = footNote(view, width, look);
  const notes = message !== '' ? [message] : hidden.length > 0 ? hidden : hints(view, width, look);
  return [
    ...notices.map((line) => framedRow([{ line, width: width - 4 }], look)),
    edge('bottom', width, footLabels(view, notes, width, look), joints, look),
  ];
}

function guest({ kind, share }: PanelRequest, view: DemoView): Guest<Guested> {
  const panel = isPanelKind(kind) ? panelOf(kind) : unknownKind(kind, panelKinds);
  return { panel: { kind, panel }, share, size: panel.size(view) };
}

/** The panel that has the frame to itself, if the speaker wants one and there are more. */
function aloneIfMaximised(requests: Shown['requests'], { controls }: DemoView): Shown {
  const index = controls.maximised;
  const all = requests.flat();
  const request = index === undefined ? undefined : all[index];
  if (index === undefined || request === undefined || all.length < 2) return { requests };
  return { requests: [[request]], alone: { kind: request.kind, index, of: all.length } };
}

/** What to press where the demo's own keys do nothing, from long to short. */
function hints(view: DemoView, width: number, look: PanelLook): readonly string[] {
  if (!view.focused) return ['tab brings the keys here', 'tab'];
  if (view.recordedAt === undefined) return [];
  return ['R ends the recording', 'R ends it'].filter((hint) => noteFits(view, hint, width, look));
}

/** Between the texts of neighbours: a blank, the wall, a blank. */
function walls(band: Band<Guested> | undefined): readonly number[] {
  return band === undefined ? [] : band.slots.slice(1).map((slot) => slot.x - 2);
}

function bandLabels(band: Band<Guested>, look: PanelLook): readonly EdgeLabel[] {
  return band.slots.map(({ panel, x, width }) => ({
    at: x - 1,
    spans: [blank(1), { text: clip(said(panel.kind), width - 1, look), style: look.quiet }, blank(1)],
  }));
}

/** What says that panels are missing, from long to short. */
function hiddenNotes(hidden: number): readonly string[] {
  if (hidden === 0) return [];
  const panels = hidden === 1 ? 'panel' : 'panels';
  return [
    `${hidden} more ${panels} ${hidden === 1 ? 'needs' : 'need'} more rows`,
    `+${hidden} ${panels}`,
    `+${hidden}`,
  ];
}

/** A message that is no error stands in the foot where it fits, so that it moves nothing. */
function footNote(view: DemoView, width: number, look: PanelLook): string {
  if (view.message?.level !== 'info') return '';
  const text = said(view.message.text);
  return noteFits(view, text, width, look) ? text : '';
}

function noticeRows(view: DemoView, room: Room, look: PanelLook): readonly Line[] {
  const most = Math.min(mostNoticeRows, Math.max(1, Math.floor(room.height / 3)));
  const notices: { readonly text: string; readonly style: Line[number]['style'] }[] = [];
  const { service, message } = view;
  if (service.state === 'down' && service.message !== undefined) {
    notices.push({ text: `${look.glyphs.failed} ${said(service.message)}`, style: look.failed });
  }
  if (message?.level === 'error') {
    notices.push({ text: `${look.glyphs.failed} ${said(message.text)}`, style: look.failed });
  } else if (message !== undefined && footNote(view, room.width + 4, look) === '') {
    notices.push({ text: said(message.text), style: look.quiet });
  }
  const rows = notices.map(({ text, style }) =>
    paragraph(text, room.width, most, look).map((row): Line => [{ text: row, style }]),
  );
  // The newest comes first; an older one gets the rows that are left.
  const newest = rows.at(-1) ?? [];
  const older = rows.length > 1 ? (rows[0] ?? []).slice(0, Math.max(0, most - newest.length)) : [];
  return [...older, ...newest];
}

function tooSmall(view: DemoView, room: Room, look: PanelLook): readonly Line[] {
  const recorded: Line =
    view.recordedAt === undefined ? [] : [...recordedWords(view.recordedAt, look).slice(1, 2), blank(1)];
  const words: Line = [
    ...recorded,
    { text: `${said(view.demo.name)} `, style: look.strong },
    ...stateWords(view, look, true),
  ];
  const hint: Line = [{ text: ` needs ${leastRoom.width} x ${leastRoom.height} cells`, style: look.quiet }];
  const line = filled([...words, ...hint], room.width, look);
  return Array.from({ length: room.height }, (_, index): Line => (index === 0 ? line : []));
}
