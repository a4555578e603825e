import type { ServiceView } from '../panel/view.js';

export interface Views {
  readonly view: ServiceView;
  set(view: ServiceView): void;
  onChange(listener: (view: ServiceView) => void): () => void;
}

/** The newest view of a service, and those who want to hear of the next. One that says the same is not told. */
export function views(first: ServiceView): Views {
  let view = first;
  const listeners = new Set<(view: ServiceView) => void>();
  return {
    get view() {
      return view;
    },
    set(next) {
      if (
        next.state === view.state &&
        next.message === view.message &&
        next.webUi === view.webUi &&
        next.killed === view.killed
      )
        return;
      view = { ...next, since: next.state === view.state ? (view.since ?? Date.now()) : Date.now() };
      for (const listener of listeners) listener(view);
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
