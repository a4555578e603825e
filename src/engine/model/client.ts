import type { HistoryEvent, ServiceMessage } from '../proto/plain.js';
import { fromMs, fromOptionalMs } from '../proto/time.js';
import { payloads, taskQueue, workflowType } from './commands.js';
import type { Entry, Journal } from './journal.js';
import { insist, isIdle, type Reading, readHistory } from './reading.js';
import type { StartOptions } from './script.js';
import type { Line, Service } from './service.js';

/** UpdateWorkflowExecutionLifecycleStage; the one before is ACCEPTED. */
const COMPLETED = 3;

type Described = ServiceMessage<'DescribeWorkflowExecutionResponse'>;
export type Listed = NonNullable<ServiceMessage<'ListWorkflowExecutionsResponse'>['executions']>[number];

/** Whoever starts workflows, speaks to them and looks at them. */
export class ScriptedClient {
  readonly #journal: Journal;
  readonly #line: Line;
  /** Requests whose answer needs a worker: they are waited for at the end. */
  readonly #waiting: Promise<void>[] = [];

  constructor(service: Service, journal: Journal) {
    this.#journal = journal;
    this.#line = service.line();
  }

  async start(options: StartOptions, withSignal: boolean): Promise<void> {
    const workflowId = `id-${options.id}`;
    const entry = this.#send('start', workflowId, options.again);
    const signal = withSignal ? this.#send('signal', workflowId, false) : undefined;
    const { reuse, conflict, delay, runTimeout, attempts } = options;
    const answer = await this.#line.call(withSignal ? 'SignalWithStartWorkflowExecution' : 'StartWorkflowExecution', {
      workflowId,
      workflowType,
      taskQueue,
      requestId: signal?.mark ?? entry.mark,
      input: payloads(entry.mark),
      workflowIdReusePolicy: reuse,
      workflowIdConflictPolicy: reuse === 4 ? 0 : conflict,
      workflowStartDelay: fromOptionalMs(delay || undefined),
      workflowTaskTimeout: fromMs(60),
      workflowRunTimeout: fromOptionalMs(runTimeout || undefined),
      ...(attempts > 0 && { retryPolicy: { initialInterval: fromMs(2), maximumAttempts: attempts } }),
      ...(signal !== undefined && { signalName: 'client', signalInput: payloads(signal.mark) }),
    });
    this.#journal.settle(entry, answer);
    if (signal !== undefined) this.#journal.settle(signal, answer);
    for (const one of [entry, signal]) if (one !== undefined) one.runId = answer?.reply?.runId ?? '';
  }

  async signal(id: number, again: boolean): Promise<void> {
    const workflowId = `id-${id}`;
    const entry = this.#send('signal', workflowId, again);
    const request = { signalName: 'client', input: payloads(entry.mark), requestId: entry.mark };
    const answer = await this.#line.call('SignalWorkflowExecution', { workflowExecution: { workflowId }, ...request });
    this.#journal.settle(entry, answer);
  }

  async cancel(id: number): Promise<void> {
    const workflowId = `id-${id}`;
    const entry = this.#send('cancel', workflowId, false);
    const request = { workflowExecution: { workflowId }, reason: entry.mark, requestId: entry.mark };
    this.#journal.settle(entry, await this.#line.call('RequestCancelWorkflowExecution', request));
  }

  async terminate(id: number): Promise<void> {
    const workflowId = `id-${id}`;
    const entry = this.#send('terminate', workflowId, false);
    const request = { workflowExecution: { workflowId }, reason: entry.mark };
    this.#journal.settle(entry, await this.#line.call('TerminateWorkflowExecution', request));
  }

  update(id: number, again: boolean): void {
    const workflowId = `id-${id}`;
    const entry = this.#send('update', workflowId, again);
    const request = {
      workflowExecution: { workflowId },
      waitPolicy: { lifecycleStage: entry.sent % 2 === 0 ? COMPLETED : COMPLETED - 1 },
      request: { meta: { updateId: entry.mark }, input: { name: 'update', args: payloads(entry.mark) } },
    };
    this.#background(async () => {
      const answer = await this.#line.call('UpdateWorkflowExecution', request);
      this.#journal.settle(entry, answer);
      entry.runId = answer?.reply?.updateRef?.workflowExecution?.runId ?? '';
      entry.expected = answer?.reply?.outcome?.success === undefined ? 0 : 1;
      // a rejection, and an update that is still with a worker, are no promise
      const promised = entry.expected === 1 || (answer?.reply?.stage ?? 0) === COMPLETED - 1;
      if (answer?.code === 0 && !promised) entry.outcome = 'refused';
    });
  }

  query(id: number): void {
    const request = { execution: { workflowId: `id-${id}` }, query: { queryType: 'anything' } };
    this.#background(async () => {
      await this.#line.call('QueryWorkflow', request, 12_000);
    });
  }

  /** Signals a run that has nothing to do, outside of the script. */
  async wake(execution: Listed['execution']): Promise<void> {
    const reading = await this.read(execution);
    if (reading === undefined || !isIdle(reading)) return;
    await this.#line.call('SignalWorkflowExecution', { workflowExecution: execution, signalName: 'wake' });
  }

  /** Waits for the answers that are still due. */
  async rest(): Promise<void> {
    for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift()) await next;
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  /** All runs, newest first; undefined: the service died. */
  async list(query = ''): Promise<readonly Listed[] | undefined> {
    const answer = await this.#line.call('ListWorkflowExecutions', { query });
    return answer && (answer.reply.executions ?? []);
  }

  async read(execution: Listed['execution']): Promise<Reading | undefined> {
    const answer = await this.#line.call('GetWorkflowExecutionHistory', { execution });
    return answer && answer.code === 0 ? readHistory(answer.reply.history?.events ?? []) : undefined;
  }

  async describe(execution: Listed['execution']): Promise<Described | undefined> {
    const answer = await this.#line.call('DescribeWorkflowExecution', { execution });
    return answer?.code === 0 ? answer.reply : undefined;
  }

  /** Holds what describe and list say of the current run of a workflow id against its history. */
  async look(id: number): Promise<void> {
    const described = await this.describe({ workflowId: `id-${id}` });
    const execution = described?.workflowExecutionInfo?.execution;
    const reading = await this.read(execution);
    const listed = await this.list(`WorkflowId = 'id-${id}'`);
    // what moved while it was looked at can't be compared
    const again = await this.describe(execution);
    if (described === undefined || again === undefined || reading === undefined || listed === undefined) return;
    if (JSON.stringify(again) !== JSON.stringify(described)) return;
    agree(described, reading, listed);
  }

  #send(kind: Entry['kind'], workflowId: string, again: boolean): Entry {
    return this.#journal.send(kind, workflowId, again ? this.#journal.last(kind, workflowId)?.mark : undefined);
  }

  #background(work: () => Promise<void>): void {
    const promise = work();
    // whoever rests hears of it
    promise.catch(() => {});
    this.#waiting.push(promise);
  }
}

/** Throws a Violation unless describe, list and history tell the same of a run. */
export function agree(described: Described, reading: Reading, listed: readonly Listed[]): void {
  const { workflowExecutionInfo: info, pendingActivities = [], pendingChildren = [], pendingWorkflowTask } = described;
  const tell = () => `${JSON.stringify(described)}\n${reading.names.join('\n')}`;
  insist(info?.historyLength === reading.events.length, () => `another history length in ${tell()}`);
  insist((info?.status !== 1) === (reading.ending !== undefined), () => `another status in ${tell()}`);
  const own = listed.find(({ execution }) => execution?.runId === info?.execution?.runId);
  insist(JSON.stringify(own) === JSON.stringify(info), () => `${JSON.stringify(own)} is listed for ${tell()}`);
  insist(listed.filter(({ status }) => status === 1).length <= 1, () => `two open runs: ${JSON.stringify(listed)}`);
  if (reading.ending !== undefined) return;
  // what closed while a worker holds a workflow task is not in the history before that ends
  const exact = pendingWorkflowTask?.state !== 2;
  const compare = (what: 'activity' | 'child', pending: readonly unknown[]) => {
    const open = [...reading.open[what].values()].map(openName).sort();
    const named = [...pending].sort();
    const same = exact
      ? JSON.stringify(open) === JSON.stringify(named)
      : named.every((name) => open.includes(name as string));
    insist(same, () => `pending ${what}: ${named} described, ${open} in ${tell()}`);
  };
  compare(
    'activity',
    pendingActivities.map(({ activityId }) => activityId),
  );
  compare(
    'child',
    pendingChildren.map(({ workflowId }) => workflowId),
  );
}

/** What describe calls a pending activity or child, from the event that opened it. */
function openName(event: HistoryEvent): string {
  const { activityTaskScheduledEventAttributes: activity } = event;
  const { startChildWorkflowExecutionInitiatedEventAttributes: child } = event;
  return activity?.activityId ?? child?.workflowId ?? '';
}
