import type { ActionKind } from './view.js';

/** What a key does, in a few words for people. */
export const actionEffects: Readonly<Record<ActionKind, string>> = {
  start: 'starts a workflow',
  signal: 'sends the workflow a signal',
  update: 'sends the workflow an update',
  query: 'asks the workflow',
  result: 'waits for the result',
  list: 'lists the workflows',
  cancel: 'asks the workflow to end',
  terminate: 'ends the workflow at once',
  reset: 'clears it and starts over',
  'kill-worker': 'kills the worker process, without warning',
  'start-worker': 'starts a worker process',
  'add-worker': 'starts one more worker process',
  'kill-service': 'kills the service, without warning',
  'start-service': 'starts the service',
  'kill-process': 'kills the process, without warning',
  'start-process': 'starts the process',
  tell: 'tells the process',
  deploy: 'puts other code into the worker',
  several: '',
};
