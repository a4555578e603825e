import { defineSearchAttributeKey } from '@temporalio/common';
import {
  type ActivityCancellationType,
  type ActivityOptions,
  ApplicationFailure,
  CancellationScope,
  type ChildWorkflowOptions,
  condition,
  continueAsNew,
  defineQuery,
  defineSignal,
  defineUpdate,
  executeChild,
  getExternalWorkflowHandle,
  isCancellation,
  makeContinueAsNewFunc,
  type ParentClosePolicy,
  patched,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
  sleep,
  startChild,
  upsertMemo,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import type * as activities from './activities.js';

const { greet, countRun } = proxyActivities<typeof activities>({ startToCloseTimeout: '10s' });

export async function hello(name: string): Promise<string> {
  return greet(name);
}

export async function noActivity(name: string): Promise<string> {
  return `Hello, ${name}!`;
}

/** One activity by name, with options of the test's. */
export async function runActivity(
  name: keyof typeof activities,
  args: unknown[],
  options: ActivityOptions,
): Promise<unknown> {
  const proxies = proxyActivities<Record<string, (...args: unknown[]) => Promise<unknown>>>(options);
  return proxies[name]?.(...args);
}

/** A result of so many characters. */
export async function large(size: number): Promise<string> {
  return 'x'.repeat(size);
}

export async function timers(ms: number): Promise<number> {
  const begun = Date.now();
  const scope = new CancellationScope();
  const never = scope.run(() => sleep(60_000)).catch((error: unknown) => isCancellation(error));
  await sleep(ms);
  scope.cancel();
  await never;
  return Date.now() - begun;
}

/** The same; when it took is not in its history. */
export async function timersOnly(ms: number): Promise<void> {
  await timers(ms);
}

export const statusQuery = defineQuery<string>('status');
export const goSignal = defineSignal<[string]>('go');
export const setUpdate = defineUpdate<string, [string]>('set');

/** Waits for a signal; says how it is doing; can be changed. */
export async function waiting(): Promise<string> {
  let status = 'waiting';
  let got: string | undefined;
  setHandler(statusQuery, () => status);
  setHandler(goSignal, (value) => {
    got = value;
  });
  setHandler(
    setUpdate,
    async (value) => {
      const before = status;
      await greet(value);
      status = value;
      return before;
    },
    {
      validator: (value) => {
        if (value === '') throw ApplicationFailure.nonRetryable('nothing is no status');
      },
    },
  );
  await condition(() => got !== undefined);
  status = `got ${got}`;
  return `got ${got}`;
}

/** Accepts an update that it never completes. */
export async function leavingUpdate(): Promise<string> {
  let got: string | undefined;
  setHandler(goSignal, (value) => {
    got = value;
  });
  setHandler(defineUpdate<void>('never'), () => condition(() => false));
  setHandler(defineUpdate<void>('fail'), () => {
    throw ApplicationFailure.nonRetryable('no update', 'Final');
  });
  await condition(() => got !== undefined);
  return `got ${got}`;
}

/** Collects so many signals, answering each with an activity, so that signals come while workflow tasks run. */
export async function collect(count: number): Promise<string[]> {
  const got: string[] = [];
  setHandler(goSignal, (value) => void got.push(value));
  setHandler(statusQuery, () => String(got.length));
  while (got.length < count) {
    const before = got.length;
    await condition(() => got.length > before);
    await greet('x');
  }
  return got;
}

export async function cancellable(): Promise<string> {
  try {
    await sleep('1 hour');
    return 'slept';
  } catch (error) {
    if (!isCancellation(error)) throw error;
    return CancellationScope.nonCancellable(async () => greet('cancelled'));
  }
}

export async function cancelActivity(
  cancellationType: ActivityCancellationType = 'WAIT_CANCELLATION_COMPLETED',
): Promise<string> {
  const { untilCancelled } = proxyActivities<typeof activities>({
    startToCloseTimeout: '20s',
    heartbeatTimeout: '2s',
    cancellationType,
  });
  let done = '';
  const scope = new CancellationScope();
  const running = scope.run(() => untilCancelled());
  await sleep(100);
  scope.cancel();
  try {
    done = await running;
  } catch (error) {
    done = isCancellation(error) ? 'cancelled' : String(error);
  }
  return done;
}

/** Cancels an activity that waits on a queue nobody polls. */
export async function cancelUnstarted(cancellationType: ActivityCancellationType = 'TRY_CANCEL'): Promise<string> {
  const { greet } = proxyActivities<typeof activities>({
    startToCloseTimeout: '20s',
    taskQueue: 'nobody',
    cancellationType,
  });
  const scope = new CancellationScope();
  const running = scope.run(() => greet('x'));
  await sleep(100);
  scope.cancel();
  return running.catch((error: unknown) => (isCancellation(error) ? 'cancelled' : String(error)));
}

export async function counting(left: number, total = 0): Promise<number> {
  if (left === 0) return total;
  await sleep(1);
  return continueAsNew<typeof counting>(left - 1, total + left);
}

/** Continues once as new with another memo and another run timeout; gives what the last run finds. */
export async function changing(left: number): Promise<unknown> {
  const { memo, runTimeoutMs, taskTimeoutMs } = workflowInfo();
  if (left === 0) return { memo: [memo?.kept, memo?.run], runTimeoutMs, taskTimeoutMs };
  const next = makeContinueAsNewFunc<typeof changing>({
    memo: { ...memo, run: left },
    workflowRunTimeout: '60s',
  });
  return next(left - 1);
}

/** Counts signals until 'last'; continues as new between them, so that some come at the wrong moment. */
export async function draining(count: number): Promise<number> {
  const got: string[] = [];
  setHandler(goSignal, (value) => void got.push(value));
  await condition(() => got.length > 0);
  if (got.includes('last')) return count + got.length;
  return continueAsNew<typeof draining>(count + got.length);
}

/** Does not end when it is asked to. */
export async function stubborn(): Promise<void> {
  await CancellationScope.nonCancellable(() => sleep('1 hour'));
}

export async function parent(name: string): Promise<string> {
  const result = await executeChild(hello, { args: [name], workflowId: `${workflowInfo().workflowId}-child` });
  return `child says: ${result}`;
}

export async function parentOfFailure(): Promise<string> {
  try {
    await executeChild(failing, { args: [1], workflowId: `${workflowInfo().workflowId}-child` });
    return 'it worked';
  } catch (error) {
    return `${(error as Error).name}: ${((error as Error).cause as Error | undefined)?.message}`;
  }
}

/** Ends while its child runs: at once, or when it is told to. */
export async function leaving(policy: ParentClosePolicy, waits = false): Promise<string> {
  let told = !waits;
  setHandler(goSignal, () => {
    told = true;
  });

  const child = await startChild(waiting, {
    workflowId: `${workflowInfo().workflowId}-child`,
    parentClosePolicy: policy,
  });
  await condition(() => told);
  return child.workflowId;
}

/** Runs a child and tells its result, or what kind of end it came to. `suffix`: its id is the parent's with this. */
export async function parentOf(type: string, options: ChildWorkflowOptions, suffix?: string): Promise<unknown> {
  const own = suffix === undefined ? {} : { workflowId: `${workflowInfo().workflowId}${suffix}` };
  try {
    return await executeChild(type, { ...options, ...own });
  } catch (error) {
    const { name, cause } = error as Error;
    return name === 'ChildWorkflowFailure' ? (cause as Error | undefined)?.name : name;
  }
}

export async function signaller(target: string): Promise<string> {
  await getExternalWorkflowHandle(target).signal(goSignal, 'from outside');
  try {
    await getExternalWorkflowHandle('nobody').signal(goSignal, 'x');
    return 'found nobody';
  } catch {
    return 'signalled';
  }
}

export async function canceller(target: string): Promise<string> {
  await getExternalWorkflowHandle(target).cancel();
  return 'asked';
}

export async function failing(attempts: number): Promise<number> {
  const { attempt } = workflowInfo();
  if (attempt < attempts || attempts === 1) throw ApplicationFailure.create({ message: `run ${attempt} failed` });
  return attempt;
}

export async function upserting(customer: string): Promise<void> {
  upsertSearchAttributes([
    { key: defineSearchAttributeKey('Customer', 'KEYWORD'), value: customer },
    { key: defineSearchAttributeKey('Tags', 'KEYWORD_LIST'), value: ['a', 'b'] },
  ]);
  upsertMemo({ added: true });
}

/** What is taken away again, and stays so in the next run: a memo, a search attribute. */
export async function forgetting(runs: number): Promise<string[]> {
  upsertMemo({ kept: true, gone: null });
  upsertSearchAttributes([{ key: defineSearchAttributeKey('Customer', 'KEYWORD'), value: null }]);
  if (runs > 1) return continueAsNew<typeof forgetting>(runs - 1);
  return Object.keys(workflowInfo().memo ?? {}).sort();
}

/** A patch, a version of it, a local activity, a memo: all the markers. */
export async function markers(): Promise<string> {
  const { greet: local, failUntil } = proxyLocalActivities<typeof activities>({
    startToCloseTimeout: '5s',
    retry: { initialInterval: '10ms' },
  });
  const word = patched('new-words') ? 'new' : 'old';
  upsertMemo({ word });
  const attempt = await failUntil(3);
  return `${word}: ${await local('local')} (${attempt})`;
}

/** A local activity of so many milliseconds. */
export async function longLocal(ms: number): Promise<string> {
  const { nap } = proxyLocalActivities<typeof activities>({ startToCloseTimeout: '10s' });
  return nap(ms);
}

/** Fails its workflow task at first, by the wall clock: the one thing replay does not fix. */
export async function brokenTask(): Promise<string> {
  const { startTime, unsafe } = workflowInfo();
  if (unsafe.now() - startTime.getTime() < 1500) throw new Error('a bug in the workflow code');
  return 'repaired';
}

/** Steps with waits between; what ran twice would show. */
export async function steps(count: number, wait: number): Promise<number[]> {
  const counts: number[] = [];
  let status = 'begun';
  setHandler(statusQuery, () => status);
  for (let step = 0; step < count; step++) {
    counts.push(await countRun(`step ${step}`));
    status = `after step ${step}`;
    await sleep(wait);
  }
  return counts;
}

/** Many events: activities side by side. */
export async function wide(count: number): Promise<number> {
  const results = await Promise.all(Array.from({ length: count }, (_, index) => greet(String(index))));
  return results.length;
}
