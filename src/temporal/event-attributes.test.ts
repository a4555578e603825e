import proto from '@temporalio/proto';
import { describe, expect, it } from 'vitest';
import { attributesKey, attributesOf } from './event-attributes.js';
import { eventTypeName } from './event-types.js';

const { EventType } = proto.temporal.api.enums.v1;
const { HistoryEvent } = proto.temporal.api.history.v1;
const types = Object.values(EventType).filter((type) => typeof type === 'number' && type > 0) as readonly number[];

describe('the attributes of an event', () => {
  it.each(types.map((type) => [eventTypeName(type), type]))('are found by its type: %s', (name, type) => {
    const key = attributesKey(String(name));
    const event = HistoryEvent.fromObject({ eventId: 7, eventType: type, [key]: {} });
    expect(event.attributes).toBe(key);
    expect(attributesOf(event)).toBe(event[key]);
  });

  it('are those of no other type', () => {
    expect(attributesOf(HistoryEvent.fromObject({ eventType: 1, timerFiredEventAttributes: {} }))).toBeUndefined();
    expect(attributesOf(HistoryEvent.fromObject({ eventType: 9999 }))).toBeUndefined();
    expect(attributesOf({})).toBeUndefined();
  });
});
