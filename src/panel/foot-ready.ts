import type { ActionKind, DemoView } from './view.js';

/** Whether an action can do anything now: the keys of those that can't are quiet. */
export function canAct(kind: ActionKind, view: DemoView): boolean {
  // What is played back can't be acted upon.
  if (view.recordedAt !== undefined) return false;
  const { service, workflow } = view;
  const reachable = service.state === 'up' || service.state === 'starting';
  const alive = view.workers.processes.some(({ state }) => state === 'starting' || state === 'running');
  switch (kind) {
    case 'start':
      return reachable && workflow?.status !== 'running';
    case 'signal':
    case 'update':
    case 'cancel':
    case 'terminate':
      return reachable && workflow?.status === 'running';
    case 'query':
    case 'result':
      return reachable && workflow !== undefined;
    case 'list':
      return reachable;
    case 'kill-worker':
      return alive;
    case 'start-worker':
      return !alive;
    case 'kill-service':
      return service.kind === 'embedded' && reachable;
    case 'start-service':
      return service.killed === true;
    case 'kill-process':
    case 'tell':
      return view.processes.some(({ state }) => state === 'starting' || state === 'running');
    case 'start-process':
      return view.processes.some(({ state }) => ['idle', 'killed', 'crashed', 'stopped'].includes(state));
    case 'add-worker':
    case 'deploy':
    case 'reset':
    case 'several':
      return true;
  }
}
