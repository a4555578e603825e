import { invalidArgument } from '../errors.js';
import type { Payload, ServiceMessage } from '../proto/plain.js';
import { statusName } from '../visibility/attributes.js';
import { filterOf } from '../visibility/filter.js';
import { parseQuery, unsupported } from '../visibility/query.js';
import { executionInfo } from './describe.js';
import type { Handlers, Services } from './services.js';
import { readPageToken, writeToken } from './tokens.js';

/** Runs on one page of a list (the server's frontend.visibilityMaxPageSize). */
const PAGE = 1000;
/** Bytes of payloads after which a page ends: many clients refuse messages from 4 MB on. */
const PAGE_BYTES = 2 * 1024 * 1024;

type ListRequest = ServiceMessage<'ListWorkflowExecutionsRequest'>;

export const visibilityHandlers: Handlers = {
  ListWorkflowExecutions: list,
  ScanWorkflowExecutions: list,

  CountWorkflowExecutions({ store, attributes }, request: ServiceMessage<'CountWorkflowExecutionsRequest'>) {
    const { matches, groupBy } = queryOf(attributes, request.query);
    const counts = new Map<number, number>();
    for (const record of store.records()) {
      if (matches(record)) counts.set(record.status, (counts.get(record.status) ?? 0) + 1);
    }
    const count = [...counts.values()].reduce((sum, one) => sum + one, 0);
    if (groupBy === undefined) return { count };
    const metadata = { encoding: Buffer.from('json/plain'), type: Buffer.from('Keyword') };
    const groups = [...counts]
      .sort(([a], [b]) => a - b)
      .map(([status, size]) => ({
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

function sizeOf(fields: Readonly<Record<string, Payload>>): number {
  return Object.values(fields).reduce((size, { data }) => size + (data?.length ?? 0), 0);
}

/** What a query asks for. Throws INVALID_ARGUMENT. */
function queryOf(attributes: Services['attributes'], query = '') {
  const { where, groupBy } = parseQuery(query);
  const matches = filterOf(where, (name) => attributes.attribute(name));
  if (groupBy !== undefined && groupBy !== 'ExecutionStatus') {
    attributes.attribute(groupBy);
    throw unsupported(`'GROUP BY' clause is not supported for search attribute ${groupBy}`);
  }
  return { matches, groupBy };
}

function list({ store, attributes }: Services, request: ListRequest): object {
  const { matches } = queryOf(attributes, request.query);
  const size = request.pageSize ?? 0;
  const limit = size > 0 ? Math.min(size, PAGE) : PAGE;
  const after = request.nextPageToken?.length ? readPageToken(request.nextPageToken, 'list') : undefined;
  const executions: object[] = [];
  let bytes = 0;
  for (const record of store.records(after)) {
    if (!matches(record)) continue;
    executions.push(executionInfo(record));
    bytes += sizeOf(record.memo) + sizeOf(record.searchAttributes);
    if (executions.length < limit && bytes < PAGE_BYTES) continue;
    const { closeTime, startTime, runId } = record;
    const nextPageToken = writeToken({ kind: 'list', closeTime, startTime, runId });
    return { executions, nextPageToken };
  }
  return { executions };
}
