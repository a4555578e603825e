import type { Line } from '../render/line.js';
import { clip } from './cell.js';
import { tellsFailure } from './event-words.js';
import { groupRow } from './history-group-row.js';
import { eventGroups } from './history-groups.js';
import { payloadRow, payloadRows } from './history-payload.js';
import { eventRow, idWidth, unwrittenRow } from './history-rows.js';
import { type Place, windowOf } from './history-window.js';
import type { PanelLook } from './look.js';
import type { Panel, Room } from './panel.js';
import { pendingByGroup } from './pending.js';
import type { DemoView, HistoryEvent, PendingActivity, WorkflowView } from './view.js';

/** The Event History, oldest above, the newest in view unless one looks back: as it is written, in groups, or with all that it holds. */
export const history: Panel = {
  size: () => ({ least: 1, fair: 5, worth: 3 }),
  draw: (view, room, look) => {
    const { workflow, controls } = view;
    if (workflow === undefined || room.height < 1) return [];
    if (controls.detail === 1) return drawList(groupList(view, workflow, room.width, look), view, room, look);
    const follows =
      controls.look.kind === 'follow' || (controls.look.kind === 'failure' && !workflow.events.some(tellsFailure));
    const unwritten = follows ? unwrittenAttempts(workflow).slice(0, Math.floor(room.height / 3)) : [];
    const list = eventList(workflow, controls.detail === 2, room.width, look);
    return [
      ...drawList(list, view, { ...room, height: room.height - unwritten.length }, look),
      ...unwritten.map((activity) => unwrittenRow(activity, room.width, look)),
    ];
  },
};

/** What can be scrolled: its items, and the rows of each. */
interface List {
  readonly count: number;
  readonly rowsOf: (index: number) => number;
  readonly draw: (index: number) => readonly Line[];
  readonly failure: () => number;
}

function eventList({ events, startedAt }: WorkflowView, whole: boolean, width: number, look: PanelLook): List {
  const payload = (event: HistoryEvent | undefined): readonly string[] =>
    whole && event !== undefined ? payloadRows(event) : [];
  return {
    count: events.length,
    rowsOf: (index) => 1 + payload(events[index]).length,
    draw: (index) => {
      const event = events[index];
      if (event === undefined) return [];
      const below = payload(event).map((text) => payloadRow(text, idWidth + 2, width, look));
      return [eventRow(event, startedAt, width, look), ...below];
    },
    failure: () => events.findIndex(tellsFailure),
  };
}

function groupList({ now }: DemoView, workflow: WorkflowView, width: number, look: PanelLook): List {
  const groups = eventGroups(workflow.events);
  const pending = pendingByGroup(workflow);
  return {
    count: groups.length,
    rowsOf: () => 1,
    draw: (index) => {
      const group = groups[index] ?? [];
      return [
        groupRow(
          group,
          { pending: pending.get(group[0]?.group ?? 0), now, closed: workflow.closedAt !== undefined },
          width,
          look,
        ),
      ];
    },
    failure: () => groups.findIndex((group) => group.some(tellsFailure)),
  };
}

function drawList(list: List, { controls }: DemoView, { width, height }: Room, look: PanelLook): readonly Line[] {
  const { from, to, cut } = windowOf(list.count, list.rowsOf, height, placeOf(list, controls.look, height));
  const lines: Line[] = [];
  for (let index = from; index < to; index++) lines.push(...list.draw(index));
  const seen = lines.slice(cut, cut + height);
  const newer = list.count - to;
  if (newer === 0 || height < 3) return seen;
  return [...seen.slice(0, -1), [{ text: clip(`and ${newer + 1} newer`, width, look), style: look.quiet }]];
}

function placeOf(list: List, look: DemoView['controls']['look'], height: number): Place {
  if (look.kind === 'back') return { kind: 'end', above: look.by * Math.max(1, Math.floor(height / 2)) };
  const failure = look.kind === 'failure' ? list.failure() : -1;
  // What led to it stands above it.
  return failure < 0
    ? { kind: 'end', above: 0 }
    : { kind: 'item', index: Math.max(0, failure - Math.floor(height / 3)) };
}

function unwrittenAttempts({ pendingActivities }: WorkflowView): readonly PendingActivity[] {
  return pendingActivities.filter(({ attempt, state }) => attempt > 1 || state !== 'scheduled');
}
