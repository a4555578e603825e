import type { DemoInfo } from '../panel/view.js';
import type { Demo } from './types.js';

/** What people see of a demo. */
export function demoInfo(demo: Demo): DemoInfo {
  return {
    name: demo.name,
    line: demo.line,
    workflowType: demo.workflow,
    taskQueue: demo.taskQueue,
    actions: demo.actions.map(({ key, label, kind }) => ({ key, label, kind })),
    panels: demo.panels,
    ...(demo.source === undefined ? {} : { source: demo.source }),
  };
}
