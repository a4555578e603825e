import { status } from '@grpc/grpc-js';
import { call } from './call.js';
import { afterTrouble, type Following, takeEvents } from './known.js';
import { grpcCode, sentenceOf } from './problem.js';
import { rest } from './rest.js';

/** ms. */
const historyLimit = 70_000;

/** The Event History by long poll, until the run is closed or the service knows it no more. */
export async function followHistory(following: Following, moved: () => void): Promise<void> {
  const { temporal, run, known, publish, signal } = following;
  const { connection, client } = temporal;
  let nextPageToken: Uint8Array | null = null;
  let delay = 100;
  while (!signal.aborted && !known.over) {
    try {
      const answer = await call(temporal, historyLimit, signal, () =>
        connection.workflowService.getWorkflowExecutionHistory({
          namespace: client.options.namespace,
          execution: run,
          waitNewEvent: true,
          nextPageToken,
        }),
      );
      const events = answer.history?.events ?? [];
      takeEvents(known, events);
      nextPageToken = answer.nextPageToken;
      delay = 100;
      publish();
      if (events.length > 0) moved();
      // A service that neither waits nor has more to tell is not asked in a hurry.
      else if (nextPageToken.length === 0) await rest(afterTrouble, signal);
    } catch (error) {
      const code = grpcCode(error);
      if (signal.aborted || code === status.DEADLINE_EXCEEDED) continue;
      known.historyProblem = sentenceOf(error);
      if (code === status.NOT_FOUND) {
        known.historyProblem = 'The service does not know this workflow any more.';
        known.over = true;
      }
      // A token of a service that was started anew may mean nothing to it.
      if (code === status.INVALID_ARGUMENT) nextPageToken = null;
      publish();
      if (!known.over) await rest(delay, signal);
      delay = Math.min(delay * 2, afterTrouble);
    }
  }
  moved();
}
