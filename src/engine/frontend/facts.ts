import { ReplyWithHistory } from '../proto/reflection.js';
import type { FactSink } from '../telemetry.js';
import { runOfTaskToken } from './tokens.js';

/** Tells how a call was answered: its gRPC code, and the response if there is one. */
type TellAnswer = (code: number, reply?: object) => void;

/** Gives what tells that a request has come. */
export function callTeller(facts: NonNullable<FactSink>): (method: string, request: object) => TellAnswer {
  let calls = 0;
  return (method, request) => {
    calls += 1;
    const call = calls;
    const asked = executionOf(request);
    const { identity = '' } = request as Named;
    facts({ kind: 'call', call, method, ...asked, identity });
    return (code, reply = {}) => {
      const told = executionOf(reply instanceof ReplyWithHistory ? reply.message : reply);
      const workflowId = told.workflowId || asked.workflowId;
      facts({ kind: 'answer', call, method, workflowId, runId: told.runId || asked.runId, code });
    };
  };
}

/** The ways in which messages name an execution. */
interface Named {
  readonly workflowId?: string;
  readonly runId?: string;
  readonly execution?: Named;
  readonly workflowExecution?: Named;
  readonly workflowExecutionInfo?: Named;
  readonly updateRef?: Named;
  readonly taskToken?: Uint8Array;
  readonly identity?: string;
}

function executionOf(message: Named): { readonly workflowId: string; readonly runId: string } {
  const nested = message.workflowExecution ?? message.execution ?? message.workflowExecutionInfo ?? message.updateRef;
  if (nested !== undefined) return executionOf(nested);
  const { workflowId = '', runId = runOfTaskToken(message.taskToken) } = message;
  return { workflowId, runId };
}
