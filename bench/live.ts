import { loadavg } from 'node:os';
import { figure, median, table } from './figures.js';
import { eventTimes, longEventTimes } from './live-events.js';
import { serviceTimes, workerTimes } from './live-kills.js';
import { loads } from './live-load.js';
import { openTimes } from './live-open.js';

/** Events that a long history has. */
const long = 9000;

/** What live panels are held to, ms and per cent of a core: tables, each figure with its bound beside it. */
export async function live(folder: string, runs: number): Promise<void> {
  const events = await eventTimes(folder, Math.max(2, Math.ceil(runs / 3)));
  const longEvents = await longEventTimes(folder, long, 20 * runs);
  console.log(`\n## Event written → painted, history and timeline panels, ms (${load()})\n`);
  console.log(
    table(
      ['history', 'events', 'median', 'p99', 'most', 'bounds', 'gone before a frame'],
      [
        { name: 'short', ...events },
        { name: `${long} events and more`, ...longEvents },
      ].map(({ name, times, unseen }) => [
        name,
        String(times.length),
        median(times).toFixed(1),
        part(times, 0.99).toFixed(1),
        Math.max(...times).toFixed(1),
        '40, p99 120',
        String(unseen),
      ]),
    ),
  );
  const loaded = await loads(folder);
  console.log(`\n## Eight panels of a workflow at work (${load()})\n`);
  console.log(
    table(
      ['demo', '% of a core', 'bound', 'key → next slide, ms', 'key → the panels, ms'],
      loaded.map(({ demo, cpu, away, back }) => [demo, cpu.toFixed(1), '12', figure(away), figure(back)]),
    ),
  );
  const worker = await workerTimes(folder, runs);
  const service = await serviceTimes(folder, Math.max(3, Math.ceil(runs / 2)));
  const opened = await openTimes(folder, Math.max(3, Math.ceil(runs / 2)));
  console.log(`\n## Killed and started (${load()})\n`);
  const rows: readonly (readonly [string, readonly number[], number])[] = [
    ['worker killed by key → the panel says so', worker.killed, 100],
    ['worker killed from outside → the panel says so', worker.crashed, 100],
    ['worker start key → the workflow goes on', worker.started, 1200],
    ['service start key, after a kill → the workflow goes on', service, 2000],
    [`${opened.events} events, not followed before: all in a frame`, opened.cold, 300],
    ['the same again in the same process', opened.warm, 300],
  ];
  console.log(
    table(
      ['what', 'ms', 'bound'],
      rows.map(([what, times, bound]) => [what, figure(times), String(bound)]),
    ),
  );
}

/** What else the machine does: figures of a busy one say little. */
function load(): string {
  return `load ${loadavg()[0]?.toFixed(1)}`;
}

function part(values: readonly number[], of: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * of))] ?? Number.NaN;
}
