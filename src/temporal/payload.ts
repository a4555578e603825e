import { defaultPayloadConverter } from '@temporalio/common';
import type { PayloadMessage } from './protocol.js';

/** Characters kept of a text that is shown. */
export const longestDetail = 2_000;
/** Bytes of a payload that are still decoded. */
const largest = 256 * 1024;

/**
 * The value of a payload; a sentence in its place if it is larger than `limit` bytes, encrypted, or otherwise not to be
 * read.
 */
export function decoded(payload: PayloadMessage, limit = largest): unknown {
  const size = payload.data?.length ?? 0;
  if (size > limit) return `(${Math.round(size / 1024)} kB, too large to be shown)`;
  try {
    const value: unknown = defaultPayloadConverter.fromPayload(payload);
    return value instanceof Uint8Array ? `(${value.length} bytes)` : value;
  } catch {
    const encoding = payload.metadata?.encoding ?? [];
    return `(${size} bytes, ${oneLine(Buffer.from(encoding).toString()) || 'unknown encoding'})`;
  }
}

interface Payloads {
  readonly payloads?: readonly PayloadMessage[] | null;
}

/** The first value, as results and heartbeats have it. */
export function firstDecoded(payloads: Payloads | null | undefined): unknown {
  const payload = payloads?.payloads?.[0];
  return payload === undefined ? undefined : decoded(payload);
}

/** Every value on one line: `"A gopher", 42`. Empty if there is none, or nothing but undefined. */
export function detailOf(payloads: Payloads | null | undefined): string {
  let detail = '';
  for (const payload of payloads?.payloads ?? []) {
    const value = JSON.stringify(decoded(payload)) ?? '';
    detail += (detail === '' ? '' : ', ') + value;
    if (detail.length > longestDetail) break;
  }
  return oneLine(detail);
}

/** Line feeds become blanks; at most `longestDetail` characters. */
export function oneLine(text: string): string {
  if (text === '') return text;
  const line = text.length > longestDetail ? `${text.slice(0, longestDetail - 1)}…` : text;
  return line.replace(/\s+/g, ' ').trim();
}
