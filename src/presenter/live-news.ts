import type { LiveCommand } from './command.js';
import { outagesAfter } from './outages.js';
import type { DemoState, PresenterState } from './state.js';

/** Lines that are kept of what the workers and the processes say. */
const maxLog = 200;

/** The state once it is known what became of something live. */
export function withNews(state: PresenterState, news: LiveCommand): PresenterState {
  switch (news.kind) {
    case 'service': {
      const { service } = news;
      return { ...state, service, outages: outagesAfter(state.outages, service, state.now) };
    }
    case 'workers':
      return { ...state, workers: news.workers };
    case 'task-queue':
      return { ...state, taskQueues: { ...state.taskQueues, [news.view.name]: news.view } };
    case 'log':
      return { ...state, log: [...state.log, ...news.lines].slice(-maxLog) };
    case 'workflow':
      return withOfDemo(state, news.demo, 'workflow', news.view);
    case 'message':
      return withOfDemo(state, news.demo, 'message', news.message);
    case 'processes':
      return withOfDemo(state, news.demo, 'processes', news.processes);
    case 'traffic':
      return withOfDemo(state, news.demo, 'traffic', news.traffic);
    case 'acts':
      return withOfDemo(state, news.demo, 'acts', news.acts);
    case 'played':
      return withOfDemo(state, news.demo, 'played', news.view);
  }
}

/** A demo's state with one part of it another one, or without it. */
export function withOfDemo<K extends keyof DemoState>(
  state: PresenterState,
  id: string,
  part: K,
  value: DemoState[K] | undefined,
): PresenterState {
  const { [part]: _, ...others } = state.demos[id] ?? {};
  return { ...state, demos: { ...state.demos, [id]: value === undefined ? others : { ...others, [part]: value } } };
}
