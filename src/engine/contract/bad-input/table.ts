/** A request, and how the real server refuses it: its code and its words (or what they hold). */
export interface BadRequest {
  readonly what: string;
  readonly method: string;
  readonly request: object;
  readonly code: number;
  readonly message: string | RegExp;
  /** What stands in the status' details; else what goes with the code. */
  readonly details?: readonly string[];
}

export const LONG = 'x'.repeat(1001);
export const ABSENT_RUN = '11111111-2222-4333-8444-555555555555';
export const namespace = 'default';
export const negative = { seconds: -1 };
export const mixed = { seconds: 1, nanos: -1 };
/** With what is around it, more than 2 MB. */
export const large = { metadata: { encoding: Buffer.from('binary/plain') }, data: Buffer.alloc(2 * 1024 * 1024 - 30) };
export const largePayloads = { payloads: [large] };

export const INVALID = 3;
export const NOT_FOUND = 5;
export const ALREADY_EXISTS = 6;
export const PERMISSION_DENIED = 7;
export const EXHAUSTED = 8;
export const PRECONDITION = 9;

export type Row = readonly [
  what: string,
  request: object,
  code: number,
  message: string | RegExp,
  details?: readonly string[],
];

/** The rows of one method as requests: each lays its fields over those of a good one. */
export function rows(method: string, good: object, table: readonly Row[]): BadRequest[] {
  return table.map(([what, request, code, message, details]) => ({
    what: `${method}: ${what}`,
    method,
    request: { namespace, ...good, ...request },
    code,
    message,
    ...(details !== undefined && { details }),
  }));
}
