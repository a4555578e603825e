import type { Bell } from './bell.js';
import { call } from './call.js';
import { afterTrouble, callLimit, type Following, type Known } from './known.js';
import { decoded } from './payload.js';
import { queryProblemOf } from './problem.js';
import { rest } from './rest.js';

/** ms. */
const countingPace = 250;
const shortestPause = 50;
const untilTaken = 1_500;

/**
 * The `status` query: when history moves, while the answer says that it counts, and again after trouble. `recovered`
 * is called when a query is answered after one that was not.
 */
export async function followStatus(following: Following, moved: Bell, recovered: () => void): Promise<void> {
  const { temporal, run, known, publish, signal } = following;
  const { connection, client } = temporal;
  const begun = Date.now();
  for (let last = false; !signal.aborted; ) {
    const taken = known.folded.lastTask !== undefined;
    if (!taken && !known.over) {
      await moved.wait(untilTaken);
      const waited = Date.now() - begun >= untilTaken && known.folded.events.length > 0;
      if (waited && known.folded.lastTask === undefined && !known.over) {
        known.queryProblem = 'No worker has taken this workflow yet.';
        publish();
      }
      continue;
    }
    last = known.over;
    if (last && (known.folded.nextRunId !== undefined || !taken)) return;
    const before = known.queryProblem;
    try {
      const answer = await call(temporal, callLimit, signal, () =>
        connection.workflowService.queryWorkflow({
          namespace: client.options.namespace,
          execution: run,
          query: { queryType: 'status' },
        }),
      );
      const payload = answer.queryResult?.payloads?.[0];
      known.answer = { value: payload ? decoded(payload) : undefined, at: Date.now() };
      known.queryProblem = undefined;
    } catch (error) {
      if (signal.aborted) return;
      known.queryProblem = queryProblemOf(error);
    }
    if (before !== undefined && before !== known.queryProblem) recovered();
    publish();
    if (last) return;
    await rest(shortestPause, signal);
    await moved.wait(pauseAfter(known));
  }
}

function pauseAfter({ queryProblem, answer }: Known): number | undefined {
  if (queryProblem !== undefined) return afterTrouble;
  const value = answer?.value;
  const counting = typeof value === 'object' && value !== null && 'counting' in value && value.counting === true;
  return counting ? countingPace - shortestPause : undefined;
}
