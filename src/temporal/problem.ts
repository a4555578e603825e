import { status } from '@grpc/grpc-js';
import { oneLine } from './payload.js';

/** The gRPC code of an error of a call, or of what caused it. */
export function grpcCode(error: unknown): status | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('code' in error && typeof error.code === 'number') return error.code;
  return grpcCode(error.cause);
}

/** One sentence for people about a call that failed. */
export function sentenceOf(error: unknown): string {
  switch (grpcCode(error)) {
    case status.UNAVAILABLE:
      return 'The service does not answer.';
    case status.DEADLINE_EXCEEDED:
      return 'The service took too long to answer.';
    case status.UNAUTHENTICATED:
    case status.PERMISSION_DENIED:
      return 'The service refuses this API key or certificate.';
    case status.NOT_FOUND:
      return `The service knows no such thing: ${said(error)}`;
    case status.RESOURCE_EXHAUSTED:
      return 'The service is too busy.';
    default:
      return said(error);
  }
}

/** Why a `status` query has no answer. */
export function queryProblemOf(error: unknown): string {
  switch (grpcCode(error)) {
    case status.DEADLINE_EXCEEDED:
    case status.FAILED_PRECONDITION:
      return 'No worker answers.';
    case status.INVALID_ARGUMENT:
      return /not registered|did not register|no handler|unknown query/i.test(said(error))
        ? 'The workflow answers no query named "status".'
        : `The workflow could not answer: ${said(error)}`;
    default:
      return sentenceOf(error);
  }
}

/** What the service said, without gRPC's own prefix (`5 NOT_FOUND: …`). */
function said(error: unknown): string {
  if (!(error instanceof Error)) return oneLine(String(error));
  // What the workflow itself says stands below the client's own sentence.
  if (/^Workflow(?:UpdateFailed|Failed)Error$/.test(error.name) && error.cause instanceof Error) {
    return oneLine(innermost(error.cause).message);
  }
  if ('details' in error && typeof error.details === 'string' && error.details !== '') return oneLine(error.details);
  return error.cause instanceof Error && grpcCode(error.cause) !== undefined
    ? said(error.cause)
    : oneLine(error.message);
}

function innermost(error: Error): Error {
  return error.cause instanceof Error && grpcCode(error.cause) === undefined ? innermost(error.cause) : error;
}
