import { WorkflowExecutionStatus } from '../proto/enums.js';
import type { Payload } from '../proto/plain.js';
import type { VisibilityRecord } from './record.js';

/** A value as a query compares it; times are ms since 1970. */
export type Value = string | number | boolean | readonly string[] | undefined;
export type AttributeType = 'keyword' | 'int' | 'datetime' | 'status' | 'custom';

interface Attribute {
  readonly type: AttributeType;
  readonly read: (record: VisibilityRecord) => Value;
}

/** 'Running' → its number, for each status. */
export const statusNumbers: ReadonlyMap<string, number> = new Map(
  Object.entries(WorkflowExecutionStatus as unknown as Record<string, number>).map(([key, value]) => [
    key
      .replace('WORKFLOW_EXECUTION_STATUS_', '')
      .split('_')
      .map((word) => word.charAt(0) + word.slice(1).toLowerCase())
      .join(''),
    value,
  ]),
);

const statusNames = new Map([...statusNumbers].map(([name, value]) => [value, name]));

export function statusName(status: number): string {
  return statusNames.get(status) ?? '';
}

/** The attributes every execution has. */
const system: Readonly<Record<string, Attribute>> = {
  WorkflowId: { type: 'keyword', read: (record) => record.workflowId },
  RunId: { type: 'keyword', read: (record) => record.runId },
  WorkflowType: { type: 'keyword', read: (record) => record.workflowType },
  TaskQueue: { type: 'keyword', read: (record) => record.taskQueue },
  ExecutionStatus: { type: 'status', read: (record) => statusName(record.status) },
  StartTime: { type: 'datetime', read: (record) => record.startTime },
  ExecutionTime: { type: 'datetime', read: (record) => record.executionTime },
  CloseTime: { type: 'datetime', read: (record) => record.closeTime || undefined },
  HistoryLength: { type: 'int', read: (record) => record.historyLength },
  HistorySizeBytes: { type: 'int', read: (record) => record.historySize },
  ExecutionDuration: {
    type: 'int',
    // nanoseconds, as the server keeps it
    read: ({ closeTime, executionTime }) => (closeTime > 0 ? (closeTime - executionTime) * 1e6 : undefined),
  },
  ParentWorkflowId: { type: 'keyword', read: (record) => record.parent?.workflowId },
  ParentRunId: { type: 'keyword', read: (record) => record.parent?.runId },
  RootWorkflowId: { type: 'keyword', read: (record) => record.root.workflowId },
  RootRunId: { type: 'keyword', read: (record) => record.root.runId },
};

/** The attribute `name`: of the system, or a custom one, which any execution may carry here. */
export function attribute(name: string): Attribute {
  const found = Object.hasOwn(system, name) ? system[name] : undefined;
  return found ?? { type: 'custom', read: (record) => payloadValue(record.searchAttributes[name]) };
}

function payloadValue(payload: Payload | undefined): Value {
  if (payload?.data === undefined) return undefined;
  try {
    return JSON.parse(Buffer.from(payload.data).toString()) as Value;
  } catch {
    return undefined;
  }
}
