import { createRequire } from 'node:module';
import { sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { OnResolveArgs, Plugin } from 'esbuild';

const require = createRequire(import.meta.url);
const temporal = /^@temporalio\/(activity|client|common|envconfig|proto|worker|workflow)(\/|$)/;
const checked = 'tslides-placed';

/**
 * Packages stay outside of what is built, at the place where they are: Node loads them as it does in the author's own
 * project, native ones too. Those of the SDK are ours, since the worker is: two copies would not know of each other.
 */
export function placedPackages(tslides: string): Plugin {
  return {
    name: checked,
    setup({ onResolve, resolve }) {
      onResolve({ filter: /^[^./]/ }, async (args) => {
        if (args.pluginData === checked || args.kind === 'entry-point' || args.path === 'tslides') return undefined;
        if (temporal.test(args.path)) return outside(require.resolve(args.path), args);
        const { importer, kind, namespace, resolveDir, path } = args;
        const found = await resolve(path, { importer, kind, namespace, resolveDir, pluginData: checked });
        if (found.errors.length > 0 && path === 'valibot') return outside(require.resolve(path), args);
        if (found.errors.length > 0 || found.external || found.path === tslides) return found;
        return found.path.includes(`${sep}node_modules${sep}`) ? outside(found.path, args) : found;
      });
    },
  };
}

function outside(file: string, { kind }: OnResolveArgs): { readonly path: string; readonly external: true } {
  return { path: kind === 'require-call' ? file : pathToFileURL(file).href, external: true };
}

/** The folder of one of our packages. */
export function packageFolder(name: string): string {
  return require.resolve(`${name}/package.json`).slice(0, -'/package.json'.length);
}
