import { setMaxListeners } from 'node:events';
import type { Companions } from '../companion/companions.js';
import type { PanelBlock } from '../deck/types.js';
import { demoInput } from '../demo/input.js';
import type { Act, Action, Demo } from '../demo/types.js';
import { requestedRows } from '../panel/requested.js';
import type { WorkflowView } from '../panel/view.js';
import type { ActPlace } from '../temporal/act-text.js';
import type { TemporalClient } from '../temporal/connect.js';
import { followWorkflow } from '../temporal/follow.js';
import { sentenceOf } from '../temporal/problem.js';
import { newWorkflowId, startWorkflow } from '../temporal/start.js';
import { ActLog } from './act-log.js';
import { isTaken, lateAfter } from './late-starts.js';
import type { OwedEnds } from './owed-ends.js';
import type { SharedWorld } from './shared-world.js';
import type { Store } from './store.js';
import type { WatchedTraffic } from './watched-traffic.js';
import { type Acting, actOnWorkflow, listExecutions, type WorkflowAct } from './workflow-acts.js';

export interface DemoRunOptions {
  /** The panel's. */
  readonly id: string;
  readonly block: PanelBlock;
  /** As it is now: its author may be at work on it. */
  readonly demo: () => Demo;
  readonly temporal: TemporalClient;
  readonly place: ActPlace;
  readonly store: Store;
  readonly world: SharedWorld;
  readonly owed: OwedEnds;
  readonly companions: Companions;
  /** Tells of the execution's traffic. */
  readonly watchTraffic: (workflowId: string, panels: readonly string[]) => WatchedTraffic;
  /** Called when the workflow has not come up in time, or could not be started. */
  readonly onLate: () => void;
  readonly trouble: (error: unknown) => void;
}

/** ms that a start waits for a service that is on its way. */
const serviceLimit = 10_000;

/** What one panel has started: at most one Workflow Execution at a time, and the demo's processes. */
export class DemoRun {
  readonly #options: DemoRunOptions;
  readonly #acts: ActLog;
  /** Ends with the run that it belongs to. */
  #life: AbortController | undefined;
  #view: WorkflowView | undefined;
  #touched = false;
  /** A reset that waits until all has ended, and whether it starts `again` then; another end takes its place. */
  #reset: { readonly again: boolean } | undefined;

  constructor(options: DemoRunOptions) {
    this.#options = options;
    this.block = options.block;
    const { store, id } = options;
    this.#acts = new ActLog(options.place, (acts) => store.dispatch({ kind: 'acts', demo: id, acts }));
  }

  /** The fence as it is written now. */
  block: PanelBlock;

  get demo(): Demo {
    return this.#options.demo();
  }

  /** Whether there is anything to end when its slide is left. */
  get touched(): boolean {
    return this.#touched;
  }

  /** Whether something runs, or is being started. */
  get busy(): boolean {
    return this.#life !== undefined && (this.#view === undefined || this.#view.status === 'running');
  }

  /** What can be got ready before anything is started. */
  prepare(): void {
    this.#options.companions.prepare();
  }

  /** Does what a key stands for; what goes wrong is told on the panel. Never rejects. */
  async act(action: Action): Promise<void> {
    this.#touched = true;
    this.#say(undefined);
    try {
      await this.#perform(action, action.label);
    } catch (error) {
      this.#say('error', `${action.label}: ${sentenceOf(error)}`);
    }
  }

  /**
   * Ends all that was started, and puts back what was disturbed. What is on the panel stays if it had come to its end
   * by itself, and `forget` does not say otherwise.
   */
  async end(reason: string, { forget }: { readonly forget: boolean }): Promise<void> {
    this.#touched = false;
    await this.#end(reason, { forget });
  }

  async #end(reason: string, { forget }: { readonly forget: boolean }): Promise<void> {
    const { id, store, owed, companions, world } = this.#options;
    const view = this.#view;
    const busy = this.busy;
    this.#reset = undefined;
    this.#life?.abort();
    this.#life = undefined;
    if (view?.status === 'running') owed.add({ workflowId: view.workflowId }, reason);
    if (forget || busy) {
      this.#view = undefined;
      this.#acts.clear();
      store.dispatch({ kind: 'workflow', demo: id, view: undefined });
      store.dispatch({ kind: 'traffic', demo: id, traffic: undefined });
      this.#say(undefined);
    }
    world.restore(id);
    await companions.end();
  }

  /** At the end of the show: the screen is gone, and the workers and the service are ended by those who started them. */
  async close(reason: string): Promise<void> {
    this.#reset = undefined;
    this.#life?.abort();
    if (this.#view?.status === 'running') this.#options.owed.add({ workflowId: this.#view.workflowId }, reason);
    await this.#options.companions.end();
  }

  async #perform(act: Act, label: string): Promise<void> {
    const { id, world, companions } = this.#options;
    switch (act.kind) {
      case 'several':
        for (const one of act.acts) await this.#perform(one, label);
        return;
      case 'start':
        return this.#start(label);
      case 'reset': {
        const reset = { again: this.#life !== undefined || this.#reset?.again === true };
        const ended = this.#end('reset by the speaker', { forget: true });
        this.#reset = reset;
        await ended;
        if (this.#reset !== reset) return;
        this.#reset = undefined;
        if (reset.again && !this.busy) await this.#start(label);
        return;
      }
      case 'kill-worker':
        return world.killWorker(id);
      case 'start-worker':
        return world.startWorker();
      case 'add-worker':
        if (!world.addWorker(id)) this.#say('info', 'there are as many workers as one machine should have');
        return;
      case 'kill-service':
        if (world.killable) return world.killService(id);
        return this.#say('error', 'this needs the embedded service: start tslides with --embedded');
      case 'start-service':
        return world.startService();
      case 'deploy':
        return world.deploy(id, this.demo.name, act.version);
      case 'kill-process':
        return companions.get(act.process)?.kill();
      case 'start-process':
        return companions.get(act.process)?.start();
      case 'tell':
        return companions.get(act.process)?.tell(act.message);
      case 'list':
        return this.#say('info', await listExecutions(act.query ?? ownExecutions(this.demo), this.#acting(label)));
      default:
        return this.#toWorkflow(act, label);
    }
  }

  async #toWorkflow(act: WorkflowAct, label: string): Promise<void> {
    const view = this.#view;
    const life = this.#life;
    if (view === undefined || life === undefined) {
      this.#say('info', `nothing runs here yet: ${startKey(this.demo)} starts it`);
      return;
    }
    const { signal } = life;
    try {
      const answer = await actOnWorkflow(act, view.workflowId, this.#acting(label), signal);
      if (answer !== undefined && !signal.aborted) this.#say('info', answer);
    } catch (error) {
      // What was asked of a run that is gone is nobody's business any more.
      if (!signal.aborted) throw error;
    }
  }

  async #start(label: string): Promise<void> {
    const { id, store, temporal, world, companions, trouble } = this.#options;
    const { demo, block } = this;
    if (this.busy) {
      const reset = demo.actions.find((action) => action.kind === 'reset');
      this.#say('info', reset ? `it is running: ${reset.key} starts over` : 'it is running');
      return;
    }
    if (world.killed) {
      this.#say('info', 'the service is not there: start it first');
      return;
    }
    const input = demoInput(demo, block.input);
    if (input.kind === 'refused') {
      this.#say('error', input.message);
      return;
    }
    this.#life?.abort();
    const life = new AbortController();
    // A speaker may ask for as many results and updates at once as keys can be pressed.
    setMaxListeners(0, life.signal);
    this.#life = life;
    this.#view = undefined;
    const { signal } = life;
    const late = setTimeout(() => {
      if (!signal.aborted && !isTaken(this.#view)) this.#options.onLate();
    }, lateAfter);
    signal.addEventListener('abort', () => clearTimeout(late), { once: true });
    try {
      companions.start();
      const [processes] = await Promise.all([companions.settled(), world.up(serviceLimit, signal)]);
      if (signal.aborted) return;
      const value = demo.prepare ? demo.prepare(input.value, processes) : input.value;
      const { name, workflow: workflowType, taskQueue } = demo;
      const workflowId = newWorkflowId(name);
      const request = { name, workflowId, workflowType, taskQueue, input: value };
      const panels = requestedRows(block.panels, demo.panels).flatMap((row) => row.map(({ kind }) => kind));
      const traffic = this.#options.watchTraffic(workflowId, panels);
      signal.addEventListener('abort', () => traffic.end(), { once: true });
      const asked = this.#acts.tell(
        label,
        { kind: 'start', ...request },
        () => startWorkflow(temporal, request),
        ({ runId }) => `run ${runId}`,
      );
      const view = await asked.catch((error: unknown) => {
        // The service may have heard of it all the same, and died before it could say so.
        this.#options.owed.add({ workflowId }, 'its start was not answered');
        throw error;
      });
      if (signal.aborted) {
        this.#options.owed.add({ workflowId }, 'ended before it had begun');
        return;
      }
      const show = (next: WorkflowView): void => {
        if (signal.aborted) return;
        this.#view = next;
        store.dispatch({ kind: 'workflow', demo: id, view: next });
        traffic.seen(next);
      };
      show(view);
      followWorkflow(temporal, view, show, signal, { stack: panels.includes('code') }).catch(trouble);
    } catch (error) {
      if (signal.aborted) return;
      this.#life = undefined;
      life.abort();
      this.#options.onLate();
      throw error;
    }
  }

  #acting(label: string): Acting {
    return { temporal: this.#options.temporal, acts: this.#acts, label };
  }

  #say(level: 'info' | 'error' | undefined, text = ''): void {
    const { store, id } = this.#options;
    const message = level && { level, text, at: Date.now() };
    if (message === undefined && store.state.demos[id]?.message === undefined) return;
    store.dispatch({ kind: 'message', demo: id, message });
  }
}

function startKey(demo: Demo): string {
  return demo.actions.find((action) => action.kind === 'start')?.key ?? 'its start key';
}

/** The visibility query for what the demo has ever started. */
function ownExecutions({ workflow, taskQueue }: Demo): string {
  return `WorkflowType = '${workflow}' AND TaskQueue = '${taskQueue}'`;
}
