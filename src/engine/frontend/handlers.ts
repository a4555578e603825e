import { activityOperationHandlers } from './activity-operations.js';
import { activityTaskHandlers } from './activity-tasks.js';
import { clusterHandlers } from './cluster.js';
import { describeHandlers } from './describe.js';
import { executionHandlers } from './executions.js';
import { historyHandlers } from './history.js';
import { multiOperationHandlers } from './multi-operation.js';
import { queryHandlers } from './query.js';
import type { Handlers } from './services.js';
import { taskQueueHandlers } from './task-queues.js';
import { updateHandlers } from './update.js';
import { operatorHandlers, visibilityHandlers } from './visibility.js';
import { workerHandlers } from './workers.js';
import { workflowTaskHandlers } from './workflow-tasks.js';

/** What is answered, by service and method; the rest of their methods stands in not-here.ts. */
export const handlers = {
  'temporal.api.workflowservice.v1.WorkflowService': {
    ...executionHandlers,
    ...workflowTaskHandlers,
    ...activityTaskHandlers,
    ...activityOperationHandlers,
    ...historyHandlers,
    ...describeHandlers,
    ...queryHandlers,
    ...updateHandlers,
    ...visibilityHandlers,
    ...taskQueueHandlers,
    ...workerHandlers,
    ...clusterHandlers,
    ...multiOperationHandlers,
  },
  'temporal.api.operatorservice.v1.OperatorService': operatorHandlers,
} as const satisfies Readonly<Record<string, Handlers>>;
