import { ABSENT_RUN, type BadRequest, INVALID, LONG, NOT_FOUND, rows } from './table.js';

export function namespaces(): BadRequest[] {
  const methods = [
    'StartWorkflowExecution',
    'SignalWorkflowExecution',
    'DescribeWorkflowExecution',
    'ExecuteMultiOperation',
    'ListWorkflowExecutions',
    'PollWorkflowTaskQueue',
    'RespondActivityTaskCompletedById',
    'RecordWorkerHeartbeat',
  ];
  return [
    ...methods.flatMap((method) =>
      rows(method, {}, [
        ['no namespace', { namespace: '' }, INVALID, 'Namespace is empty.'],
        ['a long one', { namespace: LONG }, INVALID, 'Namespace length exceeds limit.'],
        [
          'another one',
          { namespace: 'nowhere' },
          NOT_FOUND,
          'Namespace nowhere is not found.',
          ['NamespaceNotFoundFailure'],
        ],
      ]),
    ),
    ...rows('DescribeNamespace', { namespace: '' }, [
      ['neither name nor id', {}, INVALID, 'Namespace not set on request.'],
      [
        'another id',
        { id: ABSENT_RUN },
        NOT_FOUND,
        `Namespace ${ABSENT_RUN} is not found.`,
        ['NamespaceNotFoundFailure'],
      ],
    ]),
  ];
}

export function lists(): BadRequest[] {
  const unsupported = 'invalid query: operation is not supported:';
  const invalid = 'invalid query: invalid expression:';
  // where the syntax is wrong, the place is told; each service has its own words for what it misses there
  const syntax = [
    'WorkflowId =',
    "WorkflowId = 'a' AND",
    "(WorkflowId = 'a'",
    "WorkflowId = 'a'))",
    "WorkflowId = 'a",
    'SELECT 1',
    'WorkflowId IN ()',
    "WorkflowId = 'a' WorkflowId = 'b'",
    "WorkflowType IS 'x'",
    '((((',
  ];
  const table: readonly (readonly [query: string, message: string | RegExp])[] = [
    ...syntax.map((query) => [query, /^invalid query: .* (position|at) \d+/] as const),
    ['Nobody = 1', 'invalid query: invalid search attribute: Nobody'],
    ["Customer = 'a' OR Nobody = 1", 'invalid query: invalid search attribute: Nobody'],
    ["ExecutionStatus = 'Nope'", `${invalid} invalid ExecutionStatus value 'Nope'`],
    ['ExecutionStatus = 99', `${invalid} invalid ExecutionStatus value 99`],
    ["StartTime > 'yesterday'", `${invalid} unable to parse datetime 'yesterday'`],
    ["StartTime > '2020-01-01'", `${invalid} unable to parse datetime '2020-01-01'`],
    ["ExecutionDuration > 'x'", `${invalid} invalid duration value for search attribute ExecutionDuration: x`],
    ["Amount = 'a'", `${invalid} invalid value type for search attribute Amount of type Int: "a" (type: string)`],
    ["Amount IN (1, 'a')", `${invalid} invalid value type for search attribute Amount of type Int: "a" (type: string)`],
    ['Customer = 1', `${invalid} invalid value type for search attribute Customer of type Keyword: 1 (type: int64)`],
    ['Weight = true', `${invalid} invalid value type for search attribute Weight of type Double: true (type: bool)`],
    ['Urgent = 1', `${invalid} invalid value type for search attribute Urgent of type Bool: 1 (type: int64)`],
    [
      'StartTime > 1.5',
      `${invalid} invalid value type for search attribute StartTime of type Datetime: 1.5 (type: float64)`,
    ],
    ["Tags > 'a'", `${unsupported} operator '>' not supported for KeywordList type search attribute 'Tags'`],
    [
      "Tags STARTS_WITH 'a'",
      `${unsupported} operator 'STARTS_WITH' not supported for KeywordList type search attribute 'Tags'`,
    ],
    [
      'Amount STARTS_WITH 1',
      `${unsupported} operator 'STARTS_WITH' not supported for Int type search attribute 'Amount'`,
    ],
    ["Tags BETWEEN 'a' AND 'b'", `${invalid} cannot do range condition on search attribute 'Tags' of type KeywordList`],
    ["Note IN ('a')", `${unsupported} operator 'IN' not supported for Text type search attribute 'Note'`],
    ["Note = ''", `${invalid} no tokens found filtering on Text type search attribute Note`],
    ["WorkflowId = 'a' ORDER BY StartTime", `${unsupported} 'ORDER BY' clause`],
    ['GROUP BY WorkflowId', `${unsupported} 'GROUP BY' clause is not supported for search attribute WorkflowId`],
    ['GROUP BY ExecutionStatus, WorkflowType', `${unsupported} 'GROUP BY' clause supports only a single field`],
  ];
  return table.flatMap(([query, message], index) =>
    rows(index % 2 ? 'ListWorkflowExecutions' : 'CountWorkflowExecutions', {}, [[query, { query }, INVALID, message]]),
  );
}

export function operator(): BadRequest[] {
  const many = (type: number) => Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`Many${index}`, type]));
  const tooMany = (rule: string) => `Unable to create search attributes: cannot have more than ${rule}.`;
  return [
    ...rows('AddSearchAttributes', {}, [
      ['none', {}, INVALID, 'SearchAttributes are not set on request.'],
      ['no namespace', { namespace: '', searchAttributes: { A: 2 } }, INVALID, 'Namespace is not set on request.'],
      [
        "the server's own",
        { searchAttributes: { WorkflowId: 2 } },
        INVALID,
        'Search attribute WorkflowId is reserved by system.',
      ],
      [
        'a reserved name',
        { searchAttributes: { TemporalX: 2 } },
        INVALID,
        'Search attribute TemporalX is reserved by system.',
      ],
      ['no type', { searchAttributes: { A: 0 } }, INVALID, tooMany('0 search attribute of type Unspecified')],
      ['an unknown type', { searchAttributes: { A: 99 } }, INVALID, 'Unknown search attribute type: 99.'],
      ['too many numbers', { searchAttributes: many(3) }, INVALID, tooMany('3 search attribute of type Int')],
      ['too many keywords', { searchAttributes: many(2) }, INVALID, tooMany('10 search attribute of type Keyword')],
    ]),
    ...rows('RemoveSearchAttributes', {}, [
      ['none', {}, INVALID, 'SearchAttributes are not set on request.'],
      [
        "the server's own",
        { searchAttributes: ['WorkflowId'] },
        INVALID,
        'Unable to remove non-custom search attributes: WorkflowId.',
      ],
    ]),
    ...rows('DescribeTaskQueue', {}, [
      ['no task queue', {}, INVALID, 'taskQueue is not set'],
      ['one without a name', { taskQueue: {} }, INVALID, 'missing task queue name'],
    ]),
  ];
}
