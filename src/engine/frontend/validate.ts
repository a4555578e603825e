import { invalidArgument, namespaceNotFound } from '../errors.js';
import type { Payloads } from '../proto/plain.js';
import { type SecondsAndNanos, toMs } from '../proto/time.js';

/** The server's limit.maxIDLength. */
const MAXIMUM_ID = 1000;
/** The server's limit.blobSize.error. */
const MAXIMUM_BLOB = 2 * 1024 * 1024;

/** A required id or name: 1 to 1000 characters. Throws INVALID_ARGUMENT. */
export function required(value: string | undefined, name: string): string {
  if (value === undefined || value === '') throw invalidArgument(`${name} is not set on request.`);
  return limited(value, name);
}

/** An optional id or name of at most 1000 characters. Throws INVALID_ARGUMENT. */
export function limited(value: string | undefined, name: string): string {
  if (value !== undefined && value.length > MAXIMUM_ID) throw invalidArgument(`${name} length exceeds limit.`);
  return value ?? '';
}

/** A run id: empty or a UUID, as the server wants it. Throws INVALID_ARGUMENT. */
export function optionalRunId(value: string | undefined): string {
  if (value === undefined || value === '') return '';
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)) throw invalidArgument('Invalid RunId.');
  return value;
}

/** A timeout that must not be negative. Throws INVALID_ARGUMENT. */
export function timeout(value: SecondsAndNanos | undefined, name: string): void {
  if (toMs(value) < 0) throw invalidArgument(`${name} cannot be negative.`);
}

/** Payloads of at most 2 MB together. Throws INVALID_ARGUMENT. */
export function sized(payloads: Payloads | undefined): Payloads | undefined {
  let size = 0;
  for (const payload of payloads?.payloads ?? []) size += payload.data?.length ?? 0;
  if (size > MAXIMUM_BLOB) throw invalidArgument('Blob data size exceeds limit.');
  return payloads;
}

/** Throws NOT_FOUND for any namespace but the one there is. */
export function checkNamespace(namespace: string | undefined, known: string): void {
  if (namespace === undefined || namespace === '') throw invalidArgument('Namespace not set on request.');
  if (namespace !== known) throw namespaceNotFound(namespace);
}
