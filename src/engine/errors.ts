import { encode } from './proto/reflection.js';

/** The gRPC status codes that the service answers with. */
export const Code = {
  CANCELLED: 1,
  INVALID_ARGUMENT: 3,
  DEADLINE_EXCEEDED: 4,
  NOT_FOUND: 5,
  ALREADY_EXISTS: 6,
  PERMISSION_DENIED: 7,
  RESOURCE_EXHAUSTED: 8,
  FAILED_PRECONDITION: 9,
  ABORTED: 10,
  UNIMPLEMENTED: 12,
  INTERNAL: 13,
  UNAVAILABLE: 14,
} as const;

/** A google.protobuf.Any as plain data, in protobufjs' spelling. */
export interface AnyMessage {
  readonly type_url: string;
  readonly value: Uint8Array;
}

/** Packs a message for a status' details or a protocol message's body. */
export function pack(name: string, message: object): AnyMessage {
  return { type_url: `type.googleapis.com/${name}`, value: encode(name, message) };
}

/** An error that is an answer: a gRPC code, a message, and the detail SDKs look for. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';
  constructor(
    readonly code: number,
    message: string,
    readonly detail?: AnyMessage,
  ) {
    super(message);
  }
}

const detail = (name: string, value: object = {}) => pack(`temporal.api.errordetails.v1.${name}`, value);

export function invalidArgument(message: string): ServiceError {
  return new ServiceError(Code.INVALID_ARGUMENT, message);
}

export function notFound(message: string): ServiceError {
  return new ServiceError(Code.NOT_FOUND, message, detail('NotFoundFailure'));
}

/** The server's wording, which SDKs and people know. */
export function alreadyCompleted(): ServiceError {
  return notFound('workflow execution already completed');
}

export function namespaceNotFound(namespace: string): ServiceError {
  return new ServiceError(
    Code.NOT_FOUND,
    `Namespace ${namespace} is not found.`,
    detail('NamespaceNotFoundFailure', { namespace }),
  );
}

export function alreadyStarted(message: string, startRequestId: string, runId: string): ServiceError {
  const failure = detail('WorkflowExecutionAlreadyStartedFailure', { startRequestId, runId });
  return new ServiceError(Code.ALREADY_EXISTS, message, failure);
}

export function failedPrecondition(message: string): ServiceError {
  return new ServiceError(Code.FAILED_PRECONDITION, message);
}

/** A query came before there was anything to be asked. */
export function workflowNotReady(message: string): ServiceError {
  return new ServiceError(Code.FAILED_PRECONDITION, message, detail('WorkflowNotReadyFailure'));
}

export function queryFailed(message: string, failure?: object): ServiceError {
  return new ServiceError(
    Code.INVALID_ARGUMENT,
    message,
    detail('QueryFailedFailure', failure === undefined ? {} : { failure }),
  );
}

export function resourceExhausted(message: string): ServiceError {
  return new ServiceError(Code.RESOURCE_EXHAUSTED, message, detail('ResourceExhaustedFailure'));
}
