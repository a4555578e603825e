import { type ChildProcess, fork } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { demoInput } from '../src/demo/input.js';
import { builtModule, type LoadedDemo, loadDemos } from '../src/demo/load.js';
import type { Demo, FromProcess, ReadyProcess } from '../src/demo/types.js';
import type { WorkflowView } from '../src/panel/view.js';
import { followWorkflow } from '../src/temporal/follow.js';
import { startWorkflow } from '../src/temporal/start.js';
import { type Built, builtForTest } from '../src/testing/built.js';
import { openStage, type Stage } from '../src/testing/stage.js';
import { until } from '../src/testing/until.js';

/** The demos, built, with a service and a worker: what a slide has when a speaker presses a key. */
export interface DemoHouse {
  readonly stage: Stage;
  readonly names: readonly string[];
  demo(name: string): Demo;
  /**
   * Starts a demo as its slide would, with `input:` over the default, and follows it. `processes` is what its `prepare`
   * is told.
   */
  run(name: string, given?: unknown, processes?: Readonly<Record<string, ReadyProcess>>): Promise<DemoRun>;
  /** Starts a Node process of the demo. Ended with the house if not before. */
  start(name: string, process: string): RunningProcess;
  /** Replaces the worker by one with this version of the demo's workflows, as at first if absent. */
  deploy(name: string, version?: string): void;
  close(): Promise<void>;
}

export interface DemoRun {
  /** All that was shown, oldest first. */
  readonly views: readonly WorkflowView[];
  /** When the workflow is closed. */
  readonly done: Promise<void>;
  last(): WorkflowView;
  /** The text of the last answer of the `status` query. */
  status(): string;
  /** Waits until the last view is like this, or the status text holds the words. */
  see(what: string, when?: (view: WorkflowView) => boolean): Promise<void>;
  /** Replays the finished history with (a version of) the demo's workflows. @throws if they would not do the same again */
  replay(version?: string): Promise<void>;
}

export interface RunningProcess {
  readonly child: ChildProcess;
  /** All that it said, oldest first. */
  readonly said: readonly FromProcess[];
  /** What its `ready` brought. */
  ready(): Promise<ReadyProcess>;
  tell(message: unknown): void;
}

// Replaying speaks of each worker it makes for that.
Runtime.install({ logger: new DefaultLogger('ERROR') });

export async function openDemos(): Promise<DemoHouse> {
  const built = await builtForTest();
  const stage = await openStage(built).catch(async (error: unknown) => {
    await built.remove();
    throw error;
  });
  const loaded = await loadDemos(built.demosFolder);
  const found = (name: string) => foundDemo(loaded, name);
  const children: ChildProcess[] = [];
  return {
    stage,
    names: [...loaded.keys()],
    demo: (name) => found(name).demo,
    run: (name, given, processes) => runDemo(built, stage, found(name).demo, given, processes),
    start(name, processName) {
      const process = startProcess(found(name), processName);
      children.push(process.child);
      return process;
    },
    deploy(demo, version) {
      const { demosFolder } = built;
      stage.worker.run({ demosFolder, ...(version === undefined ? {} : { version: { demo, name: version } }) });
    },
    async close() {
      for (const child of children) child.kill('SIGKILL');
      await stage.close();
      await built.remove();
    },
  };
}

type FoundDemo = Extract<LoadedDemo, { readonly kind: 'demo' }>;

function foundDemo(loaded: ReadonlyMap<string, LoadedDemo>, name: string): FoundDemo {
  const entry = loaded.get(name);
  if (entry?.kind !== 'demo') throw new Error(JSON.stringify(entry ?? `no demo "${name}"`));
  return entry;
}

async function runDemo(
  built: Built,
  { temporal }: Stage,
  demo: Demo,
  given: unknown,
  processes: Readonly<Record<string, ReadyProcess>> = {},
): Promise<DemoRun> {
  const checked = demoInput(demo, given);
  if (checked.kind === 'refused') throw new Error(checked.message);
  const { name, workflow: workflowType, taskQueue } = demo;
  const input = demo.prepare === undefined ? checked.value : demo.prepare(checked.value, processes);
  const first = await startWorkflow(temporal, { name, workflowType, taskQueue, input });
  const views: WorkflowView[] = [first];
  const done = followWorkflow(temporal, first, (view) => views.push(view), new AbortController().signal);
  const last = () => views.at(-1) ?? first;
  const status = () => textOf(last().statusQuery?.value);
  return {
    views,
    done,
    last,
    status,
    async see(what, when) {
      await until(what, () => (when === undefined ? status().includes(what) : when(last()))).catch((error: unknown) => {
        const { events: _, ...rest } = last();
        throw new Error(`${error instanceof Error ? error.message : error}\n${JSON.stringify(rest, null, 2)}`);
      });
    },
    async replay(version) {
      const { workflowId, runId } = last();
      const history = await temporal.client.workflow.getHandle(workflowId, runId).fetchHistory();
      const bundle = version === undefined ? 'workflow-bundle.js' : `workflow-bundle.${name}.${version}.js`;
      const code = await readFile(join(built.demosFolder, bundle), 'utf8');
      await Worker.runReplayHistory({ workflowBundle: { code } }, history, workflowId);
    },
  };
}

/** As panels read an answer. */
function textOf(answer: unknown): string {
  if (typeof answer === 'string') return answer;
  const text = (answer as { readonly text?: unknown } | undefined)?.text;
  return typeof text === 'string' ? text : '';
}

function startProcess({ demo, folder }: FoundDemo, name: string): RunningProcess {
  const process = demo.processes?.find((candidate) => candidate.name === name);
  if (process?.kind !== 'node') throw new Error(`The demo "${demo.name}" has no Node process "${name}".`);
  const child = fork(join(folder, builtModule(process.file)), { execArgv: [], serialization: 'advanced' });
  const said: FromProcess[] = [];
  child.on('message', (message) => said.push(message as FromProcess));
  return {
    child,
    said,
    async ready() {
      const message = await until(`${demo.name}'s ${name} to be ready`, () =>
        said.find((candidate) => candidate.kind === 'ready'),
      );
      return { ready: true, ...('value' in message ? { value: message.value } : {}) };
    },
    tell: (message) => void child.send(message as object),
  };
}
