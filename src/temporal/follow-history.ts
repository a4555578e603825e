import { status } from '@grpc/grpc-js';
import { call } from './call.js';
import { afterTrouble, type Following, takeEvents } from './known.js';
import { grpcCode, sentenceOf } from './problem.js';
import { rest } from './rest.js';

/** ms. */
const historyLimit = 70_000;
/** After a page of so many events there is likely to be another one. */
const longPage = 200;
/** ms that it may take to come before what is there is shown. */
const untilNextPage = 50;

/** The Event History by long poll, until the run is closed or the service knows it no more. */
export async function followHistory(following: Following, moved: () => void): Promise<void> {
  const { temporal, run, known, publish, signal } = following;
  const { connection, client } = temporal;
  let nextPageToken: Uint8Array | null = null;
  const ask = () =>
    call(temporal, historyLimit, signal, () =>
      connection.workflowService.getWorkflowExecutionHistory({
        namespace: client.options.namespace,
        execution: run,
        waitNewEvent: true,
        nextPageToken,
      }),
    );
  let asked: ReturnType<typeof ask> | undefined;
  let delay = 100;
  while (!signal.aborted && !known.over) {
    try {
      const answer = await (asked ?? ask());
      asked = undefined;
      const events = answer.history?.events ?? [];
      nextPageToken = answer.nextPageToken;
      if (events.length >= longPage && nextPageToken.length > 0) {
        // The service gets it ready while this page is taken in.
        asked = ask();
        asked.catch(() => undefined);
      }
      takeEvents(known, events);
      delay = 100;
      if (asked !== undefined && !known.over && (await comesSoon(asked))) continue;
      publish();
      if (events.length > 0) moved();
      // A service that neither waits nor has more to tell is not asked in a hurry.
      else if (nextPageToken.length === 0) await rest(afterTrouble, signal);
    } catch (error) {
      asked = undefined;
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

/** Nothing is drawn between the pages of a long history: it would take as long as to read them. */
function comesSoon(page: Promise<unknown>): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), untilNextPage);
    const settled = (): void => {
      clearTimeout(timer);
      resolve(true);
    };
    page.then(settled, settled);
  });
}
