import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import proto from '@temporalio/proto';
import type { WorkflowView } from '../panel/view.js';
import { followWorkflow } from '../temporal/follow.js';
import { cancelWorkflow, startWorkflow } from '../temporal/start.js';
import { builtForTest } from './built.js';
import { openStage, type Stage } from './stage.js';

/**
 * Records histories of the demos, and the views that follow from them, for tests:
 *
 *     TSLIDES_TEST_ADDRESS=127.0.0.1:7233 node --import tsx src/testing/record.ts
 *
 * Record them from a real Temporal Service. Names and paths of the machine are taken out.
 */
interface Recording {
  readonly name: string;
  readonly workflow: string;
  readonly input: unknown;
  /** When to look: at its close if absent. */
  readonly until?: (view: WorkflowView) => boolean;
  readonly cancelWhen?: (view: WorkflowView) => boolean;
}

const gopher = { item: 'A gopher', amount: 42 };
const hasFailed = (view: WorkflowView) =>
  view.pendingActivities.some(({ nextAttemptAt }) => nextAttemptAt !== undefined);

const recordings: readonly Recording[] = [
  { name: 'hello', workflow: 'hello', input: { name: 'Temporal' } },
  { name: 'order-done', workflow: 'order', input: { ...gopher, failures: 2 } },
  { name: 'order-retrying', workflow: 'order', input: { ...gopher, failures: 2 }, until: hasFailed },
  { name: 'order-canceled', workflow: 'order', input: { ...gopher, failures: 2 }, cancelWhen: hasFailed },
  { name: 'order-failed', workflow: 'order', input: { ...gopher, failures: 10 } },
  { name: 'durable', workflow: 'durable', input: { steps: 5, pause: 2_000 } },
];

async function record(stage: Stage, recording: Recording): Promise<void> {
  const { temporal } = stage;
  const { name, workflow, input } = recording;
  const start = { name: workflow, workflowType: workflow, taskQueue: 'tslides', input };
  const first = await startWorkflow(temporal, start);
  const end = new AbortController();
  let last = first;
  let canceled = false;
  const view = (view: WorkflowView) => {
    last = view;
    if (!canceled && recording.cancelWhen?.(view) === true) {
      canceled = true;
      cancelWorkflow(temporal, view).catch((error: unknown) => console.error(error));
    }
    if (recording.until?.(view) === true) end.abort();
  };
  await followWorkflow(temporal, first, view, end.signal, { stack: true });
  const history = await temporal.client.workflow.getHandle(first.workflowId).fetchHistory();
  const folder = fileURLToPath(new URL('.', import.meta.url));
  await save(join(folder, 'histories'), name, historyObject(history));
  await save(join(folder, 'views'), name, last);
}

/** As `History.fromObject` takes it back. */
function historyObject(history: proto.temporal.api.history.v1.IHistory): unknown {
  const { History } = proto.temporal.api.history.v1;
  return History.toObject(History.fromObject(history), { longs: Number, enums: String, bytes: String });
}

async function save(folder: string, name: string, data: unknown): Promise<void> {
  await mkdir(folder, { recursive: true });
  const nameless = (key: string, value: unknown): unknown => (key === 'stackTrace' ? '' : value);
  const text = JSON.stringify(data, nameless, 2).replaceAll(/"\d+@[^"]+"/g, '"4711@stage"');
  await writeFile(join(folder, `${name}.json`), `${text}\n`);
}

const built = await builtForTest();
const stage = await openStage(built);
try {
  await Promise.all(recordings.map((recording) => record(stage, recording)));
} finally {
  await stage.close();
  await built.remove();
}
