import type { Play } from './play.js';
import { type BadRequest, INVALID, LONG, NOT_FOUND, type Row, rows } from './table.js';

export function polls(): BadRequest[] {
  return ['PollWorkflowTaskQueue', 'PollActivityTaskQueue'].flatMap((method) =>
    rows(method, { taskQueue: { name: 'nobody' } }, [
      ['no task queue', { taskQueue: undefined }, INVALID, 'taskQueue is not set'],
      ['one without a name', { taskQueue: {} }, INVALID, 'missing task queue name'],
      ['a long name', { taskQueue: { name: LONG } }, INVALID, 'taskQueue length exceeds limit'],
      [
        "the server's own",
        { taskQueue: { name: '/_sys/x' } },
        INVALID,
        'task queue name cannot start with reserved prefix /_sys/',
      ],
      ['a long identity', { identity: LONG }, INVALID, 'Identity length exceeds limit.'],
    ]),
  );
}

export function responses({
  doneWorkflowTask,
  doneActivityTask,
  closedWorkflowTask,
  closedActivityTask,
}: Play): BadRequest[] {
  const noTask = 'Workflow task not found.';
  const noActivity = 'invalid activityID or activity already timed out or invoking workflow is completed';
  const noQuery = 'query task not found, or already expired';
  const methods: readonly (readonly [method: string, over: string])[] = [
    ['RespondWorkflowTaskCompleted', noTask],
    ['RespondWorkflowTaskFailed', noTask],
    ['RespondActivityTaskCompleted', noActivity],
    ['RespondActivityTaskFailed', noActivity],
    ['RespondActivityTaskCanceled', noActivity],
    ['RecordActivityTaskHeartbeat', noActivity],
    ['RespondQueryTaskCompleted', noQuery],
  ];
  return [
    ...methods.flatMap(([method, over]) =>
      rows(method, {}, [
        ['no token', {}, INVALID, 'Task token not set on request.'],
        ['garbage', { taskToken: Buffer.from('garbage') }, INVALID, 'Error deserializing task token.'],
        ['zeros', { taskToken: Buffer.alloc(16) }, INVALID, 'Error deserializing task token.'],
        ['a task that is done', { taskToken: over === noTask ? doneWorkflowTask : doneActivityTask }, NOT_FOUND, over],
        [
          'a task of another kind',
          { taskToken: over === noTask ? doneActivityTask : doneWorkflowTask },
          NOT_FOUND,
          over,
        ],
        ...(method === 'RecordActivityTaskHeartbeat' || over === noQuery
          ? []
          : ([
              [
                'a long identity',
                { taskToken: doneWorkflowTask, identity: LONG },
                INVALID,
                'Identity length exceeds limit.',
              ],
            ] satisfies Row[])),
      ]),
    ),
    ...rows('RespondWorkflowTaskCompleted', { taskToken: closedWorkflowTask }, [
      ['a closed run', {}, NOT_FOUND, noTask],
    ]),
    ...rows('RespondActivityTaskCompleted', { taskToken: closedActivityTask }, [
      ['a closed run', {}, NOT_FOUND, 'workflow execution already completed'],
    ]),
    ...rows('RespondActivityTaskFailed', { taskToken: doneActivityTask }, [
      [
        'a failure of the server',
        { failure: { serverFailureInfo: {} } },
        INVALID,
        'Failure must have ApplicationFailureInfo.',
      ],
    ]),
  ];
}

export function responsesById({ acting, closed }: Play): BadRequest[] {
  const missing =
    'cannot find pending activity with ActivityID nobody, check workflow execution history for more details';
  const methods = [
    'RespondActivityTaskCompletedById',
    'RespondActivityTaskFailedById',
    'RespondActivityTaskCanceledById',
  ];
  return [...methods, 'RecordActivityTaskHeartbeatById'].flatMap((method) =>
    rows(method, { workflowId: acting.workflowId, activityId: 'nobody' }, [
      ['no activity id', { activityId: '' }, INVALID, 'ActivityId is not set on request.'],
      ['no workflow id', { workflowId: '' }, NOT_FOUND, 'activity not found for ID: nobody'],
      ['a run id that is no UUID', { runId: 'x' }, INVALID, 'RunId is not valid UUID.'],
      ['nobody', { workflowId: 'nobody' }, NOT_FOUND, 'workflow not found for ID: nobody'],
      ['a closed run', { workflowId: closed.workflowId }, NOT_FOUND, 'workflow execution already completed'],
      ['no such activity', {}, NOT_FOUND, missing],
    ]),
  );
}
