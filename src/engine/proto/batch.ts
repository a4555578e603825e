/*
 * Events as bytes: what a store keeps of one transaction is the encoded field `repeated HistoryEvent events = 1` of
 * temporal.api.history.v1.History, so that a history is its batches one after the other.
 */

/** The tag of field 1 with a length-delimited value. */
const TAG = (1 << 3) | 2;

export function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  while (rest > 127) {
    bytes.push((rest & 127) | 128);
    rest >>>= 7;
  }
  bytes.push(rest);
  return bytes;
}

/** Encoded HistoryEvents → one batch. */
export function joinEvents(events: readonly Uint8Array[]): Buffer {
  return Buffer.concat(events.flatMap((event) => [Buffer.from([TAG, ...varint(event.length)]), event]));
}

/** One batch → its encoded HistoryEvents, as views of it. */
export function splitEvents(batch: Uint8Array): Uint8Array[] {
  const events: Uint8Array[] = [];
  for (let at = 0; at < batch.length; ) {
    at += 1;
    let length = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = batch[at++] ?? 0;
      length |= (byte & 127) << shift;
      if (byte < 128) break;
    }
    events.push(batch.subarray(at, at + length));
    at += length;
  }
  return events;
}
