import { nearest } from '../../deck/nearest.js';
import { TemplateFault } from './fault.js';

/** What a parameter takes: a text, an int, a list, or anything. */
export type Parameter = 's' | 'i' | 'l' | 'a';

export interface Signature {
  readonly parameters: readonly Parameter[];
  /** More of the same may follow: the last parameter may come any number of times, or never. */
  readonly variadic: boolean;
}

/**
 * The functions of Go's text/template, then those that glamour adds: name, parameters, and a star where the last
 * parameter may come any number of times. (Go's `call` has nothing to call here.)
 */
const written = `
and aa*; or aa*; not a; len a; index aa*; slice aa*; print a*; printf sa*; println a*; html a*; js a*; urlquery a*;
eq aa*; ne aa; lt aa; le aa; gt aa; ge aa;
Left a*; Mid a*; Right a*; Matches a*; Last a*; Compare ss; Contains ss; ContainsAny ss; Count ss; EqualFold ss;
HasPrefix ss; HasSuffix ss; Index ss; IndexAny ss; Join ls; LastIndex ss; LastIndexAny ss; Repeat si; Replace sssi;
Split ss; SplitAfter ss; SplitAfterN ssi; SplitN ssi; Title s; ToLower s; ToTitle s; ToUpper s; Trim ss; TrimLeft ss;
TrimPrefix ss; TrimRight ss; TrimSpace s; TrimSuffix ss`;

let made: ReadonlyMap<string, Signature> | undefined;

function signatures(): ReadonlyMap<string, Signature> {
  made ??= new Map(
    written.split(';').map((entry): [string, Signature] => {
      const [, name = '', parameters = '', star] = /(\w+) (\w*)(\*?)/.exec(entry) ?? [];
      return [name, { parameters: Array.from(parameters) as Parameter[], variadic: star === '*' }];
    }),
  );
  return made;
}

export function functionNames(): readonly string[] {
  return [...signatures().keys()];
}

/** @throws TemplateFault when there is no such function */
export function signatureOf(name: string): Signature {
  const signature = signatures().get(name);
  if (signature) return signature;
  const likely = nearest(name, signatures().keys());
  const all = [...signatures().keys()].join(', ');
  throw new TemplateFault(
    `there is no function "${name}"; ${likely ? `did you mean "${likely}"?` : `there are ${all}`}`,
  );
}

/** @throws TemplateFault when the function does not take so many arguments */
export function checkArguments(name: string, given: number): void {
  const { parameters, variadic } = signatureOf(name);
  const least = variadic ? parameters.length - 1 : parameters.length;
  if (given === least || (given > least && variadic)) return;
  const wanted = `${variadic ? 'at least ' : ''}${least === 1 ? 'one argument' : `${least} arguments`}`;
  throw new TemplateFault(`${name} takes ${wanted}, here it has ${given}`);
}
