import { mkdtemp, realpath, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build } from 'esbuild';
import { bundleDemos } from '../../scripts/bundle-demos.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Built {
  readonly folder: string;
  readonly workerChild: string;
  readonly demosFolder: string;
  remove(): Promise<void>;
}

/** Builds the child processes, into `folder` as they lie in `dist`, and the demos (ours, if no other folder is named) for one test file. */
export async function builtForTest(demos = join(root, 'demos')): Promise<Built> {
  const folder = await testFolder();
  const children: BuildOptions = {
    bundle: true,
    platform: 'node',
    target: 'node20',
    external: ['@temporalio/*', '@grpc/*', 'libsql'],
    logLevel: 'silent',
  };
  const workerChild = join(folder, 'worker-child.cjs');
  const engineChild = join(folder, 'engine-child.mjs');
  await build({ ...children, entryPoints: [join(root, 'src/worker/child.ts')], outfile: workerChild, format: 'cjs' });
  await build({ ...children, entryPoints: [join(root, 'src/engine/child.ts')], outfile: engineChild, format: 'esm' });
  const devServerChild = join(folder, 'dev-server-child.mjs');
  const devServer = join(root, 'src/service/dev-server-child.ts');
  await build({ ...children, entryPoints: [devServer], outfile: devServerChild, format: 'esm' });
  const demosFolder = join(folder, 'demos');
  await bundleDemos(demos, demosFolder);
  return {
    folder,
    workerChild,
    demosFolder,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/**
 * A new folder outside the project where imports of its packages are found. Not below node_modules: the SDK's bundler
 * does not compile what lies there.
 */
export async function testFolder(): Promise<string> {
  const folder = await mkdtemp(join(await realpath(tmpdir()), 'tslides-test-'));
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  return folder;
}
