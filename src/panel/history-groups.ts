import { eventRole } from './timeline/event-role.js';
import type { HistoryEvent } from './view.js';

/** Events that belong together: an activity's, a timer's, those of the run itself. Oldest first. */
export type EventGroup = readonly HistoryEvent[];

const known = new WeakMap<readonly HistoryEvent[], readonly EventGroup[]>();

/** The groups in the order of their first events. Workflow tasks are left out, but those that went wrong. */
export function eventGroups(events: readonly HistoryEvent[]): readonly EventGroup[] {
  const before = known.get(events);
  if (before !== undefined) return before;
  const groups = new Map<number | 'run', HistoryEvent[]>();
  for (const event of events) {
    const { kind } = eventRole(event.type);
    if (kind === 'task' && !/Failed$|TimedOut$/.test(event.type)) continue;
    const key = kind === 'run' ? 'run' : kind === 'task' ? event.id : event.group;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [event]);
    else group.push(event);
  }
  const all = [...groups.values()];
  known.set(events, all);
  return all;
}
