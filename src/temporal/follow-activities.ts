import { withDescribed } from './attempts-described.js';
import type { Bell } from './bell.js';
import { call } from './call.js';
import { pendingActivities } from './describe.js';
import { callLimit, type Following } from './known.js';
import { rest } from './rest.js';

/** ms between two questions while the history rests. */
const pace = 150;
/** ms that go by between two questions for each activity that is told of: an answer about hundreds costs both sides. */
const paceEach = 0.5;

/** Attempts are not in the history: while an activity is open the service is asked about it again and again. */
export async function followActivities(following: Following, moved: Bell): Promise<void> {
  const { temporal, run, known, publish, signal } = following;
  const { connection, client } = temporal;
  let told = '';
  let most = 0;
  while (!signal.aborted && !known.over) {
    if (known.folded.openActivities.length === 0) {
      await moved.wait();
      continue;
    }
    try {
      const answer = await call(temporal, callLimit, signal, () =>
        connection.workflowService.describeWorkflowExecution({ namespace: client.options.namespace, execution: run }),
      );
      // What the history said meanwhile is the newer truth.
      if (known.over) break;
      const now = Date.now();
      const activities = pendingActivities(answer.pendingActivities, now);
      most = activities.length;
      const attempts = withDescribed(known.attempts, answer.pendingActivities, now);
      const tells = JSON.stringify(activities);
      // Most answers are the one before, and every view is drawn.
      if (tells !== told || attempts !== known.attempts) {
        told = tells;
        known.attempts = attempts;
        known.described = new Map(activities.map((activity) => [activity.activityId, activity]));
        publish();
      }
    } catch {
      // The history's long poll meets the same trouble and tells it.
    }
    await rest(Math.min(pace, most * paceEach), signal);
    await moved.wait(pace);
  }
}
