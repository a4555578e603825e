import type { Budget } from './budget.js';
import { glamourFunctions } from './functions-of-glamour.js';
import { goFunctions } from './functions-of-go.js';
import type { Value } from './value.js';

/** A function of a template; its arguments are of the kinds that its signature names. @throws TemplateFault */
export type TemplateFunction = (values: readonly Value[], budget: Budget) => Value;

let made: ReadonlyMap<string, TemplateFunction> | undefined;

/** All of them but `and` and `or`, which do not look at all of their arguments. */
export function functions(): ReadonlyMap<string, TemplateFunction> {
  made ??= new Map(Object.entries({ ...goFunctions(), ...glamourFunctions() }));
  return made;
}
