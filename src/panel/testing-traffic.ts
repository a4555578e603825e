import { retrying, start } from './testing.js';
import type { DemoView, Hop, Station, TrafficView } from './view.js';

type Told = readonly [at: number, way: string, text?: string, detail?: 1 | 2];

/** A hello's way through the service, and a retry, as the embedded service tells it. */
const told: readonly Told[] = [
  [0, 'client frontend', 'StartWorkflowExecution'],
  [0, 'frontend history'],
  [3, 'history history', 'writes 1-2'],
  [3, 'worker frontend', 'PollWorkflowTaskQueue', 1],
  [3, 'frontend matching', '', 1],
  [3, 'history matching', 'workflow task'],
  [3, 'matching worker'],
  [6, 'history history', 'writes 3'],
  [7, 'history history', 'sets workflow task start-to-close, 10 s', 2],
  [20, 'worker frontend', 'RespondWorkflowTaskCompleted'],
  [20, 'frontend history'],
  [24, 'history history', 'writes 4-5'],
  [24, 'worker frontend', 'PollActivityTaskQueue', 1],
  [24, 'frontend matching', '', 1],
  [24, 'history matching', 'activity task'],
  [24, 'matching worker'],
  [60, 'client frontend', 'DescribeWorkflowExecution', 2],
  [60, 'frontend history', '', 2],
  [430, 'worker frontend', 'RespondActivityTaskFailed'],
  [430, 'frontend history'],
  [433, 'history history', 'retry in 1 s'],
  [1_433, 'history history', 'retry is due'],
  [1_434, 'history matching', 'activity task'],
  [1_434, 'matching worker'],
  [1_900, 'client frontend', 'SignalWorkflowExecution'],
  [1_900, 'frontend history'],
  [1_903, 'history history', 'writes 6-7'],
  [1_904, 'history matching', 'workflow task'],
  [2_400, 'system history', 'retention: 2'],
  [2_500, 'client frontend', 'TerminateWorkflowExecution'],
  [2_502, 'frontend client', 'refused: NOT_FOUND'],
];

const hops = told.map(([at, way, text = '', detail], index): Hop => {
  const [from, to] = way.split(' ') as [Station, Station];
  return { id: index + 1, at: start + at, from, to, text, ...(detail === undefined ? {} : { detail }) };
});

export const traffic: TrafficView = {
  counts: { clientCalls: 3, workerCalls: 6, events: 7, timers: 1, tasks: 3, waiting: 1, sweeps: 1 },
  hops,
};

export const travelling: DemoView = { ...retrying, traffic, now: start + 6_000 };
