import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build } from 'esbuild';
import { ourSetup } from '../../scripts/bundle-demos.js';
import { bundleDemos } from '../bundle/bundle.js';
import type { BundlePaths } from '../bundle/paths.js';
import { indexFile } from '../demo/load.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The bundler's process for a test, with our demos as they lie in `ours`, if it needs any. */
export async function bundlerForTest(folder: string, ours?: string): Promise<BundlePaths> {
  const child = join(folder, 'bundle-child.mjs');
  await build({
    ...{ bundle: true, platform: 'node', target: 'node20', format: 'esm', logLevel: 'silent', outfile: child },
    entryPoints: [join(root, 'src/bundle/child.ts')],
    external: ['@temporalio/*', 'esbuild', 'typescript'],
  });
  const none = join(folder, 'no-demos');
  await mkdir(none, { recursive: true });
  await writeFile(join(none, indexFile), '{"demos":[],"queues":[]}');
  const define = join(root, 'src/demo/define.ts');
  return { child, ours: ours ?? none, tslides: define, types: define };
}

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
  await bundleDemos(demos, demosFolder, ourSetup);
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
