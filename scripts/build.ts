import { spawnSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build, type Plugin } from 'esbuild';

/**
 * Builds `dist/`: the CLI with the whole way to the first slide as one CommonJS file (an ES module costs 2 to 4 ms
 * more), Ink's tree as an ES module (its layout engine needs top-level await), the child processes, what demo
 * authors import, and V8's code cache.
 */
const root = fileURLToPath(new URL('..', import.meta.url));

/** Loaded from node_modules when first needed: large, native, or with files of their own. */
const external = ['@temporalio/*', '@grpc/*', 'libsql', 'figlet'];

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

/** See the file: `import()` works in no script that comes from V8's code cache. */
const importStaysOutside: Plugin = {
  name: 'import-stays-outside',
  setup(host) {
    host.onResolve({ filter: /\/import-module\.js$/ }, () => ({ path: './import-module.cjs', external: true }));
  },
};

/** Ink asks for it only when DEV is set. */
const noDevtools: Plugin = {
  name: 'no-devtools',
  setup(host) {
    host.onResolve({ filter: /^react-devtools-core$/ }, () => ({ path: 'devtools', namespace: 'empty' }));
    host.onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents: 'export default {}' }));
  },
};

await rm(`${root}/dist`, { recursive: true, force: true });
await Promise.all([
  build({
    ...commonJs,
    entryPoints: { tslides: 'src/cli/main.ts' },
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
    plugins: [importStaysOutside],
  }),
  build({
    ...commonJs,
    entryPoints: { 'import-module': 'src/process/import-module.ts' },
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
  }),
  build({
    ...common,
    format: 'esm',
    entryPoints: {
      'engine-child': 'src/engine/child.ts',
      server: 'src/service/alone.ts',
      'dev-server-child': 'src/service/dev-server-child.ts',
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

run('node_modules/typescript/bin/tsc', [], ['-p', 'tsconfig.types.json']);
run('scripts/bundle-demos.ts', ['--import', 'tsx']);
run('scripts/code-cache.js', []);

function run(script: string, flags: readonly string[], args: readonly string[] = []): void {
  const { status, error } = spawnSync(process.execPath, [...flags, script, ...args], { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error(`${script} failed`, { cause: error });
}
