/** A term of a command. */
export type Operand =
  | { readonly kind: 'dot' }
  | { readonly kind: 'nil' }
  | { readonly kind: 'bool'; readonly value: boolean }
  | { readonly kind: 'number'; readonly whole: bigint | undefined; readonly ideal: bigint | number }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'field'; readonly names: readonly string[] }
  | { readonly kind: 'variable'; readonly name: string; readonly names: readonly string[] }
  | { readonly kind: 'function'; readonly name: string }
  | { readonly kind: 'chain'; readonly of: Operand; readonly names: readonly string[] }
  | { readonly kind: 'pipeline'; readonly pipeline: Pipeline };

/** An operand and its arguments. */
export type Command = readonly [Operand, ...Operand[]];

/** Commands, each of which hands its value to the next one, and the variables that take the last value. */
export interface Pipeline {
  readonly variables: readonly string[];
  /** True: the variables are there already (`=`, not `:=`). */
  readonly assigns: boolean;
  readonly commands: readonly Command[];
}

export type Node =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'action'; readonly pipeline: Pipeline }
  | {
      readonly kind: 'if' | 'with' | 'range';
      readonly pipeline: Pipeline;
      readonly body: readonly Node[];
      readonly otherwise: readonly Node[];
    }
  | { readonly kind: 'break' | 'continue' }
  | { readonly kind: 'template'; readonly name: string; readonly pipeline: Pipeline | undefined };

export interface Template {
  readonly nodes: readonly Node[];
  /** Those of `define` and `block`. */
  readonly named: ReadonlyMap<string, readonly Node[]>;
}
