import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { build } from 'esbuild';
import { demoInfo } from '../src/demo/info.js';
import type { DemoIndex } from '../src/demo/load.js';
import type { Demo } from '../src/demo/types.js';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Builds every demo of a folder: the workflows of all of them as one bundle (a task queue's worker runs them
 * together), each one's `demo.js` and `activities.js`, and the index that the program reads first.
 *
 * @throws Error with a sentence for the demo's author
 */
export async function bundleDemos(demosFolder: string, outFolder: string): Promise<DemoIndex> {
  const names = await demoNames(demosFolder);
  await rm(outFolder, { recursive: true, force: true });
  await mkdir(outFolder, { recursive: true });
  await build({
    absWorkingDir: root,
    entryPoints: names.flatMap((name) =>
      ['demo', 'activities', 'workflows'].map((part) => ({
        in: join(demosFolder, name, `${part}.ts`),
        out: join(name, part),
      })),
    ),
    outdir: outFolder,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external: ['@temporalio/*', 'valibot'],
    alias: { tslides: join(root, 'src/demo/define.ts') },
    logLevel: 'silent',
  }).catch((error: { readonly message: string }) => {
    throw new Error(`A demo can't be built: ${error.message}`);
  });
  // The folder does not always stand below a package.json that says so.
  await writeFile(join(outFolder, 'package.json'), '{"type":"module"}\n');

  const demos = await Promise.all(names.map((name) => load<{ default?: Demo }>(outFolder, name, 'demo')));
  const workflows = await exportsOf(outFolder, names, 'workflows');
  await exportsOf(outFolder, names, 'activities');
  const index: DemoIndex = { demos: names.map((name, i) => demoInfo(checked(name, demos[i]?.default, workflows))) };

  await Promise.all(names.map((name) => rm(join(outFolder, name, 'workflows.js'))));
  await writeFile(join(outFolder, 'workflow-bundle.js'), await workflowBundle(demosFolder, outFolder, workflows));
  await writeFile(join(outFolder, 'demos.json'), `${JSON.stringify(index, null, 2)}\n`);
  return index;
}

async function demoNames(demosFolder: string): Promise<readonly string[]> {
  const entries = await readdir(demosFolder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  for (const name of names) {
    for (const part of ['demo.ts', 'workflows.ts', 'activities.ts']) {
      if (!existsSync(join(demosFolder, name, part))) {
        throw new Error(`The demo "${name}" has no ${part}: a demo is demo.ts, workflows.ts and activities.ts.`);
      }
    }
  }
  return names.sort();
}

function checked(name: string, demo: Demo | undefined, workflows: ReadonlyMap<string, string>): Demo {
  if (demo?.name !== name) {
    const found = demo === undefined ? 'exports no demo by default' : `names its demo "${demo.name}"`;
    throw new Error(`demos/${name}/demo.ts ${found}: it should export defineDemo({ name: '${name}', … }).`);
  }
  if (workflows.get(demo.workflow) !== name) {
    throw new Error(
      `The demo "${name}" starts the workflow "${demo.workflow}", which its workflows.ts does not export.`,
    );
  }
  return demo;
}

/** The functions that the demos' modules of one kind export: function → demo. They share one worker, so one name each. */
async function exportsOf(
  outFolder: string,
  names: readonly string[],
  part: 'workflows' | 'activities',
): Promise<ReadonlyMap<string, string>> {
  const owners = new Map<string, string>();
  for (const name of names) {
    for (const [exported, value] of Object.entries(await load<Record<string, unknown>>(outFolder, name, part))) {
      if (typeof value !== 'function') continue;
      const other = owners.get(exported);
      if (other !== undefined) {
        throw new Error(
          `The demos "${other}" and "${name}" both export "${exported}" from ${part}.ts: rename one, they share a worker.`,
        );
      }
      owners.set(exported, name);
    }
  }
  return owners;
}

async function load<Module>(outFolder: string, name: string, part: string): Promise<Module> {
  try {
    return await import(pathToFileURL(join(outFolder, name, `${part}.js`)).href);
  } catch (error) {
    throw new Error(`demos/${name}/${part}.ts can't be loaded: ${error instanceof Error ? error.message : error}`);
  }
}

async function workflowBundle(
  demosFolder: string,
  outFolder: string,
  workflows: ReadonlyMap<string, string>,
): Promise<string> {
  const entry = join(outFolder, 'workflows-of-all.ts');
  const lines = [...workflows].map(
    ([workflow, name]) =>
      `export { ${workflow} } from ${JSON.stringify(resolve(demosFolder, name, 'workflows.ts'))};\n`,
  );
  await writeFile(entry, lines.join(''));
  try {
    const { code } = await bundleWorkflowCode({ workflowsPath: entry, logger: new DefaultLogger('ERROR') });
    return code;
  } finally {
    await rm(entry);
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    await bundleDemos(join(root, 'demos'), join(root, 'dist/demos'));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
