import { invalidArgument } from '../errors.js';
import type { ExecutionState } from '../history/state.js';
import { HistoryEventFilterType } from '../proto/enums.js';
import type { ServiceMessage } from '../proto/plain.js';
import { ReplyWithHistory } from '../proto/reflection.js';
import { readPage } from './history-page.js';
import { named } from './named.js';
import type { Call, Handlers, Services } from './services.js';
import { type HistoryToken, readPageToken, writeToken } from './tokens.js';

/** A long poll is answered with nothing after this long (ms), as the server does; clients then ask again. */
const LONG_POLL = 20_000;

export const historyHandlers: Handlers = {
  async GetWorkflowExecutionHistory(
    services,
    request: ServiceMessage<'GetWorkflowExecutionHistoryRequest'>,
    call: Call,
  ) {
    const from = fromOf(services, request);
    const size = Math.max(0, request.maximumPageSize ?? 0);
    const closeOnly = request.historyEventFilterType === HistoryEventFilterType.HISTORY_EVENT_FILTER_TYPE_CLOSE_EVENT;
    const wait = request.waitNewEvent === true;
    const ready = (state: ExecutionState) => state.closeTime > 0 || (!closeOnly && state.nextEventId > from.next);
    if (wait) await until(services, from.runId, ready, call);
    const state = services.executions.read(from.runId);
    if (state === undefined) return {};
    const open = state.closeTime === 0;
    if (closeOnly) {
      if (open) return { history: {}, ...(wait && { nextPageToken: writeToken(from) }) };
      return new ReplyWithHistory({}, services.store.readEvents(from.runId, state.nextEventId - 1, state.nextEventId));
    }
    const page = readPage(services.store, state, from, size);
    const nextPageToken = page.nextPageToken ?? (wait && open ? writeToken({ ...from, next: page.next }) : undefined);
    return new ReplyWithHistory({ ...(nextPageToken !== undefined && { nextPageToken }) }, page.events);
  },

  GetWorkflowExecutionHistoryReverse(services, request: ServiceMessage<'GetWorkflowExecutionHistoryReverseRequest'>) {
    const from = fromOf(services, request);
    const state = services.executions.read(from.runId);
    if (state === undefined) return {};
    const size = Math.min(Math.max(0, request.maximumPageSize ?? 0) || 1000, 1000);
    const last = request.nextPageToken?.length ? from.next : state.nextEventId - 1;
    const first = Math.max(1, last - size + 1);
    const events = [...services.store.readEvents(from.runId, first, last)].reverse();
    const nextPageToken = first > 1 ? writeToken({ ...from, next: first - 1 }) : undefined;
    return new ReplyWithHistory({ ...(nextPageToken !== undefined && { nextPageToken }) }, events);
  },
};

interface HistoryRequest {
  readonly execution?: { readonly workflowId?: string | undefined; readonly runId?: string | undefined } | undefined;
  readonly nextPageToken?: Uint8Array | undefined;
}

function fromOf({ executions }: Services, request: HistoryRequest): HistoryToken {
  const [workflowId, runId] = named(request.execution);
  if (request.nextPageToken !== undefined && request.nextPageToken.length > 0) {
    const token = readPageToken(request.nextPageToken, 'history');
    if (runId !== '' && runId !== token.runId) {
      throw invalidArgument('RunId in the request does not match the NextPageToken.');
    }
    executions.find(workflowId, token.runId);
    return token;
  }
  return { kind: 'history', runId: executions.find(workflowId, runId).runId, next: 1, last: 0, stamp: 0 };
}

/**
 * Waits until `ready` holds for the run, the client goes away, or it takes too long for a long poll. `also` may watch
 * for something else that can make it ready: it is given what to call then, and gives the function that ends that.
 */
export function until(
  { executions }: Services,
  runId: string,
  ready: (state: ExecutionState) => boolean,
  call: Call,
  also: (look: () => void) => () => void = () => () => {},
): Promise<void> {
  const isReady = () => {
    const state = executions.read(runId);
    return state === undefined || ready(state);
  };
  if (isReady() || call.gone.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      for (const stop of stops) stop();
      clearTimeout(timer);
      call.gone.removeEventListener('abort', done);
      resolve();
    };
    const look = () => {
      if (isReady()) done();
    };
    const stops = [executions.watch(runId, look), also(look)];
    const timer = setTimeout(done, Math.max(1, Math.min(LONG_POLL, call.timeLeft - 500)));
    call.gone.addEventListener('abort', done, { once: true });
  });
}
