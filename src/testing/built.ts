import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build } from 'esbuild';
import { bundleDemos } from '../../scripts/bundle-demos.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Built {
  readonly folder: string;
  readonly workerChild: string;
  readonly engineChild: string;
  readonly demosFolder: string;
  remove(): Promise<void>;
}

/** Builds the child processes and the demos for one test file, below node_modules so that imports are found. */
export async function builtForTest(): Promise<Built> {
  const cache = join(root, 'node_modules/.cache');
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, 'tslides-test-'));
  const children: BuildOptions = {
    bundle: true,
    platform: 'node',
    target: 'node20',
    external: ['@temporalio/*', '@grpc/*'],
    logLevel: 'silent',
  };
  const workerChild = join(folder, 'worker-child.cjs');
  const engineChild = join(folder, 'engine-child.mjs');
  await build({ ...children, entryPoints: [join(root, 'src/worker/child.ts')], outfile: workerChild, format: 'cjs' });
  await build({ ...children, entryPoints: [join(root, 'src/engine/child.ts')], outfile: engineChild, format: 'esm' });
  const demosFolder = join(folder, 'demos');
  await bundleDemos(join(root, 'demos'), demosFolder);
  return {
    folder,
    workerChild,
    engineChild,
    demosFolder,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
