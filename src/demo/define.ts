import { definitionProblem } from './definition-problem.js';
import type { Schema } from './schema.js';
import type { Demo } from './types.js';

export type { Action, Demo, StatusAnswer } from './types.js';

/** What an author writes: `Module` is the type of the module with the workflows. */
export type Definition<Module> = { [Name in WorkflowName<Module>]: DefinitionOf<Module, Name> }[WorkflowName<Module>];

type WorkflowName<Module> = {
  [Name in keyof Module]: Module[Name] extends (...args: never[]) => Promise<unknown> ? Name : never;
}[keyof Module] &
  string;

type DefinitionOf<Module, Name extends keyof Module> = Omit<Demo, 'workflow' | 'taskQueue' | 'input'> & {
  readonly workflow: Name;
  /** `tslides` if absent. */
  readonly taskQueue?: string;
} & InputOf<Module[Name]>;

type InputOf<Workflow> = Workflow extends () => unknown
  ? { readonly input?: never }
  : Workflow extends (input: infer Input) => unknown
    ? { readonly input: { readonly schema: Schema<Input>; readonly default: Input } }
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
 * The workflow's name and its input are checked against the module's types. The workflow answers a query named
 * `status` with a `StatusAnswer`.
 *
 * @throws TypeError if the definition cannot be shown: a key that navigates, two actions on one key, …
 */
export function defineDemo<Module>(definition: Definition<Module>): Demo {
  const demo: Demo = { taskQueue: 'tslides', ...(definition as Omit<Demo, 'taskQueue'>) };
  const problem = definitionProblem(demo);
  if (problem !== undefined) throw new TypeError(problem);
  return demo;
}
