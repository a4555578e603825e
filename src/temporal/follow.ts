import type { WorkflowView } from '../panel/view.js';
import type { TemporalClient } from './connect.js';
import type { Target } from './start.js';

/**
 * Follows a workflow from its first event to its close, its next run after continue-as-new included, and hands over
 * what there is to show: at most about 20 views a second, always the last one. Resolves when the workflow is closed or
 * `signal` is aborted (nothing is handed over after that); trouble on the way becomes part of the view.
 */
export declare function followWorkflow(
  temporal: TemporalClient,
  target: Target | WorkflowView,
  onView: (view: WorkflowView) => void,
  signal: AbortSignal,
): Promise<void>;
