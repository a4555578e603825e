import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** What Prism makes of a text: strings are what no rule of the grammar is about. */
export type PrismStream = string | PrismToken | readonly PrismStream[];

export interface PrismToken {
  readonly type: string;
  readonly content: PrismStream;
  readonly alias?: string | readonly string[];
}

interface Syntax {
  (prism: Prism): void;
  readonly displayName: string;
}

/** The part of Prism's core that is used here, and what refractor's grammars ask of it. */
interface Prism {
  readonly languages: Record<string, object | ((...args: never) => unknown)>;
  readonly hooks: { run(name: string, environment: Environment): void };
  tokenize(text: string, grammar: object): PrismStream;
  register(syntax: Syntax): void;
}

interface Environment {
  readonly code: string;
  readonly language: string;
  grammar: object;
  tokens?: PrismStream;
}

/** Prism with the grammars that were loaded so far. */
export interface Grammars {
  /** @throws if there is no such grammar */
  load(grammar: string): void;
  /** Takes a text apart by a grammar that is loaded. */
  tokenize(grammar: string, text: string): PrismStream;
}

/**
 * Loads Prism's core from refractor, whose grammars are modules that leave no globals behind. The core has no
 * entrance of its own there: the public one makes an HTML tree of the tokens and loads 19 packages for it, in 35 ms
 * instead of 5.
 */
export function loadPrism(): Grammars {
  const require = createRequire(import.meta.url);
  const { Prism: prism } = require(join(dirname(require.resolve('refractor/core')), 'prism-core.js')) as {
    readonly Prism: Prism;
  };
  prism.register = (syntax) => {
    if (!Object.hasOwn(prism.languages, syntax.displayName)) syntax(prism);
  };
  const register = (name: string): void =>
    prism.register((require(`refractor/${name}`) as { readonly default: Syntax }).default);
  const rules = (name: string): object => {
    const found = Object.hasOwn(prism.languages, name) ? prism.languages[name] : undefined;
    if (typeof found !== 'object') throw new Error(`refractor/${name} brings no grammar of that name`);
    return found;
  };
  // Styles and scripts are found in HTML only if it was there before them.
  register('markup');
  const loaded = new Set<string>();

  return {
    load(grammar) {
      if (loaded.has(grammar)) return;
      const { before = [], after = [] } = companions[grammar] ?? {};
      for (const name of [...before, grammar, ...after]) register(name);
      rules(grammar);
      loaded.add(grammar);
    },
    tokenize(grammar, text) {
      // What Prism's own `highlight` does before it writes HTML.
      const environment: Environment = { code: text, language: grammar, grammar: rules(grammar) };
      prism.hooks.run('before-tokenize', environment);
      environment.tokens = prism.tokenize(environment.code, environment.grammar);
      prism.hooks.run('after-tokenize', environment);
      return environment.tokens;
    },
  };
}

/** Grammars that make another one finer, so that it does not matter what was loaded before. */
const companions: Readonly<
  Record<string, { readonly before?: readonly string[]; readonly after?: readonly string[] }>
> = {
  css: { after: ['css-extras'] },
  http: { before: ['json', 'javascript'] },
  less: { before: ['css-extras'] },
  markdown: { before: ['yaml'] },
  markup: { after: ['css-extras', 'javascript'] },
  scss: { before: ['css-extras'] },
};
