import { activities } from './activities.js';
import { history } from './history.js';
import type { Panel } from './panel.js';
import { status } from './status.js';
import { workers } from './workers.js';

/** What `panels:` of a demo fence may name. */
export const panelKinds = ['status', 'activities', 'history', 'workers'] as const;

export type PanelKind = (typeof panelKinds)[number];

export function isPanelKind(kind: string): kind is PanelKind {
  return panelKinds.some((known) => known === kind);
}

export function panelOf(kind: PanelKind): Panel {
  switch (kind) {
    case 'status':
      return status;
    case 'activities':
      return activities;
    case 'history':
      return history;
    case 'workers':
      return workers;
  }
}
