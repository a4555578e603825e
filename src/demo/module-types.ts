import type { QueryDefinition, SignalDefinition, UpdateDefinition } from '@temporalio/common';
import type { Act } from './types.js';

/** What a module with workflows says by its types: `Module` is `typeof` it. */

/** The workflows it exports. */
export type WorkflowName<Module> = {
  [Name in keyof Module]: Module[Name] extends (...args: never[]) => Promise<unknown> ? Name : never;
}[keyof Module] &
  string;

/**
 * What a key can do: signals, queries and updates are those that the module exports (as `defineSignal`, `defineQuery`
 * and `defineUpdate` return them), with their arguments. An export has the name of what it defines.
 */
export type ActOf<Module> =
  | SingleActOf<Module>
  | { readonly kind: 'several'; readonly acts: readonly PartOf<Module>[] };

/** What can be done with others at once. */
export type PartOf<Module> = Exclude<SingleActOf<Module>, { readonly kind: 'start' | 'reset' }>;

type SingleActOf<Module> =
  | Exclude<Act, { readonly kind: 'signal' | 'query' | 'update' | 'several' }>
  | { [Name in keyof Module]: MessageOf<Module[Name], Name & string> }[keyof Module];

type MessageOf<Export, Name extends string> = Export extends { readonly type: 'signal' }
  ? { readonly kind: 'signal'; readonly signal: NameOf<Export, Name> } & Arguments<ArgumentsOf<Export>>
  : Export extends { readonly type: 'query' }
    ? { readonly kind: 'query'; readonly query: NameOf<Export, Name> } & Arguments<ArgumentsOf<Export>>
    : Export extends { readonly type: 'update' }
      ? { readonly kind: 'update'; readonly update: NameOf<Export, Name> } & Arguments<ArgumentsOf<Export>>
      : never;

/** With `defineSignal<[string]>('approve')` TypeScript forgets the name: it is taken to be that of the export. */
type NameOf<Export, Name extends string> = Export extends { readonly name: infer Own extends string }
  ? string extends Own
    ? Name
    : Own
  : Name;

type ArgumentsOf<Export> =
  Export extends SignalDefinition<infer Args>
    ? Args
    : Export extends QueryDefinition<unknown, infer Args>
      ? Args
      : Export extends UpdateDefinition<unknown, infer Args>
        ? Args
        : readonly unknown[];

type Arguments<Args extends readonly unknown[]> = [] extends Args
  ? { readonly args?: Readonly<Args> }
  : { readonly args: Readonly<Args> };
