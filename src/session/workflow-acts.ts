import type { Act } from '../demo/types.js';
import { valueLine } from '../temporal/act-text.js';
import type { TemporalClient } from '../temporal/connect.js';
import {
  cancelWorkflow,
  listWorkflows,
  queryWorkflow,
  resultOfWorkflow,
  signalWorkflow,
  terminateWorkflow,
  updateWorkflow,
} from '../temporal/start.js';
import type { ActLog } from './act-log.js';

/** What is done to a Workflow Execution that runs. */
export type WorkflowAct = Extract<Act, { kind: 'signal' | 'update' | 'query' | 'result' | 'cancel' | 'terminate' }>;

export interface Acting {
  readonly temporal: TemporalClient;
  readonly acts: ActLog;
  /** What the speaker knows the act by. */
  readonly label: string;
}

/**
 * Does it, and tells of it in the console. The answer is what the speaker is told, if that is more than that it was
 * done; what goes wrong is thrown.
 * @param signal ends a wait for a result or an update
 */
export async function actOnWorkflow(
  act: WorkflowAct,
  workflowId: string,
  { temporal, acts, label }: Acting,
  signal: AbortSignal,
): Promise<string | undefined> {
  const execution = { workflowId };
  switch (act.kind) {
    case 'signal': {
      const { signal: name, args = [] } = act;
      const what = { kind: 'signal', workflowId, name, args } as const;
      await acts.tell(label, what, () => signalWorkflow(temporal, execution, name, args), done);
      return undefined;
    }
    case 'update': {
      const { update: name, args = [] } = act;
      const what = { kind: 'update', workflowId, name, args } as const;
      const update = (): Promise<unknown> => updateWorkflow(temporal, execution, name, args, signal);
      return `${name}: ${valueLine(await acts.tell(label, what, update, valueLine))}`;
    }
    case 'query': {
      const { query: name, args = [] } = act;
      const what = { kind: 'query', workflowId, name, args } as const;
      const query = (): Promise<unknown> => queryWorkflow(temporal, execution, name, args);
      return `${name}: ${valueLine(await acts.tell(label, what, query, valueLine))}`;
    }
    case 'result': {
      const result = (): Promise<unknown> => resultOfWorkflow(temporal, execution, signal);
      return `result: ${valueLine(await acts.tell(label, { kind: 'result', workflowId }, result, valueLine))}`;
    }
    case 'cancel':
      await acts.tell(label, { kind: 'cancel', workflowId }, () => cancelWorkflow(temporal, execution), done);
      return undefined;
    case 'terminate': {
      const { reason = 'ended by the speaker' } = act;
      const what = { kind: 'terminate', workflowId, reason } as const;
      await acts.tell(label, what, () => terminateWorkflow(temporal, execution, reason), done);
      return undefined;
    }
  }
}

/** Lists the Workflow Executions that a visibility query finds; answers as `actOnWorkflow` does. */
export async function listExecutions(query: string, { temporal, acts, label }: Acting): Promise<string> {
  return listed(await acts.tell(label, { kind: 'list', query }, () => listWorkflows(temporal, query), listed));
}

function done(): string {
  return 'done';
}

function listed(lines: readonly string[]): string {
  return lines.length === 0 ? 'none' : `${lines.length}: ${lines.join(' · ')}`;
}
