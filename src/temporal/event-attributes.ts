import { eventTypeName } from './event-types.js';
import type { HistoryEventMessage } from './protocol.js';

/** What events of one type or another hold: of which attributes a field is, the protocol tells. */
export type EventAttributes = Readonly<Record<string, unknown>>;

const keys = new Map<number, keyof HistoryEventMessage>();

/**
 * The attributes of the event's own type; undefined if it has none. To ask for those of one type after the other takes
 * long: there are some sixty, and a message has all of them, empty, in its prototype.
 */
export function attributesOf(event: HistoryEventMessage): EventAttributes | undefined {
  const type = event.eventType ?? 0;
  let key = keys.get(type);
  if (key === undefined) {
    key = attributesKey(eventTypeName(type));
    keys.set(type, key);
  }
  return (event[key] as EventAttributes | null | undefined) ?? undefined;
}

/** `activityTaskScheduledEventAttributes` for `ActivityTaskScheduled`. */
export function attributesKey(name: string): keyof HistoryEventMessage {
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}EventAttributes` as keyof HistoryEventMessage;
}
