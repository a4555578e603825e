import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { eventually } from '../testing/harness.js';
import { refusal } from '../testing/refusal.js';
import { contract, type Subject } from './services.js';

const due = '2026-01-02T03:04:05Z';
/** Four executions that lists are to tell apart: what is searched for, and how each ended. */
const executions = {
  a: { Customer: ['Ada'], Amount: [1], Urgent: [true], Tags: ['x', 'y'] },
  b: { Customer: ['Bo'], Amount: [2], Urgent: [false], Weight: [2.5], Note: ['a quick brown fox'] },
  c: { Customer: ['Ada B.'], Amount: [3], Due: [new Date(due)], Tags: ['y'] },
  d: {},
};

/** A query, and which of the executions it finds; newest start first. */
const queries = [
  ["Customer = 'Ada'", 'a'],
  ["Customer != 'Ada'", 'cb'],
  ["Customer IN ('Ada', 'Bo')", 'ba'],
  ["Customer NOT IN ('Ada', 'Bo')", 'c'],
  ["Customer STARTS_WITH 'Ada'", 'ca'],
  ["Customer NOT STARTS_WITH 'Ada'", 'b'],
  ['Customer IS NULL', 'd'],
  ['Customer IS NOT NULL', 'cba'],
  ['Amount = 2', 'b'],
  ['Amount > 1', 'cb'],
  ['Amount >= 2 AND Amount < 3', 'b'],
  ['Amount BETWEEN 2 AND 3', 'cb'],
  ['Amount NOT BETWEEN 2 AND 3', 'a'],
  ['Weight = 2.5', 'b'],
  ['Weight < 3.0', 'b'],
  ['Urgent = true', 'a'],
  ['Urgent = false', 'b'],
  ["Due > '2026-01-01T00:00:00Z'", 'c'],
  ["Tags = 'y'", 'ca'],
  ["Tags = 'x'", 'a'],
  ["Tags != 'x'", 'dcb'],
  ["Tags IN ('x', 'z')", 'a'],
  ["Note = 'quick'", 'b'],
  ["ExecutionStatus = 'Running'", 'd'],
  ["ExecutionStatus != 'Running'", 'cba'],
  ["ExecutionStatus IN ('Terminated', 'Canceled')", 'cb'],
  ['ExecutionStatus = 1', 'd'],
  ["StartTime > '2020-01-01T00:00:00Z'", 'dcba'],
  ["StartTime < '2020-01-01T00:00:00Z'", ''],
  ["StartTime BETWEEN '2020-01-01T00:00:00Z' AND '2099-01-01T00:00:00Z'", 'dcba'],
  ['CloseTime IS NULL', 'd'],
  ['CloseTime IS NOT NULL', 'cba'],
  ['HistoryLength > 1', 'cba'],
  ["ExecutionDuration < '1h'", 'cba'],
  ["ExecutionDuration > '1h'", ''],
  ["WorkflowId STARTS_WITH 'listed'", 'dcba'],
  ["Customer = 'Ada' OR Customer = 'Bo'", 'ba'],
  ["(Customer = 'Ada' OR Customer = 'Bo') AND NOT Urgent = true", 'b'],
  ["NOT (Customer = 'Ada')", 'cb'],
  ["Customer = 'Ada' OR Amount = 2 AND Urgent = true", 'a'],
  ['`Customer` = "Ada"', 'a'],
] as const;

/** A query that can't be answered, and what is said: of bad syntax each service tells the place in its own words. */
const bad = [
  ["Customer 'Ada'", 'invalid query: '],
  ['Customer = ', 'invalid query: '],
  ["Customer = 'Ada", 'invalid query: '],
  ["(Customer = 'Ada'", 'invalid query: '],
  ['Customer BETWEEN 1', 'invalid query: '],
  ["Nonsense = 'Ada'", 'invalid query: invalid search attribute: Nonsense'],
  [
    "Amount = 'two'",
    'invalid query: invalid expression: invalid value type for search attribute Amount of type Int: "two" (type: string)',
  ],
  [
    "Urgent = 'maybe'",
    'invalid query: invalid expression: invalid value type for search attribute Urgent of type Bool: "maybe" (type: string)',
  ],
  ["StartTime > 'yesterday'", "invalid query: invalid expression: unable to parse datetime 'yesterday'"],
  ["ExecutionStatus = 'Sleeping'", "invalid query: invalid expression: invalid ExecutionStatus value 'Sleeping'"],
  [
    "Amount STARTS_WITH '1'",
    'invalid query: invalid expression: invalid value type for search attribute Amount of type Int: "1" (type: string)',
  ],
  ["Customer LIKE 'A%'", 'invalid query: '],
  ["Customer = 'Ada' ORDER BY StartTime", "invalid query: operation is not supported: 'ORDER BY' clause"],
  ["Customer = 'Ada' LIMIT 1", "invalid query: operation is not supported: 'LIMIT' clause"],
] as const;

contract('visibility', (subject) => {
  let listed: Promise<string> | undefined;

  /** Starts the four, once; gives the query that finds them all. */
  const start = async ({ harness, queue }: Subject) => {
    const type = `listed-${randomUUID()}`;
    const ids = Object.entries(executions).map(([name, searchAttributes]) => ({
      workflowId: `listed-${name}-${type.slice(-12)}`,
      searchAttributes,
    }));
    // of a type that no worker knows: the worker of another queue looks after them
    const taskQueue = `${queue}-listed`;
    await harness.worker(taskQueue);
    const handles = [];
    for (const options of ids) handles.push(await harness.client.workflow.start('waiting', { taskQueue, ...options }));
    const [a, b, c] = handles;
    await a?.signal('go', 'x');
    await b?.terminate();
    await c?.cancel();
    await Promise.allSettled([a, b, c].map((handle) => handle?.result()));
    const all = `TaskQueue = '${taskQueue}'`;
    await eventually(
      () => harness.client.workflow.count(`${all} AND ExecutionStatus != 'Running'`),
      ({ count }) => count === 3,
    );
    return all;
  };
  const all = () => {
    listed ??= start(subject());
    return listed;
  };
  const list = (query: string, more: object = {}) =>
    subject().harness.connection.workflowService.listWorkflowExecutions({ namespace: 'default', query, ...more });

  test.each(queries)('%s finds %s', async (query, expected) => {
    const { executions: found } = await list(`${await all()} AND (${query})`);
    const names = (found ?? []).map(({ execution }) => execution?.workflowId?.split('-')[1]);
    expect(names.sort().reverse().join('')).toBe(expected);
    const { count } = await subject().harness.client.workflow.count(`${await all()} AND (${query})`);
    expect(count).toBe(expected.length);
  });

  test.each(bad)('%s: %s', async (query, details) => {
    expect(await refusal(list(query))).toEqual({ code: 3, details: expect.stringContaining(details) });
  });

  test('open ones first, then by the time of their end, last first; in pages', async () => {
    const query = await all();
    const found: string[] = [];
    let pages = 0;
    let nextPageToken: Uint8Array | undefined;
    do {
      const page = await list(query, { pageSize: 3, ...(nextPageToken && { nextPageToken }) });
      for (const { execution } of page.executions ?? []) found.push(execution?.workflowId?.split('-')[1] ?? '');
      nextPageToken = page.nextPageToken;
      pages += 1;
    } while (nextPageToken && nextPageToken.length > 0);
    expect(found[0]).toBe('d');
    expect([...found].sort().join('')).toBe('abcd');
    expect(pages).toBe(2);
    const { executions: order } = await list(query);
    expect(order?.map(({ execution }) => execution?.workflowId?.split('-')[1])).toEqual(found);
    const ends = order?.slice(1).map(({ closeTime }) => Number(closeTime?.seconds) + Number(closeTime?.nanos) / 1e9);
    expect(ends).toEqual([...(ends ?? [])].sort((one, other) => other - one));
  });

  test('counted by status', async () => {
    const { count, groups } = await subject().harness.client.workflow.count(`${await all()} GROUP BY ExecutionStatus`);
    expect(count).toBe(4);
    const counts = groups.map((group) => `${String(group.groupValues[0])} ${group.count}`).sort();
    expect(counts).toEqual(['Canceled 1', 'Completed 1', 'Running 1', 'Terminated 1']);
    const byType = subject().harness.client.workflow.count(`${await all()} GROUP BY WorkflowType`);
    expect(await refusal(byType)).toMatchObject({ code: 3 });
  });

  test('what a list says of an execution is what describe says', async () => {
    const { harness } = subject();
    const [found] = (await list(`${await all()} AND Customer = 'Ada'`)).executions ?? [];
    const { raw } = await harness.client.workflow.getHandle(found?.execution?.workflowId ?? '').describe();
    const { searchAttributes, ...described } = raw.workflowExecutionInfo ?? {};
    const names = ['execution', 'type', 'status', 'historyLength', 'taskQueue'] as const;
    for (const name of names) expect(found?.[name], name).toEqual(described[name]);
    // a list has times to the microsecond
    for (const name of ['startTime', 'closeTime'] as const) {
      expect(found?.[name]?.seconds).toEqual(described[name]?.seconds);
    }
    expect(Object.keys(found?.searchAttributes?.indexedFields ?? {})).toEqual(
      expect.arrayContaining(['Customer', 'Amount', 'Urgent', 'Tags']),
    );
    expect(searchAttributes?.indexedFields?.Customer?.metadata?.type).toEqual(Buffer.from('Keyword'));
  });

  test('search attributes are added, listed and removed', async () => {
    const { harness } = subject();
    const { operatorService } = harness.connection;
    const namespace = 'default';
    const { customAttributes, systemAttributes } = await operatorService.listSearchAttributes({ namespace });
    expect(customAttributes).toMatchObject({ Customer: 2, Amount: 3, Tags: 7 });
    expect(systemAttributes).toMatchObject({ WorkflowId: 2, StartTime: 6, ExecutionStatus: 2 });
    const name = `Passing${randomUUID().slice(0, 8)}`;
    await operatorService.addSearchAttributes({ namespace, searchAttributes: { [name]: 2 } });
    expect((await operatorService.listSearchAttributes({ namespace })).customAttributes).toMatchObject({ [name]: 2 });
    await operatorService.removeSearchAttributes({ namespace, searchAttributes: [name] });
    expect((await operatorService.listSearchAttributes({ namespace })).customAttributes).not.toHaveProperty(name);
  });

  test('unknown search attributes are refused at the start', async () => {
    const { harness, queue } = subject();
    const started = harness.run('noActivity', queue, ['x'], { searchAttributes: { Nonsense: ['x'] } });
    expect(await refusal(started)).toEqual({
      code: 3,
      details: 'Namespace default has no mapping defined for search attribute Nonsense',
    });
  });
});
