import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { WorkflowView } from '../panel/view.js';
import { builtForTest, testFolder } from '../testing/built.js';
import { writeDemo } from '../testing/demo-sources.js';
import { openStage } from '../testing/stage.js';
import { followWorkflow } from './follow.js';
import { startWorkflow } from './start.js';

it('follows a workflow into its next run', async () => {
  const folder = await testFolder();
  const demos = join(folder, 'demos');
  await writeDemo(demos, 'again', {
    workflows: `import { continueAsNew, sleep } from '@temporalio/workflow';
      export async function again(left = 2): Promise<string> {
        await sleep(100);
        if (left > 0) return continueAsNew<typeof again>(left - 1);
        return 'the last';
      }`,
  });
  const built = await builtForTest(demos);
  const stage = await openStage(built);
  const request = { name: 'again', workflowType: 'again', taskQueue: 'tslides', input: undefined };
  const first = await startWorkflow(stage.temporal, request);
  const views: WorkflowView[] = [];
  await followWorkflow(stage.temporal, first, (view) => views.push(view), new AbortController().signal);
  expect(new Set(views.map(({ runId }) => runId)).size).toBe(3);
  expect(views.at(-1)).toMatchObject({ workflowId: first.workflowId, status: 'completed', result: 'the last' });
  expect(views.at(-1)?.events[0]).toMatchObject({ id: 1, type: 'WorkflowExecutionStarted' });
  expect(views.at(-1)?.statusProblem).toBe('The workflow answers no query named "status".');
  await stage.close();
  await built.remove();
  await rm(folder, { recursive: true });
});
