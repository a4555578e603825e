import type { PanelBlock } from '../deck/types.js';
import { demoInput } from '../demo/input.js';
import type { Action, Demo } from '../demo/types.js';
import type { WorkflowView } from '../panel/view.js';
import type { TemporalClient } from '../temporal/connect.js';
import { followWorkflow } from '../temporal/follow.js';
import { sentenceOf } from '../temporal/problem.js';
import { cancelWorkflow, queryWorkflow, signalWorkflow, startWorkflow, terminateWorkflow } from '../temporal/start.js';
import type { WorkerSupervisor } from '../worker/supervisor.js';
import type { Store } from './store.js';

export interface RunsOptions {
  readonly temporal: TemporalClient;
  readonly store: Store;
  readonly demos: ReadonlyMap<string, Demo>;
  readonly worker: Pick<WorkerSupervisor, 'kill' | 'start'>;
  readonly trouble: (error: unknown) => void;
}

interface Run {
  readonly abort: AbortController;
  /** The newest view: its runId is that of the newest run. */
  view: WorkflowView;
}

/** ms that ending everything at the end of the show may take. */
const closeLimit = 1_500;

/** The Workflow Executions that the panels started, by the panel's id. */
export class Runs {
  readonly #options: RunsOptions;
  readonly #runs = new Map<string, Run>();
  readonly #starting = new Set<string>();

  constructor(options: RunsOptions) {
    this.#options = options;
  }

  /** Does what a key of a demo stands for; what goes wrong is told on the panel. */
  async act(id: string, block: PanelBlock, key: string): Promise<void> {
    const demo = this.#options.demos.get(block.demo);
    const action = demo?.actions.find((candidate) => candidate.key === key);
    if (!demo || !action) return;
    this.#say(id, undefined);
    try {
      await this.#perform(id, block, demo, action);
    } catch (error) {
      this.#say(id, { level: 'error', text: `${action.label}: ${sentenceOf(error)}` });
    }
  }

  /** Stops following; with `terminate`, ends what still runs, because nobody will come back for it. */
  async close({ terminate }: { readonly terminate: boolean }): Promise<void> {
    const open = [...this.#runs.values()].filter((run) => run.view.status === 'running');
    for (const run of this.#runs.values()) run.abort.abort();
    if (!terminate || open.length === 0) return;
    const ends = open.map((run) => terminateWorkflow(this.#options.temporal, run.view, 'the show has ended'));
    await Promise.race([Promise.allSettled(ends), new Promise((resolve) => setTimeout(resolve, closeLimit).unref())]);
  }

  async #perform(id: string, block: PanelBlock, demo: Demo, action: Action): Promise<void> {
    const { worker, temporal } = this.#options;
    switch (action.kind) {
      case 'kill-worker':
        return worker.kill();
      case 'start-worker':
        return worker.start();
      case 'start':
        return this.#start(id, block, demo);
      case 'reset':
        return this.#reset(id);
    }
    const run = this.#runs.get(id);
    if (!run) {
      this.#say(id, { level: 'info', text: `nothing runs here yet: ${startKey(demo)} starts it` });
      return;
    }
    switch (action.kind) {
      case 'signal':
        return signalWorkflow(temporal, run.view, action.signal, action.args);
      case 'query': {
        const answer = await queryWorkflow(temporal, run.view, action.query, action.args);
        return this.#say(id, { level: 'info', text: `${action.query}: ${JSON.stringify(answer)}` });
      }
      case 'cancel':
        return cancelWorkflow(temporal, run.view);
      case 'terminate':
        return terminateWorkflow(temporal, run.view, action.reason);
    }
  }

  async #start(id: string, block: PanelBlock, demo: Demo): Promise<void> {
    const { temporal, trouble } = this.#options;
    const running = this.#runs.get(id)?.view.status === 'running';
    if (running || this.#starting.has(id)) {
      const reset = demo.actions.find((action) => action.kind === 'reset');
      const text = reset ? `it is running: ${reset.key} clears it` : 'it is running';
      this.#say(id, { level: 'info', text });
      return;
    }
    const input = demoInput(demo, block.input);
    if (input.kind === 'refused') {
      this.#say(id, { level: 'error', text: input.message });
      return;
    }
    this.#starting.add(id);
    try {
      const { name, workflow: workflowType, taskQueue } = demo;
      const view = await startWorkflow(temporal, { name, workflowType, taskQueue, input: input.value });
      this.#runs.get(id)?.abort.abort();
      const run: Run = { abort: new AbortController(), view };
      this.#runs.set(id, run);
      this.#show(id, run, view);
      followWorkflow(temporal, view, (next) => this.#show(id, run, next), run.abort.signal).catch(trouble);
    } finally {
      this.#starting.delete(id);
    }
  }

  async #reset(id: string): Promise<void> {
    const run = this.#runs.get(id);
    if (!run) return;
    run.abort.abort();
    this.#runs.delete(id);
    this.#options.store.dispatch({ kind: 'workflow', demo: id, view: undefined });
    if (run.view.status === 'running')
      await terminateWorkflow(this.#options.temporal, run.view, 'reset by the speaker');
  }

  #show(id: string, run: Run, view: WorkflowView): void {
    if (this.#runs.get(id) !== run) return;
    run.view = view;
    this.#options.store.dispatch({ kind: 'workflow', demo: id, view });
  }

  #say(id: string, message: { readonly level: 'info' | 'error'; readonly text: string } | undefined): void {
    this.#options.store.dispatch({
      kind: 'message',
      demo: id,
      message: message && { ...message, at: Date.now() },
    });
  }
}

function startKey(demo: Demo): string {
  return demo.actions.find((action) => action.kind === 'start')?.key ?? 'its start key';
}
