import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const cache = new URL('../../../node_modules/.cache/tslides-programs/', import.meta.url);

/** Bundles a program of the engine, so that a process with it starts as fast as the built one; gives its path. */
export async function bundleProgram(source: URL): Promise<string> {
  const name = source.pathname.split('/').pop()?.replace(/\.ts$/, '');
  const outfile = fileURLToPath(new URL(`${name}-${process.pid}.mjs`, cache));
  await build({
    entryPoints: [fileURLToPath(source)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
  });
  return outfile;
}
