import proto from '@temporalio/proto';
import { decoded } from './payload.js';
import type { HistoryEventMessage, PayloadMessage } from './protocol.js';

/** Characters of an event's text. */
const longest = 4_000;
/** Bytes of one payload that are still read for it. */
const largest = 32 * 1024;
const deepest = 12;

/** What says nothing to people: ids that the event's group tells already, and what SDK and service use among themselves. */
const internal = new Set([
  ...['scheduledEventId', 'startedEventId', 'initiatedEventId', 'acceptedEventId', 'workflowTaskCompletedEventId'],
  ...['requestId', 'attachedRequestIds', 'workerVersion', 'binaryChecksum', 'sdkMetadata', 'meteringMetadata'],
  ...['header', 'originalExecutionRunId', 'firstExecutionRunId', 'prevAutoResetPoints', 'namespaceId', 'namespace'],
  ...['parentWorkflowNamespaceId', 'protocolInstanceId', 'acceptedRequestMessageId', 'stackTrace', 'encodedAttributes'],
  ...['acceptedRequestSequencingEventId', 'source', 'kind', 'identity', 'workerDeploymentVersion', 'deployment'],
]);

/** All that an event holds and people can read, as indented JSON of at most 4,000 characters; empty if that is nothing. */
export function eventPayload(message: HistoryEventMessage): string {
  const { HistoryEvent } = proto.temporal.api.history.v1;
  // Enums get their names here, which the message itself does not know.
  const event: Record<string, unknown> = HistoryEvent.toObject(HistoryEvent.fromObject(message), {
    longs: Number,
    enums: String,
  });
  const key = Object.keys(event).find((name) => name.endsWith('EventAttributes'));
  const held = key === undefined ? undefined : readable(key, event[key], 0);
  if (held === undefined) return '';
  const text = JSON.stringify(held, null, 2);
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}

/** Undefined: there is nothing worth showing in it. */
function readable(key: string, value: unknown, depth: number): unknown {
  if (depth > deepest || value === null || value === '' || value === 0 || value === false) return undefined;
  if (typeof value === 'string') return enumName(key, value);
  if (typeof value !== 'object') return value;
  if (value instanceof Uint8Array) return value.length === 0 ? undefined : `(${value.length} bytes)`;
  if (Array.isArray(value)) return unlessEmpty(value.map((one) => readable(key, one, depth + 1)));
  if (isPayload(value)) return decoded(value, largest) ?? null;
  if (isTime(value)) return time(key, value);
  const fields = Object.entries(value).flatMap(([name, field]) => {
    const own = internal.has(name) ? undefined : readable(name, field, depth + 1);
    return own === undefined ? [] : [[name, own] as const];
  });
  const [first] = fields;
  if (first === undefined) return undefined;
  // `{ payloads: […] }` and `{ name: … }` are wrappings of one value.
  if (fields.length === 1 && first[0] === 'payloads') return first[1];
  if (first[0] === 'name' && fields.every(([name]) => name === 'name' || name === 'normalName')) return first[1];
  return Object.fromEntries(fields);
}

function unlessEmpty(values: readonly unknown[]): unknown {
  return values.every((value) => value === undefined) ? undefined : values;
}

function isPayload(value: object): value is PayloadMessage {
  return 'metadata' in value && typeof value.metadata === 'object' && value.metadata !== null && isEncoded(value);
}

function isEncoded(value: object): boolean {
  return Object.keys(value).every((key) => key === 'metadata' || key === 'data' || key === 'externalPayloads');
}

interface Time {
  readonly seconds?: number;
  readonly nanos?: number;
}

function isTime(value: object): value is Time {
  const keys = Object.keys(value);
  return keys.length > 0 && keys.every((key) => key === 'seconds' || key === 'nanos');
}

/** Points in time are called `…Time`, all else is a duration. */
function time(key: string, { seconds = 0, nanos = 0 }: Time): string | undefined {
  if (seconds === 0 && nanos === 0) return undefined;
  const ms = seconds * 1_000 + Math.floor(nanos / 1e6);
  return key.endsWith('Time') ? new Date(ms).toISOString() : `${ms / 1_000} s`;
}

/** `StartToClose` for `TIMEOUT_TYPE_START_TO_CLOSE` under `timeoutType`; all else stays as it is. */
function enumName(key: string, value: string): string | undefined {
  const prefix = `${key.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}_`;
  if (!value.startsWith(prefix) || !/^[A-Z][A-Z0-9_]*$/.test(value)) return value;
  const name = value.slice(prefix.length);
  if (name === 'UNSPECIFIED') return undefined;
  return name.toLowerCase().replace(/(?:^|_)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
