import { sep } from 'node:path';
import type { BundleOptions } from '@temporalio/worker';
import { packageFolder } from './packages.js';

type Configure = NonNullable<BundleOptions['webpackConfigHook']>;
type Configuration = Parameters<Configure>[0];

interface Importer {
  /** Absolute. */
  readonly file: string;
  /** What stands in the import. */
  readonly request: string;
}

interface CodeError {
  readonly message: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
}

/** Who imports what in a bundle of workflows, and what its bundler found wrong with it. */
export class WorkflowImports {
  readonly errors: CodeError[] = [];
  /** By the importer's file and by what it asks for. */
  readonly #asked: Importer[] = [];
  /** By file: who imports it. */
  readonly #importers = new Map<string, Importer>();

  /** The bundler's configuration, watched; the SDK is ours wherever the workflows stand. */
  watched(config: Configuration): Configuration {
    const externals = [config.externals ?? []].flat();
    return {
      ...config,
      resolve: {
        ...config.resolve,
        // Behind the SDK's own, which come first.
        alias: { ...(config.resolve?.alias as Record<string, string | false>), ...sdk() },
      },
      externals: [
        async ({ request, contextInfo }: { request?: string; contextInfo?: { issuer?: string } }) => {
          if (request && contextInfo?.issuer) this.#asked.push({ file: contextInfo.issuer, request });
          return undefined;
        },
        ...externals,
      ],
      plugins: [
        ...(config.plugins ?? []),
        {
          apply: (compiler) => {
            compiler.hooks.done.tap('tslides', (stats) => {
              const { modules, moduleGraph } = stats.compilation;
              for (const module of modules) {
                const { resource, rawRequest } = module as { resource?: string; rawRequest?: string };
                const issuer = (moduleGraph.getIssuer(module) as { resource?: string } | null)?.resource;
                if (resource && rawRequest && issuer)
                  this.#importers.set(resource, { file: issuer, request: rawRequest });
              }
              for (const { message, moduleIdentifier, loc } of stats.toJson({ all: false, errors: true, ids: true })
                .errors ?? []) {
                this.errors.push({
                  message: firstSentence(message),
                  ...fileOf(moduleIdentifier),
                  ...placeOf(loc, message),
                });
              }
            });
          },
        },
      ],
    };
  }

  /** A file and those through which it came in, nearest first. */
  importersOf(file: string): readonly string[] {
    const found = [file];
    for (let at = this.#importers.get(file); at && !found.includes(at.file); at = this.#importers.get(at.file))
      found.push(at.file);
    return found;
  }

  /** Where the author's own code imports a module, or the package that does; undefined if nobody is known to. */
  ownImporterOf(name: string): Importer | undefined {
    const asked = this.#asked.filter(({ request }) => request.replace(/^node:/, '') === name);
    for (const { file } of asked) {
      let at: Importer | undefined = { file, request: name };
      while (at && isPackaged(at.file)) at = this.#importers.get(at.file);
      if (at) return at;
    }
    return undefined;
  }
}

const isPackaged = (file: string): boolean => file.includes(`${sep}node_modules${sep}`);

function sdk(): Readonly<Record<string, string>> {
  const names = ['@temporalio/workflow', '@temporalio/common', '@temporalio/proto'];
  return Object.fromEntries(names.map((name) => [name, packageFolder(name)]));
}

/** Of `loader!loader!/a/b.ts` the file. */
function fileOf(identifier: string | undefined): { readonly file?: string } {
  const file = identifier?.split('!').at(-1);
  return file === undefined || file === '' ? {} : { file };
}

/** Of `12:3-20` line and column; webpack's columns begin at 0. */
function placeOf(loc: string | undefined, message: string): { readonly line?: number; readonly column?: number } {
  const [, line, column] = /^(\d+):(\d+)/.exec(loc ?? '') ?? /\[[^\]\n]*:(\d+):(\d+)\]/.exec(message) ?? [];
  return line === undefined ? {} : { line: Number(line), column: Number(column) + 1 };
}

function firstSentence(message: string): string {
  const lines = message.split('\n').map((line) => line.trim());
  const line =
    lines.find((candidate) => /^(Error|\w*Error): |^Module not found/.test(candidate)) ?? lines[0] ?? message;
  return line.slice(0, 300);
}
