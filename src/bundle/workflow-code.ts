import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { BundleError, type BundleProblem } from './problem.js';
import { WorkflowImports } from './workflow-imports.js';

/** A module with workflows. */
export interface WorkflowModule {
  readonly demo: string;
  /** Absolute. */
  readonly file: string;
  /** Which of its exports are taken. */
  readonly names: readonly string[];
}

/**
 * The code that workers run of these modules, made by the bundler of the SDK.
 *
 * @param workFolder for a file in between; outside of `node_modules`
 * @throws BundleError with the places of what is wrong, what a workflow may not import first of all
 */
export async function workflowCode(modules: readonly WorkflowModule[], workFolder: string): Promise<string> {
  const entry = join(workFolder, 'workflows-of-all.ts');
  await writeFile(entry, modules.map(exported).join(''));
  const imports = new WorkflowImports();
  try {
    const { code } = await bundleWorkflowCode({
      workflowsPath: entry,
      logger: new DefaultLogger('ERROR', () => undefined),
      webpackConfigHook: (config) => imports.watched(config),
    });
    return code;
  } catch (error) {
    throw new BundleError(await problems(modules, imports, error));
  } finally {
    await rm(entry, { force: true });
  }
}

const exported = ({ names, file }: WorkflowModule): string =>
  names.length === 0 ? '' : `export { ${names.join(', ')} } from ${JSON.stringify(file)};\n`;

async function problems(
  modules: readonly WorkflowModule[],
  imports: WorkflowImports,
  error: unknown,
): Promise<readonly BundleProblem[]> {
  const demoOf = (file: string): { readonly demo?: string } => {
    const roots = imports.importersOf(file);
    const module = modules.find((candidate) => roots.includes(candidate.file));
    return module === undefined ? {} : { demo: module.demo };
  };
  const told = imports.errors.flatMap(({ file, ...rest }): readonly BundleProblem[] =>
    file?.startsWith('node:') ? [] : [file === undefined ? rest : { ...rest, file, ...demoOf(file) }],
  );
  const message = error instanceof Error ? error.message : String(error);
  const disallowed = new Set([
    ...[...message.matchAll(/^ +- '([^'\n]+)'$/gm)].map(([, name]) => name ?? ''),
    // The bundler itself knows nothing of `node:`.
    ...imports.errors.flatMap(({ file }) => (file?.startsWith('node:') ? [file.slice('node:'.length)] : [])),
  ]);
  const found = await Promise.all(
    [...disallowed].map(async (name): Promise<BundleProblem> => {
      const at = imports.ownImporterOf(name);
      const through = at === undefined || at.request === name ? '' : `, which "${at.request}" needs`;
      const text = `a workflow can't import "${name}"${through}: its code has to be deterministic. Do that in an activity, and import only types of it.`;
      if (at === undefined) return { message: text };
      const place = placeOfImport(await readFile(at.file, 'utf8').catch(() => ''), at.request);
      return { message: text, file: at.file, ...place, ...demoOf(at.file) };
    }),
  );
  const all = [...told, ...found];
  return all.length > 0 ? all : [{ message }];
}

/** Where a module is imported in a text, from 1; nothing if it is not found. */
function placeOfImport(text: string, request: string): { readonly line?: number; readonly column?: number } {
  const quoted = new RegExp(`(['"\`])(?:node:)?${request.replace(/[^\w]/g, '\\$&')}\\1`);
  const lines = text.split('\n');
  const index = lines.findIndex((line) => quoted.test(line) && /\b(from|import|require)\b/.test(line));
  return index < 0 ? {} : { line: index + 1, column: (quoted.exec(lines[index] ?? '')?.index ?? 0) + 1 };
}
