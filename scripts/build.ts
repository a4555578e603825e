import { spawnSync } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build } from 'esbuild';
import {
  definitionsAsData,
  importStaysOutside,
  importWhenNeeded,
  noDevtools,
  rulesWhenNeeded,
  yamlWhenNeeded,
} from './build-plugins.js';

/**
 * Builds `dist/`: the CLI with the whole way to the first slide as one CommonJS file (an ES module costs 2 to 4 ms
 * more), Ink's tree as an ES module (its layout engine needs top-level await), the child processes, what demo
 * authors import, and V8's code cache.
 */
const root = fileURLToPath(new URL('..', import.meta.url));

/** Loaded from node_modules when first needed: large, native, or with files of their own. */
const external = ['@temporalio/*', '@grpc/*', 'libsql', 'figlet', 'refractor', 'esbuild', 'typescript'];

const common: BuildOptions = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20',
  minifySyntax: true,
  minifyWhitespace: true,
  keepNames: false,
  legalComments: 'none',
  external,
  define: { 'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"' },
  logLevel: 'warning',
};

const commonJs: BuildOptions = {
  ...common,
  format: 'cjs',
  banner: { js: 'const importMetaUrl = require("node:url").pathToFileURL(__filename).href;' },
  define: { ...common.define, 'import.meta.url': 'importMetaUrl' },
};

await rm(`${root}/dist`, { recursive: true, force: true });
await Promise.all([
  build({
    ...commonJs,
    entryPoints: { tslides: 'src/cli/main.ts' },
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
    plugins: [importWhenNeeded, rulesWhenNeeded, yamlWhenNeeded],
  }),
  build({
    ...commonJs,
    entryPoints: { 'import-module': 'src/process/import-module.ts' },
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
  }),
  build({
    ...commonJs,
    // Of gRPC only what answers is used: its loader of .proto files is for what nobody asks for.
    external: ['libsql', '@grpc/proto-loader'],
    stdin: {
      contents: [
        "export { runChild } from './src/engine/run-child.js';",
        "export { runAlone } from './src/service/alone.js';",
        "export { runServer, serverMain } from './src/cli/server.js';",
      ].join('\n'),
      resolveDir: root,
    },
    outfile: 'dist/engine.cjs',
    plugins: [definitionsAsData],
  }),
  build({
    ...common,
    format: 'esm',
    entryPoints: {
      'bundle-child': 'src/bundle/child.ts',
      'dev-server-child': 'src/service/dev-server-child.ts',
      'diagram-worker': 'src/diagram/worker.ts',
      'image-worker': 'src/image/worker.ts',
      'keeper-child': 'src/companion/keeper-child.ts',
      'worker-child': 'src/worker/child.ts',
    },
    outdir: 'dist',
    outExtension: { '.js': '.mjs' },
    plugins: [importStaysOutside],
  }),
  build({
    ...common,
    format: 'esm',
    // Not in the bundle: its code would be read on the way to the first slide, and is needed after it or never.
    entryPoints: { ui: 'src/ui/mount.tsx', yargs: 'src/cli/yargs.ts' },
    outdir: 'dist',
    outExtension: { '.js': '.mjs' },
    banner: {
      js: 'import { createRequire as makeRequire } from "node:module"; const require = makeRequire(import.meta.url);',
    },
    plugins: [noDevtools],
  }),
  build({ ...common, format: 'esm', entryPoints: { demo: 'src/demo/define.ts' }, outdir: 'dist' }),
]);

const engine =
  "import { createRequire } from 'node:module';\nconst { load } = createRequire(import.meta.url)('../bin/load.js');";
await writeFile(`${root}/dist/engine-child.mjs`, `${engine}\nload('engine').program.runChild();\n`);
await writeFile(`${root}/dist/server.mjs`, `${engine}\nexport const { runServer } = load('engine').program;\n`);

run('node_modules/typescript/bin/tsc', [], ['-p', 'tsconfig.types.json']);
run('scripts/bundle-demos.ts', ['--import', 'tsx']);
run('scripts/code-cache.js', [], ['tslides']);
run('scripts/code-cache.js', [], ['engine']);

function run(script: string, flags: readonly string[], args: readonly string[] = []): void {
  const { status, error } = spawnSync(process.execPath, [...flags, script, ...args], { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error(`${script} failed`, { cause: error });
}
