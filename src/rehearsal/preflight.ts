import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { took } from '../panel/time.js';
import type { PresenterState } from '../presenter/state.js';
import type { Store } from '../session/store.js';
import { seen } from './wait.js';

/** A row of what is looked at before any demo runs. */
export interface Preflight {
  readonly mark: 'done' | 'warning' | 'failed';
  readonly name: string;
  readonly text: string;
}

/** ms for each. */
const demosLimit = 60_000;
const serviceLimit = 30_000;
/** One that is elsewhere is there, or it is not. */
const remoteLimit = 8_000;
const workerLimit = 30_000;

export function checkNode(): Preflight {
  return { mark: 'done', name: 'Node', text: process.versions.node };
}

/** The part of the SDK that is built for each platform. */
export function checkSdk(file: string): Preflight {
  const name = 'Temporal SDK';
  const platform = `${process.platform} on ${process.arch}`;
  try {
    const require = createRequire(file);
    const bridge = createRequire(require.resolve('@temporalio/worker')).resolve('@temporalio/core-bridge/package.json');
    const { version } = require(bridge) as { readonly version: string };
    const built = join(dirname(bridge), 'releases', targetOf(process.platform, process.arch) ?? '', 'index.node');
    if (existsSync(built)) return { mark: 'done', name, text: `${version}, built for ${platform}` };
    return {
      mark: 'failed',
      name,
      text: `${version} has no part that is built for ${platform}: workers can't run here`,
    };
  } catch {
    return { mark: 'failed', name, text: 'it is not there: install tslides again' };
  }
}

/** What the SDK calls a platform that it is built for. */
function targetOf(platform: string, arch: string): string | undefined {
  const machine = { x64: 'x86_64', arm64: 'aarch64' }[arch];
  const system = { darwin: 'apple-darwin', linux: 'unknown-linux-gnu', win32: 'pc-windows-msvc' }[platform];
  return machine && system && `${machine}-${system}`;
}

/** `depth` as of `colorDepth`. */
export function checkTerminal(columns: number, rows: number, depth: number): Preflight {
  const colours = ['no colours', '16 colours', '256 colours', 'all colours'][depth];
  const small = columns < 80 || rows < 24;
  return {
    mark: small ? 'warning' : 'done',
    name: 'terminal',
    text: `${columns} x ${rows}, ${colours}${small ? ': less than the 80 x 24 that panels are made for' : ''}`,
  };
}

/** Undefined: nothing need be said. */
export async function checkDemos(store: Store, signal: AbortSignal): Promise<Preflight | undefined> {
  // One that is not built yet has no workflow.
  const known = ({ infos }: PresenterState): boolean =>
    infos !== undefined && [...infos.values()].every(({ workflowType }) => workflowType !== '');
  if (await seen(store, known, demosLimit, signal)) return undefined;
  return { mark: 'failed', name: 'demos', text: 'they could not be loaded' };
}

export async function checkService(store: Store, signal: AbortSignal): Promise<Preflight> {
  const began = Date.now();
  const isUp = ({ service }: PresenterState): boolean => service?.state === 'up';
  const isElsewhere = ({ service }: PresenterState): boolean =>
    service?.kind === 'remote' && service.state === 'down' && Date.now() - began > remoteLimit;
  await seen(store, (state) => isUp(state) || isElsewhere(state), serviceLimit, signal);
  const { service } = store.state;
  const name = 'service';
  if (service?.state === 'up') {
    const ui = service.webUi === undefined ? '' : `, Web UI at ${service.webUi}`;
    return { mark: 'done', name, text: `${service.label}${ui}` };
  }
  return { mark: 'failed', name, text: service?.message ?? 'it did not come up' };
}

export async function checkWorker(store: Store, signal: AbortSignal): Promise<Preflight> {
  const newest = ({ workers }: PresenterState) => workers.processes.at(-1);
  await seen(store, (state) => newest(state)?.state === 'running', workerLimit, signal);
  const worker = newest(store.state);
  const name = 'worker';
  if (worker?.state === 'running') {
    return { mark: 'done', name, text: `up in ${took((worker.readyAt ?? worker.startedAt) - worker.startedAt)}` };
  }
  return { mark: 'failed', name, text: worker?.message ?? `it did not come up in ${workerLimit / 1000} s` };
}
