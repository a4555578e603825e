import type { QueueType } from '../matching/matching.js';
import { DescribeTaskQueueMode, TaskQueueType } from '../proto/enums.js';
import type { ServiceMessage } from '../proto/plain.js';
import { fromMs } from '../proto/time.js';
import type { Handlers, Services } from './services.js';

type DescribeRequest = ServiceMessage<'DescribeTaskQueueRequest'>;

export const taskQueueHandlers: Handlers = {
  DescribeTaskQueue(services, request: DescribeRequest) {
    if (request.apiMode === DescribeTaskQueueMode.DESCRIBE_TASK_QUEUE_MODE_ENHANCED) return enhanced(services, request);
    const name = request.taskQueue?.name ?? '';
    const type = typeOf(request.taskQueueType);
    return {
      pollers: pollersOf(services, type, name),
      ...(request.reportStats === true && { stats: statsOf(services, type, name) }),
      ...(request.includeTaskQueueStatus === true && {
        taskQueueStatus: {
          backlogCountHint: services.matching.backlog(type, name).count,
          taskIdBlock: { startId: 1, endId: 100_000 },
        },
      }),
    };
  },

  ListTaskQueuePartitions(_services, request: ServiceMessage<'ListTaskQueuePartitionsRequest'>) {
    const partition = [{ key: request.taskQueue?.name ?? '', ownerHostName: 'embedded' }];
    return { activityTaskQueuePartitions: partition, workflowTaskQueuePartitions: partition };
  },
};

/** As the `temporal` command asks: all kinds of tasks at once, by Build ID, of which there is only "none". */
function enhanced(
  services: Services,
  { taskQueue, taskQueueTypes, reportPollers, reportStats }: DescribeRequest,
): object {
  const name = taskQueue?.name ?? '';
  const asked = (kind: TaskQueueType) => !taskQueueTypes?.length || taskQueueTypes.includes(kind);
  const kinds = [TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW, TaskQueueType.TASK_QUEUE_TYPE_ACTIVITY];
  const typesInfo = Object.fromEntries(
    kinds.filter(asked).map((kind) => {
      const type = typeOf(kind);
      const pollers = reportPollers === true ? pollersOf(services, type, name) : [];
      return [kind, { pollers, ...(reportStats === true && { stats: statsOf(services, type, name) }) }];
    }),
  );
  return { versionsInfo: { '': { typesInfo } } };
}

function statsOf({ matching }: Services, type: QueueType, name: string): object {
  const { count, age } = matching.backlog(type, name);
  return { approximateBacklogCount: count, approximateBacklogAge: fromMs(age) };
}

function typeOf(type: number | undefined): QueueType {
  return type === TaskQueueType.TASK_QUEUE_TYPE_ACTIVITY ? 'activity' : 'workflow';
}

/** One entry an identity, whatever the number of its connections, last access first. */
function pollersOf({ matching }: Services, type: QueueType, name: string): object[] {
  const last = new Map<string, number>();
  for (const { identity, lastAccessTime } of matching.pollers(type, name)) {
    last.set(identity, Math.max(lastAccessTime, last.get(identity) ?? 0));
  }
  return [...last]
    .sort(([, a], [, b]) => b - a)
    .map(([identity, time]) => ({ identity, lastAccessTime: fromMs(time), ratePerSecond: 100_000 }));
}
