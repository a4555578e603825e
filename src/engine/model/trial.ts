import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { agree, type Listed, ScriptedClient } from './client.js';
import { checkFamilies } from './families.js';
import { Journal } from './journal.js';
import { checkPromises, type Finished } from './promises.js';
import { insist, isSettled, type Reading, Violation } from './reading.js';
import type { Act, Reply, Script } from './script.js';
import { Service } from './service.js';
import { ScriptedWorker } from './worker.js';

/** All timers and timeouts of a script are far shorter (ms): what is not over by then hangs. */
const PATIENCE = 4000;

/** In memory where that can be had: a process that dies leaves its files as they are, wherever they are. */
const FOLDER = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** What was done, for the count. */
export interface Tally {
  readonly acts: number;
  readonly crashes: number;
  readonly runs: number;
  readonly events: number;
  readonly acknowledged: number;
}

/**
 * Plays a script against a service of its own, lets a worker that does all it should bring everything to its end, and
 * holds the histories against what was promised. Throws a Violation.
 */
export async function playScript(script: Script): Promise<Tally> {
  const folder = mkdtempSync(join(FOLDER, 'tslides-model-'));
  const trial = new Trial(folder);
  try {
    return await trial.play(script);
  } finally {
    await trial.close();
    rmSync(folder, { recursive: true });
  }
}

class Trial {
  readonly #service: Service;
  readonly #journal = new Journal();
  readonly #client: ScriptedClient;
  readonly #worker: ScriptedWorker;

  constructor(folder: string) {
    this.#service = new Service(folder);
    this.#client = new ScriptedClient(this.#service, this.#journal);
    this.#worker = new ScriptedWorker(this.#service, this.#journal);
  }

  async play(script: Script): Promise<Tally> {
    for (const { acts, fuse, wait } of script) {
      if (fuse !== 'after') this.#service.dieAfter(fuse);
      await Promise.all(acts.map((act) => this.#do(act)));
      if (fuse === 'after') this.#service.crash();
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    }
    await this.#finish();
    this.#service.inspect();
    const runs = await this.#inspect();
    insist(this.#service.logged.length === 0, () => `the service logged ${this.#service.logged.join('\n')}`);
    return {
      acts: script.reduce((sum, { acts }) => sum + acts.length, 0),
      crashes: this.#service.lives,
      runs: runs.length,
      events: runs.reduce((sum, { reading }) => sum + reading.events.length, 0),
      acknowledged: this.#journal.entries.filter(({ outcome }) => outcome === 'acknowledged').length,
    };
  }

  close(): Promise<void> {
    return this.#service.close();
  }

  async #do(act: Act): Promise<void> {
    const client = this.#client;
    const worker = this.#worker;
    switch (act.kind) {
      case 'start':
        return client.start(act, false);
      case 'signal with start':
        return client.start(act, true);
      case 'signal':
        return client.signal(act.id, act.again);
      case 'update':
        return client.update(act.id, act.again);
      case 'cancel':
        return client.cancel(act.id);
      case 'terminate':
        return client.terminate(act.id);
      case 'query':
        return client.query(act.id);
      case 'look':
        return client.look(act.id);
      case 'turn':
        return void (await worker.turn(() => act.reply));
      case 'take workflow task':
        return void (await worker.takeWorkflowTask());
      case 'take activity':
        return void (await worker.takeActivity());
      case 'worker dies':
        return worker.die();
      case 'answer workflow task':
        return worker.answerWorkflowTask(act.which, act.reply);
      case 'fail workflow task':
        return worker.failWorkflowTask(act.which);
      case 'answer activity':
        return worker.answerActivity(act.which, act.how);
      case 'old workflow task':
        return worker.answerOldWorkflowTask(act.which);
      case 'old activity':
        return worker.answerOldActivity(act.which);
    }
  }

  /** A worker that does its duty, until nothing is open and nobody waits. */
  async #finish(): Promise<void> {
    const rest = this.#client.rest();
    const failed = rest.catch((error: unknown) => error);
    const end = Date.now() + PATIENCE;
    for (let resting = true; ; ) {
      const worked = await Promise.all([this.#worker.turn(dutiful), this.#worker.workActivity()]);
      if (worked.includes(true)) continue;
      const open = (await this.#client.list("ExecutionStatus = 'Running'")) ?? [];
      if (open.length === 0 && resting)
        resting = (await Promise.race([failed, pause().then(() => 'resting')])) === 'resting';
      if (open.length === 0 && !resting) break;
      for (const { execution } of open) await this.#client.wake(execution);
      if (Date.now() > end) throw new Violation(`hangs: ${await this.#tell(open.map(({ execution }) => execution))}`);
    }
    await rest;
  }

  async #tell(executions: readonly Listed['execution'][]): Promise<string> {
    const told = [];
    for (const execution of executions) {
      const reading = await this.#client.read(execution);
      told.push(JSON.stringify(await this.#client.describe(execution)), ...(reading?.names ?? []));
    }
    return told.join('\n');
  }

  /** Everything is closed: holds each run's history, description and place in the list against each other and the journal. */
  async #inspect(): Promise<readonly Finished[]> {
    this.#service.dieAfter(0);
    const listed = (await this.#client.list()) ?? [];
    const runs: Finished[] = [];
    for (const { execution } of listed) {
      const [reading, described] = [await this.#client.read(execution), await this.#client.describe(execution)];
      if (reading === undefined || described === undefined)
        throw new Violation(`listed, but not there: ${execution?.runId}`);
      agree(
        described,
        reading,
        listed.filter((other) => other.execution?.workflowId === execution?.workflowId),
      );
      runs.push({ workflowId: execution?.workflowId ?? '', runId: execution?.runId ?? '', reading });
    }
    checkPromises(this.#journal, runs);
    checkFamilies(runs);
    return runs;
  }
}

/** Accepts and completes what is asked, waits for all that is open, then completes. */
function dutiful({ open }: Reading): Reply {
  // the one that is being answered
  const settled = isSettled({ ...open, 'workflow task': new Map() });
  return { wishes: settled ? [{ kind: 'complete' }] : [], updates: 'complete', sticky: false, newTask: false };
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 2));
}
