import { invalidArgument } from '../errors.js';
import { IndexedValueType, WorkflowExecutionStatus } from '../proto/enums.js';
import type { Payload } from '../proto/plain.js';
import { checkSizes, checkValue } from './attribute-values.js';
import type { VisibilityRecord } from './record.js';

/** A value as a query compares it; times are ms since 1970. */
export type Value = string | number | boolean | readonly string[] | undefined;
/** An IndexedValueType, as payload metadata and the server's messages spell it. */
export type TypeName = 'Text' | 'Keyword' | 'Int' | 'Double' | 'Bool' | 'Datetime' | 'KeywordList';

export interface Attribute {
  readonly type: TypeName;
  readonly read: (record: VisibilityRecord) => Value;
}

/** 'Running' → its number, for each status. */
export const statusNumbers: ReadonlyMap<string, number> = new Map(
  Object.entries(WorkflowExecutionStatus as unknown as Record<string, number>).map(([key, value]) => [
    camel(key.replace('WORKFLOW_EXECUTION_STATUS_', '')),
    value,
  ]),
);

const statusNames = new Map([...statusNumbers].map(([name, value]) => [value, name]));

export function statusName(status: number): string {
  return statusNames.get(status) ?? '';
}

/** The attributes every execution has. */
const system: Readonly<Record<string, Attribute>> = {
  WorkflowId: { type: 'Keyword', read: (record) => record.workflowId },
  RunId: { type: 'Keyword', read: (record) => record.runId },
  WorkflowType: { type: 'Keyword', read: (record) => record.workflowType },
  TaskQueue: { type: 'Keyword', read: (record) => record.taskQueue },
  ExecutionStatus: { type: 'Keyword', read: (record) => statusName(record.status) },
  StartTime: { type: 'Datetime', read: (record) => record.startTime },
  ExecutionTime: { type: 'Datetime', read: (record) => record.executionTime },
  CloseTime: { type: 'Datetime', read: (record) => record.closeTime || undefined },
  // the server keeps what a history has become, not what it is becoming
  HistoryLength: { type: 'Int', read: (record) => (record.closeTime > 0 ? record.historyLength : undefined) },
  HistorySizeBytes: { type: 'Int', read: (record) => (record.closeTime > 0 ? record.historySize : undefined) },
  ExecutionDuration: {
    type: 'Int',
    // nanoseconds, as the server keeps it
    read: ({ closeTime, executionTime }) => (closeTime > 0 ? (closeTime - executionTime) * 1e6 : undefined),
  },
  ParentWorkflowId: { type: 'Keyword', read: (record) => record.parent?.workflowId },
  ParentRunId: { type: 'Keyword', read: (record) => record.parent?.runId },
  RootWorkflowId: { type: 'Keyword', read: (record) => record.root.workflowId },
  RootRunId: { type: 'Keyword', read: (record) => record.root.runId },
};

/** Attributes the SDKs and the server set by themselves. */
const predefined: readonly (readonly [string, number])[] = [
  ['TemporalChangeVersion', IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD_LIST],
  ['BinaryChecksums', IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD_LIST],
  ['BuildIds', IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD_LIST],
  ['TemporalReportedProblems', IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD_LIST],
];

/** INDEXED_VALUE_TYPE_KEYWORD_LIST → 'KeywordList' */
const typeNames: ReadonlyMap<number, string> = new Map(
  Object.entries(IndexedValueType as unknown as Record<string, number>).map(([key, value]) => [
    value,
    camel(key.replace('INDEXED_VALUE_TYPE_', '')),
  ]),
);

/** How many custom attributes of a type there may be: the columns that the dev server's SQLite has for them. */
const MAXIMUM_CUSTOM = 3;
const MAXIMUM_KEYWORDS = 10;

/** The search attributes that are known: the system's, and those that somebody has added. */
export class SearchAttributes {
  readonly #predefined = new Map(predefined);
  readonly #custom: Map<string, number>;
  readonly #namespace: string;
  readonly #save: (saved: string) => void;

  /** `saved`: what `save` was given last. */
  constructor(namespace: string, saved: string | undefined, save: (saved: string) => void) {
    this.#namespace = namespace;
    this.#custom = new Map(Object.entries(JSON.parse(saved ?? '{}') as Record<string, number>));
    this.#save = save;
  }

  /** What is there already stays as it is. Throws INVALID_ARGUMENT for a reserved name, no type, or one too many. */
  add(attributes: Readonly<Record<string, number>>): void {
    const fresh = Object.entries(attributes).filter(([name]) => !this.#custom.has(name));
    for (const [name] of fresh) {
      if (!isReserved(name)) continue;
      throw invalidArgument(`Search attribute ${name} is reserved by system.`);
    }
    for (const [, type] of fresh) {
      if (!typeNames.has(type)) throw invalidArgument(`Unknown search attribute type: ${type}.`);
    }
    const types = [...this.#custom.values(), ...fresh.map(([, type]) => type)];
    for (const [, type] of fresh) {
      const limit = limitOf(type);
      if (types.filter((other) => other === type).length <= limit) continue;
      const rule = `cannot have more than ${limit} search attribute of type ${typeNames.get(type)}`;
      throw invalidArgument(`Unable to create search attributes: ${rule}.`);
    }
    for (const [name, type] of fresh) this.#custom.set(name, type);
    this.#save(JSON.stringify(this.custom));
  }

  /** Throws INVALID_ARGUMENT for one of the system's; what is not there is no fault. */
  remove(names: readonly string[]): void {
    const reserved = names.find(isReserved);
    if (reserved !== undefined) {
      throw invalidArgument(`Unable to remove non-custom search attributes: ${reserved}.`);
    }
    for (const name of names) this.#custom.delete(name);
    this.#save(JSON.stringify(this.custom));
  }

  get custom(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#custom);
  }

  get system(): Readonly<Record<string, number>> {
    const types = new Map([...typeNames].map(([type, name]) => [name, type]));
    const own = Object.entries(system).map(([name, { type }]) => [name, types.get(type) ?? 0] as const);
    return Object.fromEntries([...own, ...this.#predefined]);
  }

  /**
   * The fields with the type each attribute has, which readers decode by. Throws INVALID_ARGUMENT for an unknown one, a
   * value of another type, and what is too large.
   */
  typed(fields: Readonly<Record<string, Payload>> = {}): Readonly<Record<string, Payload>> {
    const typed: Record<string, Payload> = {};
    for (const [name, payload] of Object.entries(fields)) {
      if (Object.hasOwn(system, name)) throw invalidArgument(`${name} attribute can't be set in SearchAttributes`);
      const type = this.#custom.get(name) ?? this.#predefined.get(name);
      if (type === undefined) {
        throw invalidArgument(`Namespace ${this.#namespace} has no mapping defined for search attribute ${name}`);
      }
      const typeName = typeNames.get(type) ?? '';
      checkValue(name, type, typeName, payload);
      typed[name] = { ...payload, metadata: { ...payload.metadata, type: Buffer.from(typeName) } };
    }
    checkSizes(fields);
    return typed;
  }

  /** The attribute of a query. Throws INVALID_ARGUMENT for an unknown one. */
  attribute(name: string): Attribute {
    const found = Object.hasOwn(system, name) ? system[name] : undefined;
    if (found !== undefined) return found;
    const type = this.#custom.get(name) ?? this.#predefined.get(name);
    if (type === undefined) throw invalidArgument(`invalid query: invalid search attribute: ${name}`);
    const typeName = typeNames.get(type) as TypeName;
    return {
      type: typeName,
      read: (record) => {
        const given = payloadValue(record.searchAttributes[name]);
        // SDKs wrote every value as a list once
        const value = Array.isArray(given) && typeName !== 'KeywordList' ? (given[0] as Value) : given;
        return typeName === 'Datetime' && typeof value === 'string' ? Date.parse(value) : value;
      },
    };
  }
}

function isReserved(name: string): boolean {
  return name.startsWith('Temporal') || Object.hasOwn(system, name) || predefined.some(([own]) => own === name);
}

function limitOf(type: number): number {
  if (type === IndexedValueType.INDEXED_VALUE_TYPE_UNSPECIFIED) return 0;
  return type === IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD ? MAXIMUM_KEYWORDS : MAXIMUM_CUSTOM;
}

function payloadValue(payload: Payload | undefined): Value {
  if (payload?.data === undefined) return undefined;
  try {
    return (JSON.parse(Buffer.from(payload.data).toString()) as Value | null) ?? undefined;
  } catch {
    return undefined;
  }
}

/** KEYWORD_LIST → KeywordList */
function camel(name: string): string {
  return name
    .split('_')
    .map((word) => word.charAt(0) + word.slice(1).toLowerCase())
    .join('');
}
