import type { ChromaKey } from '../../theme/types.js';
import { common, declares } from './common.js';
import { languages } from './languages.js';
import type { Kind, Rules } from './types.js';

/** A language's rules over the common ones, ready to be asked. */
export interface Known extends Pick<Rules, 'lineStart' | 'called' | 'namesClasses'> {
  /** What a token is directly inside of one named `parent`. Its own name comes first, then its aliases. */
  kind(name: string, aliases: string | readonly string[] | undefined, parent: string | undefined): Kind;
  /** What a word is if it is special. */
  word(word: string): ChromaKey | undefined;
  readonly rest: ChromaKey;
  readonly types: ChromaKey;
  readonly declares: ReadonlySet<string>;
  /** Whether a string holds no escapes. */
  raw(text: string): boolean;
}

const made = new Map<string, Known>();

export function known(grammar: string): Known {
  let rules = made.get(grammar);
  if (!rules) {
    rules = ready(languages.get(grammar) ?? {});
    made.set(grammar, rules);
  }
  return rules;
}

function ready(rules: Rules): Known {
  const { rest = 'name', raw, lineStart, called, anyCase } = rules;
  const words = new Map<string, ChromaKey>();
  for (const [key, list] of Object.entries(rules.words ?? {})) {
    for (const word of list.split(' ')) words.set(anyCase ? word.toLowerCase() : word, key as ChromaKey);
  }
  return {
    kind: kindsOf({ ...common, ...rules.kinds }),
    word: (word) => words.get(anyCase ? word.toLowerCase() : word),
    rest,
    types: rules.types ?? rest,
    declares: new Set((rules.declares ?? declares).split(' ')),
    raw: (text) => raw === 'all' || (raw?.test(text) ?? false),
    ...(lineStart && { lineStart }),
    ...(called && { called }),
    ...(rules.namesClasses && { namesClasses: true }),
  };
}

function kindsOf(table: Readonly<Record<string, Kind>>): Known['kind'] {
  const anywhere = new Map<string, Kind>();
  const inside = new Map<string, Map<string, Kind>>();
  for (const [name, kind] of Object.entries(table)) {
    const [outer = '', inner] = name.split(' ');
    if (inner === undefined) anywhere.set(name, kind);
    else inside.set(outer, (inside.get(outer) ?? new Map<string, Kind>()).set(inner, kind));
  }
  return (name, aliases, parent) => {
    const others = typeof aliases === 'string' ? [aliases] : aliases;
    const here = parent === undefined ? undefined : inside.get(parent);
    return (here && (first(here, name, others) ?? here.get('*'))) ?? first(anywhere, name, others) ?? 'outer';
  };
}

function first(kinds: ReadonlyMap<string, Kind>, name: string, aliases: readonly string[] = []): Kind | undefined {
  const own = kinds.get(name) ?? embedded(name);
  if (own) return own;
  for (const alias of aliases) {
    const kind = kinds.get(alias) ?? embedded(alias);
    if (kind) return kind;
  }
  return undefined;
}

/** Prism's name of a piece in another language. */
function embedded(name: string): Kind | undefined {
  return name.startsWith('language-') ? `@${name.slice('language-'.length)}` : undefined;
}
