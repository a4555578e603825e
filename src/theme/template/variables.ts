import { TemplateFault } from './fault.js';
import type { Value } from './value.js';

interface Variable {
  readonly name: string;
  value: Value;
}

/** The variables of a template, the newest last: it hides older ones of its name. */
export class Variables {
  readonly #all: Variable[];

  constructor(root: Value) {
    this.#all = [{ name: '$', value: root }];
  }

  /** @throws TemplateFault */
  get(name: string): Value {
    return this.#known(name).value;
  }

  /** `:=` */
  make(name: string, value: Value): void {
    this.#all.push({ name, value });
  }

  /** `=` @throws TemplateFault */
  assign(name: string, value: Value): void {
    this.#known(name).value = value;
  }

  /** Sets one of the newest, counted from 1: those of a loop, at each turn. */
  setNewest(fromEnd: number, value: Value): void {
    const variable = this.#all.at(-fromEnd);
    if (variable) variable.value = value;
  }

  /** What is made inside is gone afterwards. */
  scoped<T>(run: () => T): T {
    const before = this.#all.length;
    const result = run();
    this.#all.length = before;
    return result;
  }

  #known(name: string): Variable {
    const variable = this.#all.findLast((known) => known.name === name);
    if (!variable) throw new TemplateFault(`there is no variable ${name} yet; make it with :=`);
    return variable;
  }
}
