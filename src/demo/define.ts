import { definitionProblem } from './definition-problem.js';
import type { ActOf, WorkflowName } from './module-types.js';
import type { Schema } from './schema.js';
import type { ActionKey, Demo, ReadyProcess } from './types.js';

export type { DemoView } from '../panel/view.js';
export type {
  Act,
  Action,
  Demo,
  DemoProcess,
  FromProcess,
  ReadyProcess,
  RehearsalStep,
  StatusAnswer,
} from './types.js';

/** What an author writes: `Module` is the type of the module with the workflows. */
export type Definition<Module> = { [Name in WorkflowName<Module>]: DefinitionOf<Module, Name> }[WorkflowName<Module>];

/** What the program fills in, or takes more exactly here. */
type Other = 'workflow' | 'taskQueue' | 'input' | 'actions' | 'prepare' | 'source' | 'elsewhere';

type DefinitionOf<Module, Name extends keyof Module> = Omit<Demo, Other> & {
  readonly workflow: Name;
  /** `tslides` if absent. */
  readonly taskQueue?: string;
  readonly actions: readonly (ActionKey & ActOf<Module>)[];
} & InputOf<Module[Name]>;

type InputOf<Workflow> = Workflow extends () => unknown
  ? { readonly input?: never; readonly prepare?: never }
  : Workflow extends (input: infer Input) => unknown
    ? {
        readonly input: { readonly schema: Schema<Input>; readonly default: Input };
        /** Makes of the slide's input that of the workflow, once the demo's processes are there or known to be absent. */
        readonly prepare?: (input: Input, processes: Readonly<Record<string, ReadyProcess>>) => Input;
      }
    : { readonly input: 'A workflow of a demo takes one input object.' };

/**
 * Declares a demo. `demo.ts` default-exports what it returns:
 *
 * ```ts
 * import { defineDemo } from 'tslides';
 * import type * as workflows from './workflows.js';
 *
 * export default defineDemo<typeof workflows>({ name: 'order', workflow: 'order', … });
 * ```
 *
 * The names of the workflow, of its signals, queries and updates, its input and their arguments are checked against the
 * module's types. The workflow answers a query named `status` with a `StatusAnswer`.
 *
 * @throws TypeError if the definition cannot be shown: a key that navigates, two actions on one key, …
 */
export function defineDemo<Module>(definition: Definition<Module>): Demo {
  const demo: Demo = { taskQueue: 'tslides', ...(definition as unknown as Omit<Demo, 'taskQueue'>) };
  const problem = definitionProblem(demo);
  if (problem !== undefined) throw new TypeError(problem);
  return demo;
}
