import type { QueueType } from '../matching/matching.js';
import { TaskQueueType } from '../proto/enums.js';
import type { ServiceMessage } from '../proto/plain.js';
import { fromMs } from '../proto/time.js';
import type { Handlers, Services } from './services.js';

export const taskQueueHandlers: Handlers = {
  DescribeTaskQueue(services, request: ServiceMessage<'DescribeTaskQueueRequest'>) {
    const name = request.taskQueue?.name ?? '';
    const type = typeOf(request.taskQueueType);
    const { count, age } = services.matching.backlog(type, name);
    return {
      pollers: pollersOf(services, type, name),
      ...(request.reportStats === true && {
        stats: { approximateBacklogCount: count, approximateBacklogAge: fromMs(age) },
      }),
      ...(request.includeTaskQueueStatus === true && {
        taskQueueStatus: { backlogCountHint: count, taskIdBlock: { startId: 1, endId: 100_000 } },
      }),
    };
  },

  ListTaskQueuePartitions(_services, request: ServiceMessage<'ListTaskQueuePartitionsRequest'>) {
    const partition = [{ key: request.taskQueue?.name ?? '', ownerHostName: 'embedded' }];
    return { activityTaskQueuePartitions: partition, workflowTaskQueuePartitions: partition };
  },
};

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
