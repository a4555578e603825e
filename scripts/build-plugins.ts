import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'esbuild';
import { definitions } from '../src/engine/proto/definitions.js';
import { withLazyRules } from './lazy-rules.js';

const root = fileURLToPath(new URL('..', import.meta.url));

/** See the file: `import()` works in no script that comes from V8's code cache. */
export const importStaysOutside: Plugin = {
  name: 'import-stays-outside',
  setup(host) {
    host.onResolve({ filter: /\/import-module\.(?:js|cjs)$/ }, () => ({ path: './import-module.cjs', external: true }));
  },
};

/** The same for a bundle that must start fast: a file less on the way to the first slide. */
export const importWhenNeeded: Plugin = {
  name: 'import-when-needed',
  setup(host) {
    host.onResolve({ filter: /\/import-module\.cjs$/ }, ({ path }) => ({ path, external: true }));
    host.onLoad({ filter: /\/import-module\.ts$/ }, () => ({
      contents: "export const importModule = (url) => require('./import-module.cjs').importModule(url);",
    }));
  },
};

/** In the bundle the library is a function that is called when the first deck needs it. */
export const yamlWhenNeeded: Plugin = {
  name: 'yaml-when-needed',
  setup(host) {
    host.onLoad({ filter: /\/yaml-library\.ts$/ }, () => ({
      contents: "export const yamlLibrary = () => require('yaml');",
      resolveDir: `${root}/src/deck`,
    }));
  },
};

/** Markdown's largest expressions take 6 ms to be read, and most slides need one of them or none. */
export const rulesWhenNeeded: Plugin = {
  name: 'rules-when-needed',
  setup(host) {
    host.onLoad({ filter: /\/marked\.esm\.js$/ }, async ({ path }) => ({
      contents: withLazyRules(await readFile(path, 'utf8')),
    }));
  },
};

/** Ink asks for it only when DEV is set. */
export const noDevtools: Plugin = {
  name: 'no-devtools',
  setup(host) {
    host.onResolve({ filter: /^react-devtools-core$/ }, () => ({ path: 'devtools', namespace: 'empty' }));
    host.onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents: 'export default {}' }));
  },
};

/** The engine's bundle holds the definitions themselves instead of the package they are read from. */
export const definitionsAsData: Plugin = {
  name: 'definitions-as-data',
  setup(host) {
    host.onResolve({ filter: /\/definitions\.js$/ }, () => ({ path: 'definitions', namespace: 'data' }));
    host.onLoad({ filter: /.*/, namespace: 'data' }, () => ({
      contents: `export const definitions = JSON.parse(${JSON.stringify(JSON.stringify(definitions))});`,
    }));
  },
};
