import type { Play } from './play.js';
import {
  ABSENT_RUN,
  type BadRequest,
  INVALID,
  LONG,
  largePayloads,
  NOT_FOUND,
  PERMISSION_DENIED,
  PRECONDITION,
  type Row,
  rows,
} from './table.js';

/** Whatever is about one execution looks for it in the same way. */
export function byExecution({ open, closed }: Play): BadRequest[] {
  const notFound = (workflowId: string, runId: string) =>
    `workflow execution not found for workflow ID "${workflowId}" and run ID "${runId}"`;
  const methods: readonly (readonly [method: string, field: string, good: object, finds?: 'open'])[] = [
    ['SignalWorkflowExecution', 'workflowExecution', { signalName: 's' }, 'open'],
    ['RequestCancelWorkflowExecution', 'workflowExecution', {}],
    ['TerminateWorkflowExecution', 'workflowExecution', {}, 'open'],
    ['ResetWorkflowExecution', 'workflowExecution', { requestId: 'r', workflowTaskFinishEventId: 3 }],
    ['DeleteWorkflowExecution', 'workflowExecution', {}],
    ['ResetStickyTaskQueue', 'execution', {}, 'open'],
    ['DescribeWorkflowExecution', 'execution', {}],
    ['GetWorkflowExecutionHistory', 'execution', {}],
    ['GetWorkflowExecutionHistoryReverse', 'execution', {}],
    ['QueryWorkflow', 'execution', { query: { queryType: 'q' } }],
    [
      'UpdateWorkflowExecution',
      'workflowExecution',
      { request: { meta: { updateId: 'u' }, input: { name: 'n' } } },
      'open',
    ],
  ];
  return methods.flatMap(([method, field, good, finds]) =>
    rows(method, good, [
      ['no execution', {}, INVALID, 'Execution is not set on request.'],
      ['no workflow id', { [field]: { runId: open.runId } }, INVALID, 'WorkflowId is not set on request.'],
      ['a run id that is no UUID', { [field]: { ...open, runId: 'nonsense' } }, INVALID, 'Invalid RunId.'],
      ['nobody', { [field]: { workflowId: 'nobody' } }, NOT_FOUND, 'workflow not found for ID: nobody'],
      ['a long workflow id', { [field]: { workflowId: LONG } }, NOT_FOUND, `workflow not found for ID: ${LONG}`],
      ['no such run', { [field]: { ...open, runId: ABSENT_RUN } }, NOT_FOUND, notFound(open.workflowId, ABSENT_RUN)],
      [
        "another's run",
        { [field]: { ...open, runId: closed.runId } },
        NOT_FOUND,
        notFound(open.workflowId, closed.runId),
      ],
      ...(finds === 'open'
        ? ([
            [
              'a closed one',
              { [field]: { workflowId: closed.workflowId } },
              NOT_FOUND,
              'workflow execution already completed',
            ],
            ['a closed run', { [field]: closed }, NOT_FOUND, 'workflow execution already completed'],
          ] satisfies Row[])
        : []),
    ]),
  );
}

export function signals({ open, closed }: Play): BadRequest[] {
  const { workflowId } = open;
  const first = { workflowExecution: { workflowId }, firstExecutionRunId: closed.runId };
  return [
    ...rows('SignalWorkflowExecution', { workflowExecution: open, signalName: 's' }, [
      ['no signal', { signalName: '' }, INVALID, 'SignalName is not set on request.'],
      ['a long signal', { signalName: LONG }, INVALID, 'SignalName length exceeds limit.'],
      ['a long request id', { requestId: LONG }, INVALID, 'RequestId length exceeds limit.'],
      ['too much input', { input: largePayloads }, INVALID, 'Blob data size exceeds limit.'],
      ['a link to nothing', { links: [{}] }, INVALID, 'unsupported link variant'],
    ]),
    ...['RequestCancelWorkflowExecution', 'TerminateWorkflowExecution'].flatMap((method) =>
      rows(method, first, [["another's first run", {}, NOT_FOUND, 'workflow execution not found']]),
    ),
    ...rows('ResetWorkflowExecution', { workflowExecution: open }, [
      ['no request id', {}, INVALID, 'RequestId is not set on request.'],
    ]),
  ];
}

export function queries({ open, closed, delayed }: Play): BadRequest[] {
  const notReady = ['WorkflowNotReadyFailure'];
  return rows('QueryWorkflow', { execution: open, query: { queryType: 'q' } }, [
    ['no query', { query: undefined }, INVALID, 'WorkflowQuery is not set on request.'],
    ['no type', { query: {} }, INVALID, 'QueryType is not set on request.'],
    [
      'too many arguments',
      { query: { queryType: 'q', queryArgs: largePayloads } },
      INVALID,
      'Blob data size exceeds limit.',
    ],
    [
      'one that never began',
      { execution: closed },
      PRECONDITION,
      'Workflow execution closed before WorkflowTaskStarted event',
      notReady,
    ],
    ['one that waits to begin', { execution: delayed }, PRECONDITION, 'Workflow task is not scheduled yet.', notReady],
  ]);
}

export function histories({ open, closed, pageToken }: Play): BadRequest[] {
  return ['GetWorkflowExecutionHistory', 'GetWorkflowExecutionHistoryReverse'].flatMap((method) =>
    rows(method, { execution: open }, [
      ['a garbage token', { nextPageToken: Buffer.from('garbage') }, INVALID, 'Invalid NextPageToken.'],
      [
        "another run's token",
        { execution: closed, nextPageToken: pageToken },
        INVALID,
        'RunId in the request does not match the NextPageToken.',
      ],
    ]),
  );
}

export function updates({ open, closed }: Play): BadRequest[] {
  const meta = { updateId: 'u' };
  const denied = 'UpdateWorkflowExecution issued asynchronously and waiting on update admitted is not supported.';
  return [
    ...rows('UpdateWorkflowExecution', { workflowExecution: open }, [
      ['no request', {}, INVALID, 'Update meta is not set on request.'],
      ['no meta', { request: { input: { name: 'n' } } }, INVALID, 'Update meta is not set on request.'],
      ['no input', { request: { meta } }, INVALID, 'Update input is not set on request.'],
      ['no name', { request: { meta, input: {} } }, INVALID, 'Update name is not set on request.'],
      [
        'a long id',
        { request: { meta: { updateId: LONG }, input: { name: 'n' } } },
        INVALID,
        'UpdateId length exceeds limit.',
      ],
      [
        'a wait for admission',
        { request: { meta, input: { name: 'n' } }, waitPolicy: { lifecycleStage: 1 } },
        PERMISSION_DENIED,
        denied,
        ['PermissionDeniedFailure'],
      ],
      [
        "another's first run",
        {
          workflowExecution: { workflowId: open.workflowId },
          firstExecutionRunId: closed.runId,
          request: { meta, input: { name: 'n' } },
        },
        NOT_FOUND,
        'workflow execution not found',
      ],
    ]),
    ...rows('PollWorkflowExecutionUpdate', { updateRef: { workflowExecution: open, updateId: 'u' } }, [
      ['no reference', { updateRef: undefined }, INVALID, 'UpdateRef is not set on request.'],
      ['no workflow', { updateRef: { updateId: 'u' } }, INVALID, "Can't load workflow execution.  WorkflowId not set."],
      [
        'a run id that is no UUID',
        { updateRef: { updateId: 'u', workflowExecution: { ...open, runId: 'x' } } },
        INVALID,
        'RunId is not valid UUID.',
      ],
      ['no id', { updateRef: { workflowExecution: open } }, NOT_FOUND, 'update "" not found'],
      ['no such update', {}, NOT_FOUND, 'update "u" not found'],
      ['a closed run', { updateRef: { workflowExecution: closed, updateId: 'u' } }, NOT_FOUND, 'update "u" not found'],
    ]),
  ];
}
