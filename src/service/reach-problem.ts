import { status } from '@grpc/grpc-js';
import { grpcCode, sentenceOf } from '../temporal/problem.js';
import type { ConnectionSettings } from './connection.js';

/** Why a service can't be reached, in one sentence without secrets. */
export function reachProblem(error: unknown, { address, namespace, tls }: ConnectionSettings): string {
  switch (grpcCode(error)) {
    case status.UNAVAILABLE:
    case status.DEADLINE_EXCEEDED:
      return tls === undefined
        ? `Nobody answers at ${address}; is the service running, and does it want TLS (--tls)?`
        : `Nobody answers with TLS at ${address}; are the address and the certificates right?`;
    case status.NOT_FOUND:
      return `The service at ${address} has no namespace "${namespace}".`;
    case status.UNAUTHENTICATED:
    case status.PERMISSION_DENIED:
      return `The service at ${address} refuses this API key or certificate for the namespace "${namespace}".`;
    default:
      return `The service at ${address} answered with an error: ${sentenceOf(error)}`;
  }
}
