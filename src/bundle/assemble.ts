import { readFile, writeFile } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { demoInfo } from '../demo/info.js';
import type { BuiltDemo, BuiltQueue } from '../demo/load.js';
import type { MadeDemo } from './make-demo.js';
import { demoError } from './problem.js';
import { queuesOf } from './queues.js';
import { type WorkflowModule, workflowCode } from './workflow-code.js';

/** Longer sources are not shown. */
const longestSource = 100_000;

/**
 * Writes what demos of one folder have in common: `workflow-bundle.js`, and for each version of a demo
 * `workflow-bundle.<demo>.<version>.js`.
 *
 * @throws BundleError
 */
export async function assemble(
  made: readonly MadeDemo[],
  outFolder: string,
): Promise<{ readonly demos: readonly BuiltDemo[]; readonly queues: readonly BuiltQueue[] }> {
  oneOwnerEach(made, 'workflows');
  oneOwnerEach(made, 'activities');
  const queues = queuesOf(made.map(({ demo }) => demo));
  const modules = made.map(
    ({ files, workflows }): WorkflowModule => ({ demo: files.name, file: files.workflows, names: workflows }),
  );
  await writeFile(join(outFolder, 'workflow-bundle.js'), await workflowCode(modules, outFolder));
  for (const { files, versions } of made) {
    const others = modules.filter(({ demo }) => demo !== files.name);
    for (const { name, file, workflows } of versions) {
      const version: WorkflowModule = { demo: files.name, file, names: workflows };
      const out = join(outFolder, `workflow-bundle.${files.name}.${name}.js`);
      await writeFile(out, await workflowCode([...others, version], outFolder));
    }
  }
  return { demos: await Promise.all(made.map((one) => builtDemo(one, outFolder))), queues };
}

/** A name means one thing where demos share it: workflows in the bundle, activities on a Task Queue. */
function oneOwnerEach(made: readonly MadeDemo[], part: 'workflows' | 'activities'): void {
  const owners = new Map<string, string>();
  for (const { files, demo, [part]: names } of made) {
    for (const name of names) {
      const shared = part === 'workflows' ? name : JSON.stringify([demo.taskQueue, name]);
      const other = owners.get(shared);
      if (other !== undefined) {
        const remedy = part === 'workflows' ? 'rename one' : 'rename one, or give one demo a `taskQueue` of its own';
        throw demoError(
          files.name,
          `The demos "${other}" and "${files.name}" both export "${name}" from ${part}.ts: ${remedy}.`,
          files[part],
        );
      }
      owners.set(shared, files.name);
    }
  }
}

async function builtDemo({ demo, files }: MadeDemo, outFolder: string): Promise<BuiltDemo> {
  const text = await readFile(files.workflows, 'utf8');
  return {
    ...demoInfo(demo),
    sources: relative(outFolder, files.folder).replaceAll('\\', '/'),
    ...(text.length > longestSource ? {} : { source: { file: `${files.name}/${basename(files.workflows)}`, text } }),
  };
}
