import { event, start } from '../testing.js';
import type { HistoryEvent, WorkflowView } from '../view.js';

export const worker = '48121@stage';
export const other = '48377@stage';

type More = Partial<Omit<HistoryEvent, 'id' | 'at' | 'type'>>;

/** Writes a history; times are ms after the start. */
export class Script {
  readonly events: HistoryEvent[] = [];

  add(at: number, type: string, more: More = {}): number {
    const id = this.events.length + 1;
    this.events.push(event(id, at, type, more));
    return id;
  }

  task(at: number, identity = worker): void {
    const group = this.add(at, 'WorkflowTaskScheduled');
    this.add(at + 3, 'WorkflowTaskStarted', { group, identity });
    this.add(at + 8, 'WorkflowTaskCompleted', { group, identity });
  }

  activity(
    name: string,
    at: number,
    times: { readonly from: number; readonly to: number; readonly attempt?: number },
  ): number {
    const group = this.add(at, 'ActivityTaskScheduled', { name, maximumAttempts: 5 });
    this.add(times.from, 'ActivityTaskStarted', { name, group, attempt: times.attempt ?? 1, identity: worker });
    this.add(times.to, 'ActivityTaskCompleted', { name, group });
    return group;
  }

  timer(at: number, takes: number, until = at + takes): number {
    const name = String(this.events.filter(({ type }) => type === 'TimerStarted').length + 1);
    const group = this.add(at, 'TimerStarted', { name, detail: `${takes / 1_000} s`, due: start + at + takes });
    this.add(until, 'TimerFired', { name, group });
    return group;
  }
}

export function written(write: (script: Script) => void): readonly HistoryEvent[] {
  const script = new Script();
  script.add(0, 'WorkflowExecutionStarted', { name: 'sample' });
  write(script);
  return script.events;
}

export function running(events: readonly HistoryEvent[], more: Partial<WorkflowView> = {}): WorkflowView {
  return {
    workflowId: 'sample-A42',
    runId: 'b9d0a6c8',
    workflowType: 'sample',
    taskQueue: 'sample',
    status: 'running',
    startedAt: start,
    events,
    pendingActivities: [],
    attempts: [],
    ...more,
  };
}

export function closed(events: readonly HistoryEvent[]): WorkflowView {
  const last = events.at(-1)?.at ?? start;
  const close = event(events.length + 1, last - start, 'WorkflowExecutionCompleted', { group: 1 });
  return running([...events, close], { status: 'completed', closedAt: last });
}
