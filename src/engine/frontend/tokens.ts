import { invalidArgument } from '../errors.js';

/** What a worker hands back with its answer; opaque to it. */
export type TaskToken =
  | { readonly kind: 'workflow-task'; readonly runId: string; readonly stamp: number }
  | {
      readonly kind: 'activity-task';
      readonly runId: string;
      readonly scheduledEventId: number;
      readonly attempt: number;
    }
  | { readonly kind: 'query'; readonly queryId: string };

/** Where the next page of a history begins. */
export interface HistoryToken {
  readonly kind: 'history';
  readonly runId: string;
  readonly next: number;
  /** The last event of the answer; 0: whatever there is. */
  readonly last: number;
  /** The workflow task whose unwritten events end the answer; 0: none. */
  readonly stamp: number;
}

/** Where the next page of a list begins. */
export interface ListToken {
  readonly kind: 'list';
  readonly closeTime: number;
  readonly startTime: number;
  readonly runId: string;
}

/** How the tokens of a real Temporal Service begin: a namespace's id, in protobuf. */
const FOREIGN = Buffer.from([10, 36]);

type Token = TaskToken | HistoryToken | ListToken;
type Kind = Token['kind'];
type TokenOf<K extends Kind> = Extract<Token, { readonly kind: K }>;

/** The fields of each token: a client may hand back what it likes. */
const shapes: { readonly [K in Kind]: Readonly<Record<Exclude<keyof TokenOf<K>, 'kind'>, 'string' | 'number'>> } = {
  'workflow-task': { runId: 'string', stamp: 'number' },
  'activity-task': { runId: 'string', scheduledEventId: 'number', attempt: 'number' },
  query: { queryId: 'string' },
  history: { runId: 'string', next: 'number', last: 'number', stamp: 'number' },
  list: { closeTime: 'number', startTime: 'number', runId: 'string' },
};

export function writeToken(token: Token): Uint8Array {
  return Buffer.from(JSON.stringify(token));
}

/**
 * The token of a task of this kind; undefined: of another kind, which is as good as one whose task is gone. Throws
 * INVALID_ARGUMENT for what this service did not write.
 */
export function readTaskToken<K extends TaskToken['kind']>(
  bytes: Uint8Array | undefined,
  kind: K,
): TokenOf<K> | undefined {
  if (bytes === undefined || bytes.length === 0) throw invalidArgument('Task token not set on request.');
  // a worker or a client may come from another service: its task is not here
  if (FOREIGN.equals(bytes.subarray(0, 2))) return undefined;
  const token = parse(bytes);
  if (token === undefined || token.kind === 'history' || token.kind === 'list') {
    throw invalidArgument('Error deserializing task token.');
  }
  return token.kind === kind ? (token as TokenOf<K>) : undefined;
}

/** The run that a task token is about; '' = none. */
export function runOfTaskToken(bytes: Uint8Array | undefined): string {
  const token = bytes && parse(bytes);
  return token !== undefined && 'runId' in token ? token.runId : '';
}

/** The token of a page. Throws INVALID_ARGUMENT for what this service did not write, or wrote for something else. */
export function readPageToken<K extends 'history' | 'list'>(bytes: Uint8Array, kind: K): TokenOf<K> {
  const token = parse(bytes);
  if (token?.kind !== kind) throw invalidArgument('Invalid NextPageToken.');
  return token as TokenOf<K>;
}

function parse(bytes: Uint8Array): Token | undefined {
  try {
    const token = JSON.parse(Buffer.from(bytes).toString()) as Record<string, unknown>;
    const shape = shapes[token.kind as Kind];
    const fits = Object.entries(shape).every(([field, type]) => {
      const value = token[field];
      return typeof value === type && (type === 'string' || (Number.isSafeInteger(value) && Number(value) >= 0));
    });
    return fits ? (token as unknown as Token) : undefined;
  } catch {
    return undefined;
  }
}
