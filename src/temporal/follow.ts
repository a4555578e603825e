import { status } from '@grpc/grpc-js';
import type { WorkflowView } from '../panel/view.js';
import { call } from './call.js';
import type { TemporalClient } from './connect.js';
import { type FollowOptions, followRun, type Look } from './follow-run.js';
import { paced } from './pace.js';
import { grpcCode } from './problem.js';
import { rest } from './rest.js';
import type { Target } from './start.js';

/** ms between two views. */
const pace = 20;

/**
 * Follows a workflow from its first event to its close, and on into the next run if it continues as new, and hands over
 * what there is to show: at most about 50 views a second, always the last one. Resolves when the workflow is closed, or
 * unknown to the service, or `signal` is aborted (nothing is handed over after that). Trouble on the way becomes part
 * of the view. Never rejects.
 */
export async function followWorkflow(
  temporal: TemporalClient,
  target: Target | WorkflowView,
  onView: (view: WorkflowView) => void,
  signal: AbortSignal,
  options: FollowOptions = {},
): Promise<void> {
  // A view is made when its time has come: a long history is read in many pieces.
  const views = paced(pace, (look: Look) => {
    const view = signal.aborted ? undefined : look();
    if (view !== undefined) onView(view);
  });
  const drop = () => views.drop();
  signal.addEventListener('abort', drop, { once: true });
  let latest = 'events' in target ? target : undefined;
  let runId = target.runId ?? (await newestRun(temporal, target.workflowId, signal));
  while (runId !== undefined && !signal.aborted) {
    const { workflowId } = target;
    let newest: Look | undefined;
    const offer = (look: Look) => {
      newest = look;
      views.offer(look);
    };
    runId = await followRun(temporal, { workflowId, runId }, latest, offer, signal, options);
    latest = newest?.() ?? latest;
  }
  views.flush();
  signal.removeEventListener('abort', drop);
}

async function newestRun(
  temporal: TemporalClient,
  workflowId: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  const { connection, client } = temporal;
  for (let delay = 100; !signal.aborted; delay = Math.min(delay * 2, 2_000)) {
    try {
      const { workflowExecutionInfo } = await call(temporal, 2_000, signal, () =>
        connection.workflowService.describeWorkflowExecution({
          namespace: client.options.namespace,
          execution: { workflowId },
        }),
      );
      return workflowExecutionInfo?.execution?.runId ?? undefined;
    } catch (error) {
      if (grpcCode(error) === status.NOT_FOUND) return undefined;
      await rest(delay, signal);
    }
  }
  return undefined;
}
