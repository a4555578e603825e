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

type Token = TaskToken | HistoryToken | ListToken;

export function writeToken(token: Token): Uint8Array {
  return Buffer.from(JSON.stringify(token));
}

/** Throws INVALID_ARGUMENT for what this service did not write, or wrote for something else. */
export function readToken<K extends Token['kind']>(
  bytes: Uint8Array | undefined,
  kind: K,
): Extract<Token, { readonly kind: K }> {
  if (bytes === undefined || bytes.length === 0) throw invalidArgument('Task token not set on request.');
  try {
    const token = JSON.parse(Buffer.from(bytes).toString()) as Token;
    if (token.kind === kind) return token as Extract<Token, { readonly kind: K }>;
  } catch {
    // said below, in the same words
  }
  throw invalidArgument(
    kind === 'history' || kind === 'list' ? 'Invalid NextPageToken.' : 'Error deserializing task token.',
  );
}
