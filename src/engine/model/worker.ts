import { pack } from '../errors.js';
import type { Command, HistoryEvent, ProtocolMessage, ServiceMessage, UpdateRequest } from '../proto/plain.js';
import { decode } from '../proto/reflection.js';
import { commandOf, messageCommand, payloads, pick, taskQueue } from './commands.js';
import type { Entry, Journal } from './journal.js';
import { insist, type Reading, readHistory } from './reading.js';
import type { ActivityAnswer, Reply, UpdateManner } from './script.js';
import type { Line, Service } from './service.js';

type WorkflowTask = ServiceMessage<'PollWorkflowTaskQueueResponse'>;
type ActivityTask = ServiceMessage<'PollActivityTaskQueueResponse'>;

/** A poll with this deadline (ms) is answered within a millisecond: the service gives 500 for the way back. */
const BRIEFLY = 501;

interface HeldTask {
  readonly task: WorkflowTask;
  readonly reading: Reading;
}

/** What a test's own end of a script answers, instead of a script's. */
export type Plan = (reading: Reading) => Reply;

/** A worker by hand: it polls when it is told to, answers as it is told to, and can die with all that it holds. */
export class ScriptedWorker {
  readonly #service: Service;
  readonly #journal: Journal;
  #line: Line;
  #lives = 0;
  /** Whether it has asked for anything on its own queue. */
  #sticks = false;
  /** What the worker keeps of the runs it worked on, by run id. */
  readonly #cache = new Map<string, readonly HistoryEvent[]>();
  /** Runs of which it does not know whether its last answer was taken. */
  readonly #doubtful = new Set<string>();
  #held: HeldTask[] = [];
  #activities: ActivityTask[] = [];
  /** What was held by workers that died, or was answered. */
  readonly #oldTasks: HeldTask[] = [];
  readonly #oldActivities: ActivityTask[] = [];

  constructor(service: Service, journal: Journal) {
    this.#service = service;
    this.#journal = journal;
    this.#line = service.line();
  }

  /** Its connection goes, its cache too; a new one begins. */
  die(): void {
    this.#line.end();
    this.#line = this.#service.line();
    this.#lives += 1;
    this.#sticks = false;
    this.#cache.clear();
    this.#oldTasks.push(...this.#held);
    this.#oldActivities.push(...this.#activities);
    this.#held = [];
    this.#activities = [];
  }

  /** Takes a workflow task; a query on its way to a worker is answered on the spot. Says whether there was anything. */
  async takeWorkflowTask(): Promise<HeldTask | 'query' | undefined> {
    const line = this.#line;
    for (const queue of this.#sticks ? [this.#stickyQueue, taskQueue] : [taskQueue]) {
      const answer = await line.call('PollWorkflowTaskQueue', { taskQueue: queue, identity: 'model' }, BRIEFLY);
      const task: WorkflowTask | undefined = answer?.reply;
      if (task === undefined || !task.taskToken?.length) continue;
      if (task.query !== undefined) {
        await line.call('RespondQueryTaskCompleted', {
          taskToken: task.taskToken,
          completedType: 1,
          queryResult: payloads('answer'),
        });
        return 'query';
      }
      const lives = this.#service.lives;
      const events = await this.#whole(line, task);
      if (this.#service.lives !== lives) return undefined;
      const held = { task, reading: readHistory(events) };
      this.#held.push(held);
      return held;
    }
    return undefined;
  }

  async turn(plan: Plan): Promise<boolean> {
    const taken = await this.takeWorkflowTask();
    if (taken !== undefined && taken !== 'query') await this.#answer(taken, plan(taken.reading));
    return taken !== undefined;
  }

  async answerWorkflowTask(which: number, reply: Reply): Promise<void> {
    const held = pick(this.#held, which);
    if (held !== undefined) await this.#answer(held, reply);
  }

  async answerOldWorkflowTask(which: number): Promise<void> {
    const held = pick(this.#oldTasks, which);
    const reply: Reply = { wishes: [{ kind: 'marker' }], updates: 'ignore', sticky: false, newTask: false };
    if (held !== undefined) await this.#answer(held, reply);
  }

  async failWorkflowTask(which: number): Promise<void> {
    const held = pick(this.#held, which);
    if (held === undefined) return;
    this.#release(held);
    await this.#line.call('RespondWorkflowTaskFailed', {
      taskToken: held.task.taskToken,
      failure: { message: 'as the script says' },
      identity: 'model',
    });
  }

  async takeActivity(): Promise<ActivityTask | undefined> {
    const answer = await this.#line.call('PollActivityTaskQueue', { taskQueue, identity: 'model' }, BRIEFLY);
    const task: ActivityTask | undefined = answer?.reply;
    if (task === undefined || !task.taskToken?.length) return undefined;
    this.#activities.push(task);
    return task;
  }

  /** Takes an activity and completes it. Says whether there was one. */
  async workActivity(): Promise<boolean> {
    const task = await this.takeActivity();
    if (task !== undefined) await this.#answerActivity(task, 'complete');
    return task !== undefined;
  }

  async answerActivity(which: number, how: ActivityAnswer): Promise<void> {
    const task = pick(this.#activities, which);
    if (task !== undefined) await this.#answerActivity(task, how);
  }

  async answerOldActivity(which: number): Promise<void> {
    const task = pick(this.#oldActivities, which);
    if (task !== undefined) await this.#answerActivity(task, 'complete');
  }

  get #stickyQueue() {
    return { name: `sticky-${this.#lives}`, kind: 2, normalName: taskQueue.name };
  }

  /** The task's history; a partial one goes on where the worker's cache ends. */
  async #whole(line: Line, task: WorkflowTask): Promise<readonly HistoryEvent[]> {
    const { history, nextPageToken, workflowExecution: execution, previousStartedEventId = 0 } = task;
    insist(!nextPageToken?.length, () => 'a short history came in pages');
    const events = history?.events ?? [];
    const runId = execution?.runId ?? '';
    const first = events[0]?.eventId ?? 0;
    if (first === 1) return events;
    if (this.#doubtful.has(runId)) {
      const answer = await line.call('GetWorkflowExecutionHistory', { execution });
      const before: readonly HistoryEvent[] = answer?.reply?.history?.events ?? [];
      return [...before.slice(0, first - 1), ...events];
    }
    const known = this.#cache.get(runId) ?? [];
    insist(known.length === previousStartedEventId, () => `a part from ${first} on, after ${known.length} events`);
    return [...known, ...events];
  }

  async #answer(held: HeldTask, { wishes, updates, sticky, newTask }: Reply): Promise<void> {
    const { task, reading } = held;
    const { workflowId = '', runId = '' } = task.workflowExecution ?? {};
    this.#release(held);
    const entry = this.#journal.send('task', workflowId);
    entry.runId = runId;
    const { messages, commands } = answerUpdates(task.messages ?? [], updates);
    commands.push(...wishes.map((wish, index) => commandOf(wish, reading, `${entry.mark}-${index}`)));
    entry.expected = wishes.length;
    // to ask twice for an activity's cancellation says nothing new
    entry.optional = wishes.filter(({ kind }) => kind === 'cancel activity').length;
    const scheduleToStartTimeout = { nanos: 30e6 };
    this.#sticks ||= sticky;
    const answer = await this.#line.call('RespondWorkflowTaskCompleted', {
      taskToken: task.taskToken,
      identity: entry.mark,
      commands,
      messages,
      forceCreateNewWorkflowTask: newTask,
      queryResults: answersTo(task),
      ...(sticky && { stickyAttributes: { workerTaskQueue: this.#stickyQueue, scheduleToStartTimeout } }),
    });
    this.#journal.settle(entry, answer);
    // a task that left no trace (a rejected update) takes the worker back to where it was
    const kept: number = answer?.reply?.resetHistoryEventId || task.startedEventId;
    if (answer?.code === 0) this.#cache.set(runId, reading.events.slice(0, kept));
    if (answer === undefined) this.#doubtful.add(runId);
    else this.#doubtful.delete(runId);
  }

  #release(held: HeldTask): void {
    this.#held = this.#held.filter((other) => other !== held);
    if (!this.#oldTasks.includes(held)) this.#oldTasks.push(held);
  }

  async #answerActivity(task: ActivityTask, how: ActivityAnswer): Promise<void> {
    const { workflowId = '', runId = '' } = task.workflowExecution ?? {};
    const { taskToken, activityId } = task;
    const call = (method: string, request: object) =>
      this.#line.call(method, { taskToken, identity: 'model', ...request });
    if (how === 'heartbeat') {
      await call('RecordActivityTaskHeartbeat', { details: payloads('alive') });
      return;
    }
    this.#activities = this.#activities.filter((other) => other !== task);
    if (!this.#oldActivities.includes(task)) this.#oldActivities.push(task);
    if (how === 'fail' || how === 'fail for good') {
      const failure = { message: 'as told', applicationFailureInfo: { nonRetryable: how === 'fail for good' } };
      await call('RespondActivityTaskFailed', { failure });
      return;
    }
    if (how === 'cancel') {
      await call('RespondActivityTaskCanceled', {});
      return;
    }
    const entry: Entry = this.#journal.send('activity', workflowId);
    entry.runId = runId;
    const result = payloads(entry.mark);
    const answer =
      how === 'complete'
        ? await call('RespondActivityTaskCompleted', { result })
        : await call('RespondActivityTaskCompletedById', {
            taskToken: undefined,
            workflowId,
            runId,
            activityId,
            result,
          });
    this.#journal.settle(entry, answer);
  }
}

function answersTo(task: WorkflowTask): object {
  const answered = { resultType: 1, answer: payloads('answer') };
  return Object.fromEntries(Object.keys(task.queries ?? {}).map((queryId) => [queryId, answered]));
}

const NAMES = 'temporal.api.update.v1';

/** The messages and commands with which an SDK decides on the updates that came with a task. */
function answerUpdates(asked: readonly ProtocolMessage[], manner: UpdateManner) {
  const messages: ProtocolMessage[] = [];
  const commands: Command[] = [];
  for (const { id = '', protocolInstanceId = '', eventId = 0, body } of manner === 'ignore' ? [] : asked) {
    const request = decode<UpdateRequest>(`${NAMES}.Request`, body?.value ?? new Uint8Array());
    const about = { meta: request.meta };
    const say = (word: string, content: object) => {
      const messageId = `${protocolInstanceId}/${word}`;
      messages.push({ id: messageId, protocolInstanceId, body: pack(`${NAMES}.${word}`, content) });
      if (word !== 'Rejection') commands.push(messageCommand(messageId));
    };
    const accepted = {
      acceptedRequestMessageId: id,
      acceptedRequestSequencingEventId: eventId,
      acceptedRequest: request,
    };
    if (manner === 'reject') {
      say('Rejection', {
        rejectedRequestMessageId: id,
        rejectedRequestSequencingEventId: eventId,
        rejectedRequest: request,
        failure: { message: 'as told' },
      });
    } else say('Acceptance', accepted);
    if (manner === 'complete') say('Response', { ...about, outcome: { success: payloads(protocolInstanceId) } });
  }
  return { messages, commands };
}
