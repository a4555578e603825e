import type { Problem } from '../deck/types.js';
import type { Store } from './store.js';

/** Puts what the author should mend into the status row: the worst first, and how many more there are. */
export function tellProblems(store: Store, problems: readonly Problem[]): void {
  const worst = problems.find((problem) => problem.level === 'error') ?? problems[0];
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
  store.dispatch({
    kind: 'notice',
    topic: 'deck',
    notice: worst && { level: worst.level, text: `${worst.file}:${worst.line} ${worst.message}${more}` },
  });
}
