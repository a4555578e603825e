import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { isName } from '../demo/process-problem.js';
import { shown } from '../render/cells.js';
import { type Given, text, UsageError } from './options.js';

/**
 * `tslides new demo NAME`: writes a demo that runs, for its author to go on from.
 *
 * @throws UsageError if the name is no demo's, or there is one
 */
export function newDemo(words: readonly string[], given: Given, print: (text: string) => void): void {
  const [what, name, surplus] = words;
  if (what !== 'demo' || name === undefined || surplus !== undefined) {
    throw new UsageError('write: tslides new demo NAME');
  }
  if (!isName(name)) {
    throw new UsageError(
      `${JSON.stringify(name)} is no name of a demo: use lower-case letters, digits and dashes, a letter first, 40 at most`,
    );
  }
  const demos = text(given, 'demos') ?? 'demos';
  const folder = join(demos, name);
  if (existsSync(folder)) throw new UsageError(`${folder} is there already: nothing was written`);
  try {
    mkdirSync(folder, { recursive: true });
    for (const [part, source] of Object.entries(sourcesOf(name))) {
      writeFileSync(join(folder, `${part}.ts`), source, { flag: 'wx' });
    }
  } catch (error) {
    throw new UsageError(`${folder} can't be written: ${error instanceof Error ? error.message : String(error)}`);
  }
  print(nextSteps(name, shown(relative('', demos).replaceAll('\\', '/')), shown(folder)));
}

const nextSteps = (name: string, demos: string, folder: string): string =>
  `${folder} is a demo now: demo.ts, workflows.ts and activities.ts.

To show it, say in the front matter of a deck that stands beside the folder

  ---
  demos: ./${demos}
  ---

and on a slide

  \`\`\`demo ${name}
  \`\`\`

Then \`tslides check DECK --demos ${demos}\` tells what is wrong with it, and the show builds it again whenever you save.
`;

/** The three modules of a new demo, by name. */
export function sourcesOf(name: string): Readonly<Record<'demo' | 'workflows' | 'activities', string>> {
  const workflow = name.replace(/-+(.?)/g, (_, letter: string) => letter.toUpperCase());
  return {
    demo: `import { defineDemo } from 'tslides';
import * as v from 'valibot';
import type * as workflows from './workflows.js';

/** What people see of the demo, and what its keys do. */
export default defineDemo<typeof workflows>({
  name: '${name}',
  line: 'An activity, a wait for a person, a result.',
  // One of the functions that workflows.ts exports, and what it is started with. A slide may say otherwise: \`input:\`.
  workflow: '${workflow}',
  // A Task Queue of its own: activities of other demos may have the names of its activities.
  taskQueue: '${name}',
  input: {
    schema: v.strictObject({ name: v.pipe(v.string(), v.minLength(1), v.maxLength(60)) }),
    default: { name: 'Temporal' },
  },
  actions: [
    { kind: 'start', key: 's', label: 'start' },
    // The names of signals, queries and updates and their arguments are checked against workflows.ts.
    { kind: 'signal', key: 'a', label: 'approve', signal: 'approve', args: ['Grace'] },
    { kind: 'kill-worker', key: 'w', label: 'kill worker' },
    { kind: 'start-worker', key: 'r', label: 'start worker' },
    { kind: 'reset', key: 'x', label: 'reset' },
  ],
  // Two rows; a slide may show others: \`panels:\`.
  panels: [['status', 'workers'], ['history']],
  // What a speaker does with it: \`tslides doctor\` does it before the talk.
  rehearsal: [
    { press: 's' },
    { see: 'the wait', when: ({ workflow }) => String(workflow?.statusQuery?.value).includes('waits') },
    { press: 'a' },
    { see: 'the result', when: ({ workflow }) => workflow?.status === 'completed' },
  ],
});
`,
    workflows: `import { condition, defineQuery, defineSignal, proxyActivities, setHandler } from '@temporalio/workflow';
// Only types: a workflow runs again from its history, so what is not the same each time belongs into an activity.
import type * as activities from './activities.js';

const { greet } = proxyActivities<typeof activities>({ startToCloseTimeout: '5s' });

/** What the panel \`status\` shows. */
export const status = defineQuery<string>('status');
export const approve = defineSignal<[by: string]>('approve');

export async function ${workflow}(input: { name: string }): Promise<string> {
  let doing = 'greeting';
  let approvedBy: string | undefined;
  setHandler(status, () => doing);
  setHandler(approve, (by) => {
    approvedBy = by;
  });

  const greeting = await greet(input.name);
  doing = 'waits until somebody approves';
  // Kill the worker here: another one goes on from this line.
  await condition(() => approvedBy !== undefined);
  doing = 'done';
  return \`\${greeting} Approved by \${approvedBy}.\`;
}
`,
    activities: `/** Activities may do anything: call an API, read a file, fail. One that fails is tried again. */
export async function greet(name: string): Promise<string> {
  return \`Hello, \${name}!\`;
}
`,
  };
}
