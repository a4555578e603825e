import { describe, expect, test } from 'vitest';
import { WorkflowExecutionStatus } from '../proto/enums.js';
import { SearchAttributes } from './attributes.js';
import { filterOf } from './filter.js';
import { parseQuery } from './query.js';
import type { VisibilityRecord } from './record.js';

const record: VisibilityRecord = {
  workflowId: "order-7's",
  runId: 'run',
  firstRunId: 'run',
  workflowType: 'order',
  taskQueue: 'shop',
  status: WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING,
  startTime: Date.parse('2026-01-02T03:04:05Z'),
  executionTime: Date.parse('2026-01-02T03:04:05Z'),
  closeTime: 0,
  historyLength: 10,
  historySize: 1000,
  memo: {},
  searchAttributes: {
    Amount: { data: Buffer.from('12.5') },
    Tags: { data: Buffer.from('["a","b"]') },
    Due: { data: Buffer.from('"2026-05-05T00:00:00.000Z"') },
    Customer: { data: Buffer.from('"Ada"') },
    Note: { data: Buffer.from('"Hello big world"') },
  },
  parent: undefined,
  root: { workflowId: 'root' },
};

const attributes = new SearchAttributes('default', undefined, () => {});
attributes.add({ Amount: 4, Tags: 7, Customer: 2, Missing: 2, Due: 6, Note: 1 });
const lookup = (name: string) => attributes.attribute(name);
const matches = (query: string) => filterOf(parseQuery(query).where, lookup)(record);

describe('what matches', () => {
  test.each([
    [''],
    ["WorkflowType = 'order'"],
    ['WorkflowType = "order"'],
    ["`WorkflowType` = 'order'"],
    ["WorkflowId = 'order-7''s'"],
    ["WorkflowId = 'order-7\\'s'"],
    ["WorkflowId STARTS_WITH 'order-'"],
    ["ExecutionStatus = 'Running'"],
    ['ExecutionStatus = 1'],
    ["ExecutionStatus IN ('Completed', 'Running')"],
    ["ExecutionStatus NOT IN ('Completed', 'Failed')"],
    ["StartTime > '2026-01-01T00:00:00Z' and StartTime < '2026-01-03T00:00:00+01:00'"],
    ["StartTime BETWEEN '2026-01-01T00:00:00Z' AND '2026-01-03T00:00:00Z'"],
    ['CloseTime IS NULL'],
    ['StartTime IS NOT NULL'],
    ["TaskQueue != 'other'"],
    ["WorkflowType = 'x' OR (WorkflowType = 'order' AND NOT TaskQueue = 'x')"],
    ["WorkflowType = 'order' OR WorkflowType = 'x' AND TaskQueue = 'x'"],
    ['Amount >= 12.5 AND Amount <= 12.5'],
    ["Tags = 'b'"],
    ["Customer = 'Ada'"],
    ["Note = 'world hello'"],
    ["Note != 'worl'"],
    ['Missing IS NULL'],
    ["Due > '2026-05-04T23:00:00-00:00' AND Due < '2026-05-06T00:00:00Z'"],
  ])('%s', (query) => {
    expect(matches(query)).toBe(true);
  });
});

describe('what does not', () => {
  test.each([
    ["WorkflowType = 'Order'"],
    ["NOT WorkflowType = 'order'"],
    ["ExecutionStatus != 'Running'"],
    ["StartTime < '2026-01-01T00:00:00Z'"],
    ["CloseTime > '2020-01-01T00:00:00Z'"],
    ["(WorkflowType = 'order' OR WorkflowType = 'x') AND TaskQueue = 'x'"],
    ["Tags = 'c'"],
    ['Amount > 13'],
    // nothing can be said of what is not set
    ["ExecutionDuration < '1h30m'"],
    ["NOT ExecutionDuration < '1h30m'"],
    ['HistoryLength > 9'],
    ["Missing != 'x'"],
  ])('%s', (query) => {
    expect(matches(query)).toBe(false);
  });
});

describe('what is refused, with its place', () => {
  test.each([
    ["WorkflowType 'x'", /a comparison at 14, found 'x'/],
    ["WorkflowType = 'x' TaskQueue = 'y'", /AND, OR or the end at 20/],
    ["WorkflowType = 'x", /unexpected ''' at/],
    ['WorkflowType = order', /a value .* at 16, found 'order'/],
    ["WorkflowType IN ('a'", /'\)' at 21, found 'the end'/],
    ["(WorkflowType = 'x'", /'\)' at/],
    ['AND', /a comparison at 4/],
    ["= 'x'", /the name of a search attribute at 1/],
    ["ExecutionStatus = 'Sleeping'", /invalid ExecutionStatus value 'Sleeping'/],
    ["StartTime > 'yesterday'", /unable to parse datetime 'yesterday'/],
    ["WorkflowType = 'x' ORDER BY StartTime", /ORDER BY/],
    ["Nonsense = 'x'", /invalid search attribute: Nonsense/],
    ['WorkflowType = ;', /unexpected ';' at/],
    ['GROUP BY ExecutionStatus, WorkflowType', /'GROUP BY' clause supports only a single field/],
    ["Tags > 'a'", /operator '>' not supported for KeywordList type search attribute 'Tags'/],
    ["Amount STARTS_WITH '1'", /invalid value type for search attribute Amount of type Double: "1" \(type: string\)/],
    ["Note IN ('a')", /operator 'IN' not supported for Text type search attribute 'Note'/],
    ["Tags BETWEEN 'a' AND 'b'", /cannot do range condition on search attribute 'Tags' of type KeywordList/],
    ["ExecutionDuration > 'x'", /invalid duration value for search attribute ExecutionDuration: x/],
  ])('%s', (query, message) => {
    expect(() => matches(query)).toThrow(message);
  });
});

test('GROUP BY', () => {
  expect(parseQuery('GROUP BY ExecutionStatus')).toEqual({ groupBy: 'ExecutionStatus' });
  expect(parseQuery("WorkflowType = 'x' group by ExecutionStatus").groupBy).toBe('ExecutionStatus');
});

test('a query of a thousand parentheses does no harm', () => {
  const deep = `${'('.repeat(1000)}WorkflowType = 'x'`;
  expect(() => parseQuery(deep)).toThrow(/nested deeper than 100/);
  expect(() => parseQuery('('.repeat(4_000_000))).toThrow(/longer than/);
  const long = Array.from({ length: 1200 }, () => "WorkflowType = 'x'").join(' OR ');
  expect(matches(long)).toBe(false);
  expect(() => matches(`${long} OR ${long}`)).toThrow(/more than 5000 words/);
});
