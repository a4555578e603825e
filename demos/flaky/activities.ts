import { setTimeout as wait } from 'node:timers/promises';
import { activityInfo, heartbeat } from '@temporalio/activity';

/** ms that a row takes. */
const rowTime = 200;

/** Asks the API how many rows there are. It throws what goes wrong; that is all it does about it. */
export async function callApi(url: string): Promise<number> {
  const response = await fetch(url, { signal: AbortSignal.timeout(1_500) }).catch(() => {
    throw new Error('no answer from the API');
  });
  const answer = (await response.json()) as { rows: number };
  if (!response.ok) throw new Error(`${response.status} from the API`);
  return answer.rows;
}

/** Goes on at the row that the attempt before it had reached. The first attempt fails at `failAt`, on purpose. */
export async function loadRows(rows: number, failAt: number): Promise<string> {
  const { attempt, heartbeatDetails } = activityInfo();
  const done = (heartbeatDetails as Progress | undefined)?.done ?? 0;
  for (let row = done + 1; row <= rows; row++) {
    await wait(rowTime);
    if (attempt === 1 && row === failAt) throw new Error(`row ${row} has no price`);
    heartbeat({ done: row, of: rows } satisfies Progress);
  }
  return `${rows} rows loaded, from row ${done + 1} on by attempt ${attempt}`;
}

interface Progress {
  readonly done: number;
  readonly of: number;
}
