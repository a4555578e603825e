import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type BuildFailure, build } from 'esbuild';
import { placedPackages } from './packages.js';
import { BundleError, demoError } from './problem.js';

/** How modules are built. */
export interface Setup {
  /** The module that stands for `tslides` in what an author imports. */
  readonly tslides: string;
  /**
   * `named`: the built folder finds our packages by their names, as `dist` does. `placed`: it may lie anywhere on this
   * machine, and packages are the files where they were found.
   */
  readonly packages: 'named' | 'placed';
}

export interface BuiltModule {
  /** The names of its exports. */
  readonly exports: readonly string[];
  /** All files that it is made of but those of packages, absolute. */
  readonly inputs: readonly string[];
}

/** One module to build: from a source to a file below the output folder. */
export interface Entry {
  readonly source: string;
  /** Without `.js`. */
  readonly out: string;
}

/**
 * Builds modules of one demo to ES modules. The answers stand in the order of the entries.
 *
 * @throws BundleError with the places of what is wrong
 */
export async function buildModules(
  demo: string,
  entries: readonly Entry[],
  outFolder: string,
  setup: Setup,
): Promise<readonly BuiltModule[]> {
  if (entries.length === 0) return [];
  const placed = setup.packages === 'placed';
  const working = dirname(entries[0]?.source ?? outFolder);
  try {
    const { metafile } = await build({
      metafile: true,
      absWorkingDir: working,
      entryPoints: entries.map(({ source, out }) => ({ in: source, out })),
      outdir: outFolder,
      bundle: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      alias: { tslides: setup.tslides },
      ...(placed
        ? {
            plugins: [placedPackages(setup.tslides)],
            banner: {
              js: 'import { createRequire as madeRequire } from "node:module"; const require = madeRequire(import.meta.url);',
            },
          }
        : { external: ['@temporalio/*', 'valibot'] }),
      logLevel: 'silent',
    });
    return entries.map(({ source }) => {
      const built = Object.values(metafile.outputs).find(
        ({ entryPoint }) => entryPoint !== undefined && resolve(working, entryPoint) === source,
      );
      const inputs = Object.keys(built?.inputs ?? {}).filter((file) => !file.includes('node_modules/'));
      return { exports: built?.exports ?? [], inputs: inputs.map((file) => resolve(working, file)) };
    });
  } catch (error) {
    throw new BundleError(
      (error as BuildFailure).errors.map(({ text, location }) => ({
        demo,
        message: sentence(text),
        ...(location === null
          ? {}
          : { file: join(working, location.file), line: location.line, column: location.column + 1 }),
      })),
    );
  }
}

/** An empty module, for a demo that has none of this kind. */
export async function emptyModule(file: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, 'export {};\n');
}

/**
 * What a built module exports. It runs.
 *
 * @throws BundleError that names its source
 */
export async function exportsOf(
  demo: string,
  built: string,
  source: string,
): Promise<Readonly<Record<string, unknown>>> {
  try {
    return (await import(pathToFileURL(built).href)) as Record<string, unknown>;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw demoError(demo, `It can't be loaded: ${sentence(why)}`, source);
  }
}

/** The names of the functions among a module's exports. */
export function functionsOf(module: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.keys(module).filter((name) => typeof module[name] === 'function' && name !== 'default');
}

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);
