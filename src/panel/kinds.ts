import { activities } from './activities.js';
import { client } from './client.js';
import { code } from './code.js';
import { history } from './history.js';
import { log } from './log.js';
import type { Panel } from './panel.js';
import { process } from './process.js';
import { service } from './service.js';
import { status } from './status.js';
import { taskQueue } from './task-queue.js';
import { timeline } from './timeline.js';
import { workers } from './workers.js';

const panels = {
  status,
  timeline,
  history,
  activities,
  code,
  workers,
  process,
  'task-queue': taskQueue,
  service,
  client,
  log,
} as const satisfies Readonly<Record<string, Panel>>;

export type PanelKind = keyof typeof panels;

/** What `panels:` of a demo fence may name. */
export const panelKinds = Object.keys(panels) as readonly PanelKind[];

export function isPanelKind(kind: string): kind is PanelKind {
  return Object.hasOwn(panels, kind);
}

export function panelOf(kind: PanelKind): Panel {
  return panels[kind];
}
