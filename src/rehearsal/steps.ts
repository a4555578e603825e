import type { Act, Demo, RehearsalStep } from '../demo/types.js';

/** ms that a demo without a rehearsal of its own may take. */
const wholeRun = 30_000;
/** ms for what a demo's rehearsal waits for, unless it says otherwise. */
export const usualPatience = 15_000;

/** What a speaker does with a demo: what it says itself, else start it and wait for the close. */
export function rehearsalOf({ actions, rehearsal }: Demo): readonly RehearsalStep[] {
  if (rehearsal !== undefined) return rehearsal;
  const start = actions.find(({ kind }) => kind === 'start');
  return [
    ...(start === undefined ? [] : [{ press: start.key }]),
    {
      see: 'the workflow completed',
      // A close of another kind is told at once, not after the whole time.
      when: ({ workflow }) => workflow !== undefined && workflow.status !== 'running',
      within: wholeRun,
    },
  ];
}

/** Whether the demo can leave workers or the service otherwise than they were. */
export function disturbs({ actions }: Demo): boolean {
  const kinds = actions.flatMap((act: Act) => (act.kind === 'several' ? act.acts : [act])).map(({ kind }) => kind);
  return kinds.some((kind) => disturbing.has(kind));
}

const disturbing: ReadonlySet<Act['kind']> = new Set([
  'kill-worker',
  'add-worker',
  'kill-service',
  'deploy',
  'several',
]);
