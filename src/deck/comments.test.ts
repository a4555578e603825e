import { describe, expect, it } from 'vitest';
import { speakerNote, uncomment } from './comments.js';

describe('uncomment', () => {
  it('takes all comments out', () => {
    expect(uncomment('a<!-- b -->c<!--d\ne-->')).toEqual({ text: 'ac', comments: [' b ', 'd\ne'] });
    expect(uncomment('<b>')).toEqual({ text: '<b>', comments: [] });
    expect(uncomment('<!-->a<!--->b<!---->c')).toEqual({ text: 'abc', comments: ['', '', ''] });
    expect(uncomment('a<!-- b')).toEqual({ text: 'a', comments: [' b'] });
  });
});

describe('speakerNote', () => {
  it.each([
    [' speaker_note: breathe ', 'breathe'],
    ['speaker_note:breathe', 'breathe'],
    ['\nspeaker_note: one\ntwo\n', 'one\ntwo'],
    ['\nspeaker_note: |\n  one\n    two\n\n  three\n', 'one\n  two\n\nthree'],
    [' speaker_note: a: b | c ', 'a: b | c'],
    [' speaker_note: ', ''],
  ])('reads %j', (comment, note) => {
    expect(speakerNote(comment)).toBe(note);
  });

  it.each([' pause ', ' my speaker_note: x', 'speaker_notes: x', ''])('is not in %j', (comment) => {
    expect(speakerNote(comment)).toBeUndefined();
  });
});
