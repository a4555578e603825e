import { randomUUID } from 'node:crypto';
import type { Play } from './play.js';
import {
  ALREADY_EXISTS,
  type BadRequest,
  EXHAUSTED,
  INVALID,
  LONG,
  large,
  largePayloads,
  mixed,
  namespace,
  negative,
  type Row,
  rows,
} from './table.js';

const json = (value: unknown) => ({
  metadata: { encoding: Buffer.from('json/plain') },
  data: Buffer.from(JSON.stringify(value)),
});

const retryPolicies: Row[] = (
  [
    [{ initialInterval: negative }, 'invalid InitialInterval set on retry policy: negative duration'],
    [
      { initialInterval: mixed },
      'invalid InitialInterval set on retry policy: duration has seconds and nanos with different signs',
    ],
    [{ maximumInterval: negative }, 'invalid MaximumInterval set on retry policy: negative duration'],
    [{ backoffCoefficient: 0.5 }, 'BackoffCoefficient cannot be less than 1 on retry policy.'],
    [{ backoffCoefficient: -1 }, 'BackoffCoefficient cannot be less than 1 on retry policy.'],
    [
      { initialInterval: { seconds: 5 }, maximumInterval: { seconds: 2 } },
      'MaximumInterval cannot be less than InitialInterval on retry policy.',
    ],
    [{ maximumAttempts: -1 }, 'MaximumAttempts cannot be negative on retry policy.'],
    [{ nonRetryableErrorTypes: ['TemporalTimeout:x'] }, 'Invalid timeout type value: x.'],
  ] as const
).map(([retryPolicy, message]) => [JSON.stringify(retryPolicy), { retryPolicy }, INVALID, message]);

export function starts({ queue, open, closed, completed }: Play): BadRequest[] {
  const good = { workflowId: `bad-${randomUUID()}`, workflowType: { name: 'bad' }, taskQueue: { name: queue } };
  const timeouts = {
    workflowExecutionTimeout: 'WorkflowExecutionTimeoutSeconds',
    workflowRunTimeout: 'WorkflowRunTimeoutSeconds',
    workflowTaskTimeout: 'WorkflowTaskTimeoutSeconds',
    workflowStartDelay: 'WorkflowStartDelaySeconds',
  };
  const link = { namespace, workflowId: 'w' };
  const finished = ({ workflowId, runId }: typeof open) => `WorkflowId: ${workflowId}, RunId: ${runId}.`;
  return rows('StartWorkflowExecution', good, [
    [
      'nothing',
      { workflowId: '', workflowType: undefined, taskQueue: undefined },
      INVALID,
      'WorkflowId is not set on request.',
    ],
    ['a long workflow id', { workflowId: LONG }, INVALID, 'WorkflowId exceeds maximum allowed length (1001/1000)'],
    ['no type', { workflowType: undefined }, INVALID, 'WorkflowType is not set on request.'],
    ['a long type', { workflowType: { name: LONG } }, INVALID, 'WorkflowType length exceeds limit.'],
    ['no task queue', { taskQueue: undefined }, INVALID, 'taskQueue is not set'],
    ['a task queue without a name', { taskQueue: {} }, INVALID, 'missing task queue name'],
    ['a long task queue', { taskQueue: { name: LONG } }, INVALID, 'taskQueue length exceeds limit'],
    [
      "the server's own task queue",
      { taskQueue: { name: '/_sys/x' } },
      INVALID,
      'task queue name cannot start with reserved prefix /_sys/',
    ],
    ['a long request id', { requestId: LONG }, INVALID, 'RequestId length exceeds limit.'],
    ...Object.entries(timeouts).flatMap(([field, name]): Row[] => [
      [
        `negative ${field}`,
        { [field]: negative },
        INVALID,
        `An invalid ${name} is set on request. cause: negative duration`,
      ],
      [
        `${field} of both signs`,
        { [field]: mixed },
        INVALID,
        `An invalid ${name} is set on request. cause: duration has seconds and nanos with different signs`,
      ],
    ]),
    ...retryPolicies,
    ['too much input', { input: largePayloads }, INVALID, 'Blob data size exceeds limit.'],
    ['too much memo', { memo: { fields: { a: large } } }, INVALID, 'Memo size exceeds limit.'],
    [
      'a message above 4 MB',
      { input: { payloads: [large, large] } },
      EXHAUSTED,
      /received message larger than max/i,
      [],
    ],
    [
      'terminate-if-running with a conflict policy',
      { workflowIdReusePolicy: 4, workflowIdConflictPolicy: 1 },
      INVALID,
      'Invalid WorkflowIDReusePolicy: WORKFLOW_ID_REUSE_POLICY_TERMINATE_IF_RUNNING cannot be used together with a WorkflowIDConflictPolicy',
    ],
    [
      'reject-duplicate with terminate-existing',
      { workflowIdReusePolicy: 3, workflowIdConflictPolicy: 3 },
      INVALID,
      'Invalid WorkflowIDReusePolicy: WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE cannot be used together with WorkflowIdConflictPolicy WORKFLOW_ID_CONFLICT_POLICY_TERMINATE_EXISTING',
    ],
    ['a negative priority', { priority: { priorityKey: -1 } }, INVALID, "priority key can't be negative"],
    [
      'a long fairness key',
      { priority: { fairnessKey: 'x'.repeat(65) } },
      INVALID,
      'fairness key length exceeds limit',
    ],
    ['a negative fairness weight', { priority: { fairnessWeight: -1 } }, INVALID, 'must be greater than zero'],
    [
      '11 links',
      { links: Array.from({ length: 11 }, () => ({ workflowEvent: { ...link, runId: 'r' } })) },
      INVALID,
      'cannot attach more than 10 links per request, got 11',
    ],
    ['a link to nothing', { links: [{}] }, INVALID, 'unsupported link variant'],
    [
      'a link without a run',
      { links: [{ workflowEvent: link }] },
      INVALID,
      'workflow event link must not have an empty run ID field',
    ],
    [
      'callbacks without their request id',
      { onConflictOptions: { attachCompletionCallbacks: true }, workflowIdConflictPolicy: 2 },
      INVALID,
      'attaching request ID is required for attaching completion callbacks',
    ],
    [
      'cron with a delay',
      { cronSchedule: '* * * * *', workflowStartDelay: { seconds: 1 } },
      INVALID,
      'CronSchedule and WorkflowStartDelay may not be used together.',
    ],
    [
      'an id that runs',
      { workflowId: open.workflowId },
      ALREADY_EXISTS,
      `Workflow execution is already running. ${finished(open)}`,
    ],
    [
      'an id that ran',
      { workflowId: closed.workflowId, workflowIdReusePolicy: 3 },
      ALREADY_EXISTS,
      `Workflow execution already finished. ${finished(closed)} Workflow Id reuse policy: reject duplicate workflow Id.`,
    ],
    [
      'an id that ran well',
      { workflowId: completed.workflowId, workflowIdReusePolicy: 2 },
      ALREADY_EXISTS,
      `Workflow execution already finished successfully. ${finished(completed)} Workflow Id reuse policy: allow duplicate workflow Id if last run failed.`,
    ],
  ]);
}

export function searchAttributes({ queue }: Play): BadRequest[] {
  const good = { workflowId: `bad-${randomUUID()}`, workflowType: { name: 'bad' }, taskQueue: { name: queue } };
  const table: readonly (readonly [name: string, value: unknown, message: string | RegExp])[] = [
    ['Nobody', 1, 'Namespace default has no mapping defined for search attribute Nobody'],
    ['WorkflowId', 'x', "WorkflowId attribute can't be set in SearchAttributes"],
    ['ExecutionStatus', 'x', "ExecutionStatus attribute can't be set in SearchAttributes"],
    ['Customer', 12, 'invalid value for search attribute Customer of type Keyword: 12'],
    ['Customer', ['a', 'b'], 'invalid value for search attribute Customer of type Keyword: [a b]'],
    ['Amount', 'abc', 'invalid value for search attribute Amount of type Int: abc'],
    ['Amount', 1.5, 'invalid value for search attribute Amount of type Int: 1.5'],
    ['Weight', 'x', 'invalid value for search attribute Weight of type Double: x'],
    ['Urgent', 'yes', 'invalid value for search attribute Urgent of type Bool: yes'],
    ['Due', '2020-01-01', 'invalid value for search attribute Due of type Datetime: 2020-01-01'],
    ['Due', 12, 'invalid value for search attribute Due of type Datetime: 12'],
    ['Tags', 'a', 'invalid value for search attribute Tags of type KeywordList: a'],
    ['Tags', [1], 'invalid value for search attribute Tags of type KeywordList: [1]'],
    ['Customer', 'x'.repeat(2048), 'search attribute Customer value size 2050 exceeds size limit 2048'],
  ];
  const values = table.map(([name, value, message]): Row => {
    const indexedFields = { [name]: json(value) };
    return [
      `the search attribute ${name}: ${`${value}`.slice(0, 20)}`,
      { searchAttributes: { indexedFields } },
      INVALID,
      message,
    ];
  });
  const raw = { Amount: { metadata: { encoding: Buffer.from('json/plain') }, data: Buffer.from('{') } };
  return rows('StartWorkflowExecution', good, [
    ...values,
    [
      'broken JSON',
      { searchAttributes: { indexedFields: raw } },
      INVALID,
      /^invalid value for search attribute Amount of type Int/,
    ],
  ]);
}

export function signalWithStarts({ queue, closed }: Play): BadRequest[] {
  const good = { workflowId: 'bad', workflowType: { name: 'bad' }, taskQueue: { name: queue }, signalName: 's' };
  return rows('SignalWithStartWorkflowExecution', good, [
    ['no workflow id', { workflowId: '' }, INVALID, 'WorkflowId is not set on request.'],
    ['no signal', { signalName: '' }, INVALID, 'signal not set'],
    ['a long signal', { signalName: LONG }, INVALID, 'signal name exceeds maximum allowed length (1001/1000)'],
    ['no type', { workflowType: {} }, INVALID, 'workflow type not set'],
    [
      'a long type',
      { workflowType: { name: LONG } },
      INVALID,
      'workflow type name exceeds maximum allowed length (1001/1000)',
    ],
    ['a long request id', { requestId: LONG }, INVALID, 'Request ID exceeds maximum allowed length (1001/1000)'],
    ['no task queue', { taskQueue: undefined }, INVALID, 'taskQueue is not set'],
    [
      'a negative timeout',
      { workflowRunTimeout: negative },
      INVALID,
      'An invalid WorkflowRunTimeoutSeconds is set on request. cause: negative duration',
    ],
    ['too much input of the signal', { signalInput: largePayloads }, INVALID, 'Blob data size exceeds limit.'],
    [
      'the conflict policy FAIL',
      { workflowIdConflictPolicy: 1 },
      INVALID,
      'Invalid WorkflowIDConflictPolicy: WORKFLOW_ID_CONFLICT_POLICY_FAIL is not supported for this operation.',
    ],
    [
      'an id that ran',
      { workflowId: closed.workflowId, workflowIdReusePolicy: 3 },
      ALREADY_EXISTS,
      `Workflow execution already finished. WorkflowId: ${closed.workflowId}, RunId: ${closed.runId}. Workflow Id reuse policy: reject duplicate workflow Id.`,
    ],
  ]);
}

export function multiOperations({ queue, open }: Play): BadRequest[] {
  const workflowId = `multi-${randomUUID()}`;
  const start = { namespace, workflowId, workflowType: { name: 'bad' }, taskQueue: { name: queue } };
  const update = {
    namespace,
    workflowExecution: { workflowId },
    request: { meta: { updateId: 'u' }, input: { name: 'n' } },
  };
  const both = (more: object, other: object = {}) => ({
    operations: [{ startWorkflow: { ...start, ...more } }, { updateWorkflow: { ...update, ...other } }],
  });
  const aborted = '10 Operation was aborted.';
  const failed = 'Update-with-Start could not be executed.';
  const shape = 'Operations have to be exactly [Start, Update].';
  const otherNamespace = "3 Operation namespace did not match request's namespace.";
  return rows('ExecuteMultiOperation', {}, [
    ['nothing', {}, INVALID, shape],
    ['a start alone', { operations: [{ startWorkflow: start }] }, INVALID, shape],
    ['an update first', { operations: [{ updateWorkflow: update }, { startWorkflow: start }] }, INVALID, shape],
    ['no type', both({ workflowType: undefined }), INVALID, failed, ['3 WorkflowType is not set on request.', aborted]],
    [
      'a delay',
      both({ workflowStartDelay: { seconds: 1 } }),
      INVALID,
      failed,
      ['3 WorkflowStartDelay is not supported.', aborted],
    ],
    [
      'an eager start',
      both({ requestEagerExecution: true }),
      INVALID,
      failed,
      ['3 RequestEagerExecution is not supported.', aborted],
    ],
    ['another namespace', both({ namespace: 'other' }), INVALID, failed, [otherNamespace, aborted]],
    ['another namespace to update', both({}, { namespace: 'other' }), INVALID, failed, [aborted, otherNamespace]],
    [
      'two ids',
      both({}, { workflowExecution: { workflowId: 'x' } }),
      INVALID,
      failed,
      [aborted, '3 WorkflowId is not consistent with previous operation(s).'],
    ],
    [
      'a run id',
      both({}, { workflowExecution: { workflowId, runId: open.runId } }),
      INVALID,
      failed,
      [aborted, '3 RunId is not allowed.'],
    ],
    [
      'a first run id',
      both({}, { firstExecutionRunId: open.runId }),
      INVALID,
      failed,
      [aborted, '3 FirstExecutionRunId is not allowed.'],
    ],
    [
      'an update without a name',
      both({}, { request: { meta: {}, input: {} } }),
      INVALID,
      failed,
      [aborted, '3 Update name is not set on request.'],
    ],
    [
      'an id that runs',
      both({ workflowId: open.workflowId }, { workflowExecution: { workflowId: open.workflowId } }),
      ALREADY_EXISTS,
      failed,
      [`6 Workflow execution is already running. WorkflowId: ${open.workflowId}, RunId: ${open.runId}.`, aborted],
    ],
  ]);
}
