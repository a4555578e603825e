import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type TypeScript from 'typescript';
import type { BundleProblem } from './problem.js';

type Compiler = typeof TypeScript;
type Options = TypeScript.CompilerOptions;

/** What holds where the author has no tsconfig.json. */
const usual = (ts: Compiler): Options => ({
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2023.d.ts'],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  allowImportingTsExtensions: true,
  strict: true,
  types: ['node'],
});
const always: Options = { noEmit: true, skipLibCheck: true, composite: false, incremental: false };

const longestMessage = 120;

/** Stands where our packages are found. */
const here = fileURLToPath(import.meta.url);

/** Files are parsed again only when they have changed. */
const parsed = new Map<string, { readonly stamp: string; readonly file: TypeScript.SourceFile }>();
let before: TypeScript.Program | undefined;

/**
 * The errors that TypeScript finds in an author's modules and in what they import but packages, by the tsconfig.json
 * above them if there is one. Packages are looked for where the author's are, then where ours are.
 *
 * @param ts TypeScript itself, which takes its time to load
 * @param roots absolute
 * @param types the declarations of what `tslides` exports
 */
export function checkTypes(
  ts: Compiler,
  folder: string,
  roots: readonly string[],
  types: string,
): readonly BundleProblem[] {
  if (roots.length === 0) return [];
  const options = optionsFor(ts, folder);
  const program = ts.createProgram({
    rootNames: roots,
    options,
    host: hostFor(ts, options, types),
    ...(before === undefined ? {} : { oldProgram: before }),
  });
  before = program;
  return program
    .getSourceFiles()
    .filter(({ fileName, isDeclarationFile }) => !isDeclarationFile && !fileName.includes('/node_modules/'))
    .flatMap((file) => [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)])
    .filter(({ category }) => category === ts.DiagnosticCategory.Error)
    .map((diagnostic) => problemOf(ts, diagnostic));
}

function optionsFor(ts: Compiler, folder: string): Options {
  const config = ts.findConfigFile(folder, ts.sys.fileExists);
  if (config === undefined) return { ...usual(ts), ...always };
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined };
  return { ...(ts.getParsedCommandLineOfConfigFile(config, {}, host)?.options ?? usual(ts)), ...always };
}

function hostFor(ts: Compiler, options: Options, types: string): TypeScript.CompilerHost {
  const host = ts.createCompilerHost(options);
  const parse = host.getSourceFile;
  return {
    ...host,
    getSourceFile(name, how, ...rest) {
      const stamp = stampOf(name);
      const known = parsed.get(name);
      if (known?.stamp === stamp) return known.file;
      const file = parse.call(host, name, how, ...rest);
      if (file !== undefined) parsed.set(name, { stamp, file });
      return file;
    },
    resolveModuleNameLiterals: (literals, containing, redirected, moduleOptions, source) =>
      literals.map((literal) => {
        const mode = ts.getModeForUsageLocation(source, literal, moduleOptions);
        const look = (from: string) =>
          ts.resolveModuleName(literal.text, from, moduleOptions, host, undefined, redirected, mode);
        const theirs = look(containing);
        if (theirs.resolvedModule !== undefined || /^[./]/.test(literal.text)) return theirs;
        if (literal.text !== 'tslides') return look(here);
        return {
          resolvedModule: {
            resolvedFileName: types,
            extension: types.endsWith('.d.ts') ? '.d.ts' : '.ts',
            isExternalLibraryImport: true,
          },
        };
      }),
    resolveTypeReferenceDirectiveReferences: (references, containing, redirected, typeOptions) =>
      references.map((reference) => {
        const name = typeof reference === 'string' ? reference : reference.fileName;
        const look = (from: string) => ts.resolveTypeReferenceDirective(name, from, typeOptions, host, redirected);
        const theirs = look(containing);
        return theirs.resolvedTypeReferenceDirective === undefined ? look(here) : theirs;
      }),
  };
}

function stampOf(file: string): string {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats === undefined ? '' : `${stats.mtimeMs} ${stats.size}`;
}

function problemOf(ts: Compiler, { file, start, messageText }: TypeScript.Diagnostic): BundleProblem {
  const lines = ts.flattenDiagnosticMessageText(messageText, '\n').split('\n');
  // The first line says all if it is short; if it is long, the last one says what it comes from.
  const message = (lines[0] ?? '').length <= longestMessage ? (lines[0] ?? '') : (lines.at(-1) ?? '').trim();
  if (file === undefined || start === undefined) return { message };
  const { line, character } = file.getLineAndCharacterOfPosition(start);
  return { file: file.fileName, line: line + 1, column: character + 1, message };
}
