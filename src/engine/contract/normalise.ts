import type { temporal } from '@temporalio/proto';
import proto from '@temporalio/proto';

type Event = temporal.api.history.v1.IHistoryEvent;

/** What differs from one run to the next, or from one machine to the next, and says nothing of what happened. */
const passing = new Set([
  'eventTime',
  'eventType',
  'taskId',
  'version',
  'sdkMetadata',
  'meteringMetadata',
  'workerVersion',
  'historySizeBytes',
  'stackTrace',
  // of the installation
  'namespaceId',
  'parentWorkflowNamespaceId',
  // of worker versions
  'prevAutoResetPoints',
]);
/** As local activities note it in their markers. */
const TIME = /\{"seconds":\d+,"nanos":\d+\}/g;
// a request to another execution has an id that the embedded service makes of other ids
const UUID =
  /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?::\d+:\d+)?|(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])/g;

/**
 * Histories as lines to be compared, one an event: ids that are made up become 'id-1', 'id-2', … in the order they come
 * (so that what was equal stays equal), times become 'a time', payloads text; what is not set is left out. Histories
 * that belong together are given together.
 */
export function normalise(histories: readonly (readonly Event[])[]): string[][] {
  const ids = new Map<string, string>();
  const named = (text: string): string =>
    text.replace(UUID, (id) => {
      const name = ids.get(id) ?? `id-${ids.size + 1}`;
      ids.set(id, name);
      return name;
    });
  return histories.map((events) => events.map((event) => named(JSON.stringify(plain(event)))));
}

function plain(event: Event): unknown {
  const { HistoryEvent } = proto.temporal.api.history.v1;
  const { eventId, ...rest } = HistoryEvent.toObject(HistoryEvent.fromObject(event), { longs: Number, enums: String });
  const key = Object.keys(rest).find((name) => name.endsWith('EventAttributes')) ?? '';
  const { [key]: attributes, ...others } = rest;
  // the real service keeps runs of a chain at least a second apart, the embedded one does not
  if (attributes.continuedExecutionRunId) delete attributes.firstWorkflowTaskBackoff;
  // by whom a task was asked for is the service's own affair
  if (key === 'workflowTaskStartedEventAttributes') delete attributes.requestId;
  return { eventId, event: key.replace('EventAttributes', ''), ...entries(others), ...entries(attributes) };
}

function entries(fields: object): Record<string, unknown> {
  const sorted = Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(
    sorted
      .filter(([name]) => !passing.has(name))
      .map(([name, value]) => [name, plainValue(name, value)] as const)
      .filter(([, value]) => isSet(value)),
  );
}

function plainValue(name: string, value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString().replaceAll(TIME, '"a time"');
  if (Array.isArray(value)) return value.map((each) => plainValue(name, each));
  if (typeof value !== 'object' || value === null) return value;
  if ('seconds' in value || 'nanos' in value) return timeOf(name, value as { seconds?: number; nanos?: number });
  return entries(value);
}

function timeOf(name: string, { seconds = 0, nanos = 0 }: { seconds?: number; nanos?: number }): unknown {
  if (name.endsWith('Time')) return 'a time';
  return `${seconds + nanos / 1e9} s`;
}

function isSet(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0;
  return value !== undefined && value !== null && value !== '' && value !== 0 && value !== false;
}
