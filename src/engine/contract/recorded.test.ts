import { expect, test } from 'vitest';
import { EventType } from '../proto/enums.js';
import { acts } from './acts.js';
import { readRecording } from './recordings.js';
import { contract } from './services.js';
import { Stage } from './stage.js';

// when two things happen at about the same time either may come first: a second try is for a machine with much to do
contract('recorded', (subject) => {
  test.each(Object.entries(acts))('%s: event by event, attribute by attribute', { retry: 2 }, async (name, act) => {
    const { harness, queue } = subject();
    const stage = new Stage(harness, queue);
    await act(stage);
    expect(text(await stage.histories())).toBe(text(readRecording(name)));
  });
});

const text = (histories: readonly (readonly string[])[]) => histories.map((lines) => lines.join('\n')).join('\n\n');

/** Of features that the embedded service does not have, or that no history has any more. */
const notHere =
  /NEXUS|OPTIONS_UPDATED|PAUSED|UNPAUSED|EXTERNALLY|ACTIVITY_PROPERTIES|UPDATE_(ADMITTED|REJECTED)|TIME_SKIPPING|UNSPECIFIED/;

test('the recordings have every type of event', () => {
  const text = Object.keys(acts).flatMap(readRecording).flat().join('\n');
  const missing = Object.keys(EventType as unknown as Record<string, number>)
    .filter((type) => !notHere.test(type))
    .map((type) =>
      type
        .replace('EVENT_TYPE_', '')
        .toLowerCase()
        .replaceAll(/_(.)/g, (_, letter) => letter.toUpperCase()),
    )
    .filter((type) => !text.includes(`"event":"${type}"`));
  expect(missing).toEqual([]);
});
