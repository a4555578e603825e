import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { isAbsolute, join, relative } from 'node:path';
import { definitionProblem } from '../demo/definition-problem.js';
import { builtModule } from '../demo/load.js';
import type { Demo } from '../demo/types.js';
import type { DemoFiles } from './demo-files.js';
import { buildModules, type Entry, emptyModule, exportsOf, functionsOf, type Setup } from './modules.js';
import { demoError } from './problem.js';

/** A demo whose modules are built, but for its workflows, which are bundled with those of the others. */
export interface MadeDemo {
  readonly files: DemoFiles;
  readonly demo: Demo;
  /** The names of the functions that it exports. */
  readonly workflows: readonly string[];
  readonly activities: readonly string[];
  readonly versions: readonly MadeVersion[];
  /** The files that it is made of, absolute. */
  readonly inputs: readonly string[];
}

export interface MadeVersion {
  readonly name: string;
  readonly file: string;
  readonly workflows: readonly string[];
}

/**
 * Builds `<name>/demo.js`, `activities.js` and the processes of a demo, and finds out what its modules export.
 *
 * @throws BundleError
 */
export async function makeDemo(files: DemoFiles, outFolder: string, setup: Setup): Promise<MadeDemo> {
  const { name } = files;
  const out = (part: string): string => join(outFolder, name, `${part}.js`);
  const entry = (source: string, part: string): Entry => ({ source, out: join(name, part) });
  const built = await buildModules(
    name,
    [
      entry(files.demo, 'demo'),
      entry(files.workflows, 'workflows'),
      ...(files.activities === undefined ? [] : [entry(files.activities, 'activities')]),
    ],
    outFolder,
    setup,
  );
  if (files.activities === undefined) await emptyModule(out('activities'));
  const { default: exported } = await exportsOf(name, out('demo'), files.demo);
  const demo = checked(files, exported);
  const workflows = functionsOf(await exportsOf(name, out('workflows'), files.workflows));
  if (!workflows.includes(demo.workflow)) throw notExported(demo, 'its workflows.ts', files.workflows);
  const activities = functionsOf(await exportsOf(name, out('activities'), files.activities ?? out('activities')));

  const processes = (demo.processes ?? []).flatMap((process) =>
    process.kind === 'node' ? [entry(beside(files, process.file), builtModule(process.file).replace(/\.js$/, ''))] : [],
  );
  const sources = Object.entries(demo.versions ?? {}).map(([version, file]) => [version, beside(files, file)] as const);
  const versionEntries = sources.map(([version, source]) => entry(source, `version-${version}`));
  const more = await buildModules(name, [...processes, ...versionEntries], outFolder, setup);
  const versions = await Promise.all(
    sources.map(async ([version, file]): Promise<MadeVersion> => {
      const exported = functionsOf(await exportsOf(name, out(`version-${version}`), file));
      if (!exported.includes(demo.workflow)) throw notExported(demo, `its version "${version}"`, file);
      return { name: version, file, workflows: exported };
    }),
  );
  await Promise.all(['workflows', ...sources.map(([version]) => `version-${version}`)].map((part) => rm(out(part))));
  const inputs = [...built, ...more].flatMap((module) => module.inputs);
  return { files, demo, workflows, activities, versions, inputs };
}

function checked({ name, demo: file }: DemoFiles, exported: unknown): Demo {
  const demo = exported as Demo | undefined;
  if (demo?.name !== name) {
    const found = demo === undefined ? 'it exports no demo by default' : `it names its demo "${demo.name}"`;
    throw demoError(name, `${found}: it should export defineDemo({ name: '${name}', … }).`, file);
  }
  const problem = definitionProblem(demo);
  if (problem !== undefined) throw demoError(name, problem, file);
  return demo;
}

const notExported = (demo: Demo, where: string, file: string) =>
  demoError(
    demo.name,
    `The demo "${demo.name}" starts the workflow "${demo.workflow}", which ${where} does not export.`,
    file,
  );

/** A module beside `demo.ts`. */
function beside({ name, folder, demo }: DemoFiles, file: string): string {
  const path = join(folder, file);
  const inside = relative(folder, path);
  if (!/\.[cm]?tsx?$/.test(file) || inside.startsWith('..') || isAbsolute(inside)) {
    throw demoError(
      name,
      `"${file}" is no TypeScript module in the folder of the demo "${name}", such as './gateway.ts'.`,
      demo,
    );
  }
  if (!existsSync(path)) throw demoError(name, `The demo "${name}" names ${file}, which is not there.`, demo);
  return path;
}
