import type { DemoView, Outage, WorkerProcess } from '../view.js';

/** When those without whom nothing moves were there. */
export interface Presence {
  readonly name: 'worker' | 'service';
  /** Times at which nobody was there, in order. */
  readonly absences: readonly Outage[];
  /** When one went that was killed or crashed, whoever else was there. */
  readonly deaths: readonly number[];
  /** When a new one was there. */
  readonly arrivals: readonly number[];
}

/** Of the service: absent before this time, ms, was before the run. */
export function servicePresence({ outages }: DemoView, start: number, end: number): Presence {
  const absences = within(outages, start, end);
  return { name: 'service', absences, deaths: absences.map(({ from }) => from), arrivals: ends(absences) };
}

export function workerPresence({ workers: { processes } }: DemoView, start: number, end: number): Presence {
  const absences = within(absencesOf(processes), start, end);
  const during = (at: number): boolean => at > start && at <= end;
  const died = processes.flatMap(({ state, endedAt }) =>
    endedAt !== undefined && (state === 'killed' || state === 'crashed') && during(endedAt) ? [endedAt] : [],
  );
  return { name: 'worker', absences, deaths: died, arrivals: ends(absences) };
}

/** When the process that has this identity (`pid@host`) went without finishing what it did; undefined if it did not. */
export function deathOf(identity: string, processes: readonly WorkerProcess[]): number | undefined {
  const pid = Number.parseInt(identity, 10);
  const process = processes.find((one) => one.pid === pid && (one.state === 'killed' || one.state === 'crashed'));
  return process?.endedAt;
}

function absencesOf(processes: readonly WorkerProcess[]): readonly Outage[] {
  const lives = processes
    .flatMap(({ state, startedAt, readyAt, endedAt }) => {
      const from = readyAt ?? (state === 'running' ? startedAt : undefined);
      return from === undefined ? [] : [{ from, to: endedAt ?? Number.POSITIVE_INFINITY }];
    })
    .sort((a, b) => a.from - b.from);
  const absences: Outage[] = [];
  let until: number | undefined;
  for (const { from, to } of lives) {
    if (until !== undefined && from > until) absences.push({ from: until, to: from });
    until = Math.max(until ?? to, to);
  }
  return until === undefined || until === Number.POSITIVE_INFINITY ? absences : [...absences, { from: until }];
}

function within(absences: readonly Outage[], start: number, end: number): readonly Outage[] {
  return absences.filter(({ from, to = Number.POSITIVE_INFINITY }) => to > start && from < end);
}

function ends(absences: readonly Outage[]): readonly number[] {
  return absences.flatMap(({ to }) => (to === undefined ? [] : [to]));
}
