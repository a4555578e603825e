import { WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError } from '@temporalio/common';

/** How a call was refused. */
export interface Refusal {
  /** The gRPC status code; 0: it was not refused. */
  readonly code: number;
  readonly details: string;
}

/** The refusal of a call that was made of a raw service or of a client. */
export async function refusal(call: Promise<unknown>): Promise<Refusal> {
  try {
    await call;
    return { code: 0, details: '' };
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return { code: 5, details: error.message };
    if (error instanceof WorkflowExecutionAlreadyStartedError) return { code: 6, details: error.message };
    // a client's errors have the service's as their cause
    for (const each of [error, (error as Error).cause]) {
      if (isRefusal(each)) return { code: each.code, details: each.details };
    }
    throw error;
  }
}

function isRefusal(error: unknown): error is Refusal {
  return error instanceof Error && 'code' in error && 'details' in error;
}
