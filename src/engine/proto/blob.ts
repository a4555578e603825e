import type { Failure, Payload, Payloads } from './plain.js';
import { encode } from './reflection.js';

/** The server's limit.blobSize.error and limit.memoSize.error, in bytes as they are encoded. */
export const MAXIMUM_BLOB = 2 * 1024 * 1024;

/** Whether payloads are more than an event may hold of them. */
export function isOversized(payloads: Payloads | undefined): boolean {
  return payloads !== undefined && exceeds(payloads.payloads ?? [], 'Payloads', payloads);
}

/** The same for a map of payloads: a memo, a header. */
export function isOversizedMemo(memo: { readonly fields?: Readonly<Record<string, Payload>> | undefined }): boolean {
  return exceeds(Object.values(memo.fields ?? {}), 'Memo', memo);
}

export function isOversizedFailure(failure: Failure): boolean {
  return encode('temporal.api.failure.v1.Failure', failure).length > MAXIMUM_BLOB;
}

// what is far from the limit need not be encoded to know it
function exceeds(payloads: readonly Payload[], type: string, whole: object): boolean {
  const data = payloads.reduce((size, payload) => size + (payload.data?.length ?? 0), 0);
  if (data > MAXIMUM_BLOB) return true;
  return data > MAXIMUM_BLOB / 2 && encode(`temporal.api.common.v1.${type}`, whole).length > MAXIMUM_BLOB;
}
