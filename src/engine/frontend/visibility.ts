import { invalidArgument } from '../errors.js';
import type { ServiceMessage } from '../proto/plain.js';
import { statusName } from '../visibility/attributes.js';
import { filterOf } from '../visibility/filter.js';
import { parseQuery } from '../visibility/query.js';
import { executionInfo } from './describe.js';
import type { Handlers, Services } from './services.js';
import { readPageToken, writeToken } from './tokens.js';

/** Runs on one page of a list (the server's frontend.visibilityMaxPageSize). */
const PAGE = 1000;

type ListRequest = ServiceMessage<'ListWorkflowExecutionsRequest'>;

export const visibilityHandlers: Handlers = {
  ListWorkflowExecutions: list,
  ScanWorkflowExecutions: list,

  CountWorkflowExecutions({ store, attributes }, request: ServiceMessage<'CountWorkflowExecutionsRequest'>) {
    const { where, groupBy } = parseQuery(request.query ?? '');
    if (groupBy !== undefined && groupBy !== 'ExecutionStatus') {
      throw invalidArgument("'group by' clause is only supported for ExecutionStatus search attribute");
    }
    const matches = filterOf(where, (name) => attributes.attribute(name));
    const counts = new Map<number, number>();
    for (const record of store.records()) {
      if (matches(record)) counts.set(record.status, (counts.get(record.status) ?? 0) + 1);
    }
    const count = [...counts.values()].reduce((sum, one) => sum + one, 0);
    if (groupBy === undefined) return { count };
    const metadata = { encoding: Buffer.from('json/plain'), type: Buffer.from('Keyword') };
    const groups = [...counts].sort(([a], [b]) => a - b).map(([status, size]) => ({
      groupValues: [{ metadata, data: Buffer.from(JSON.stringify(statusName(status))) }],
      count: size,
    }));
    return { count, groups };
  },
};

/** Methods of OperatorService. */
export const operatorHandlers: Handlers = {
  AddSearchAttributes({ attributes }, request: { readonly searchAttributes?: Readonly<Record<string, number>> }) {
    const { searchAttributes = {} } = request;
    if (Object.keys(searchAttributes).length === 0) throw noAttributes();
    attributes.add(searchAttributes);
    return {};
  },

  RemoveSearchAttributes({ attributes }, request: { readonly searchAttributes?: readonly string[] }) {
    const { searchAttributes = [] } = request;
    if (searchAttributes.length === 0) throw noAttributes();
    attributes.remove(searchAttributes);
    return {};
  },

  ListSearchAttributes: ({ attributes }) => ({
    customAttributes: attributes.custom,
    systemAttributes: attributes.system,
  }),
};

function noAttributes() {
  return invalidArgument('SearchAttributes are not set on request.');
}

function list({ store, attributes }: Services, request: ListRequest): object {
  const { where, groupBy } = parseQuery(request.query ?? '');
  if (groupBy !== undefined) throw invalidArgument("operation is not supported: 'group by' clause");
  const matches = filterOf(where, (name) => attributes.attribute(name));
  const size = request.pageSize ?? 0;
  if (size < 0) throw invalidArgument('PageSize cannot be negative.');
  const limit = Math.min(size || PAGE, PAGE);
  const after = request.nextPageToken?.length ? readPageToken(request.nextPageToken, 'list') : undefined;
  const executions: object[] = [];
  for (const record of store.records(after)) {
    if (!matches(record)) continue;
    executions.push(executionInfo(record));
    if (executions.length < limit) continue;
    const { closeTime, startTime, runId } = record;
    const nextPageToken = writeToken({ kind: 'list', closeTime, startTime, runId });
    return { executions, nextPageToken };
  }
  return { executions };
}
