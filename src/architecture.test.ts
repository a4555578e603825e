import fs from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const src = dirname(fileURLToPath(import.meta.url));
const root = dirname(src);

interface Import {
  readonly from: string;
  /** A file of the project relative to its root, or a package's name. */
  readonly to: string;
  readonly typeOnly: boolean;
  /** `import()`: loaded when it is reached. */
  readonly dynamic: boolean;
}

const files = (fs.readdirSync(root, { recursive: true, encoding: 'utf8' }) as string[])
  .filter((file) => /^(src|demos)\//.test(file) && /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
  .filter((file) => !file.startsWith('src/testing/') && !file.includes('/testing/'));
const imports = files.flatMap(importsOf);

function importsOf(file: string): readonly Import[] {
  const text = fs.readFileSync(join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const found = text.matchAll(
    /(?:^|\n)\s*(import|export)\s+(type\s+)?([^;'"]*?\sfrom\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g,
  );
  return [...found].map((match) => ({
    from: file,
    to: target(file, match[4] ?? match[5] ?? ''),
    typeOnly: match[2] !== undefined,
    dynamic: match[5] !== undefined,
  }));
}

function target(file: string, specifier: string): string {
  if (!specifier.startsWith('.')) return specifier.startsWith('node:') ? specifier : packageOf(specifier);
  const path = relative(root, resolve(root, dirname(file), specifier));
  return (
    [path.replace(/\.js$/, '.ts'), path.replace(/\.js$/, '.tsx')].find((candidate) =>
      fs.existsSync(join(root, candidate)),
    ) ?? path
  );
}

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** The folder of src, or of demos, that a file lives in. */
function room(file: string): string {
  const parts = file.split('/');
  return parts[0] === 'src' ? (parts[1] ?? '') : (parts[0] ?? '');
}

function offenders(forbidden: (entry: Import) => boolean): readonly string[] {
  return imports.filter(forbidden).map(({ from, to }) => `${from} → ${to}`);
}

const isTemporal = (name: string): boolean => name.startsWith('@temporalio/') || name.startsWith('@grpc/');
const isReact = (name: string): boolean => name === 'react' || name === 'ink';
const pure = ['deck', 'theme', 'render', 'panel', 'presenter', 'plain', 'check'];
const disk = [
  'src/deck/read.ts',
  'src/deck/source.ts',
  'src/deck/file-text.ts',
  'src/deck/user-name.ts',
  'src/theme/load.ts',
  'src/theme/fetch.ts',
  'src/render/figlet.ts',
];

describe('who may import whom', () => {
  it('finds the imports', () => {
    expect(imports.length).toBeGreaterThan(100);
    expect(imports.some(({ from, to }) => from === 'src/ui/mount.tsx' && to === 'ink')).toBe(true);
  });

  it('keeps Ink and React in ui', () => {
    expect(offenders(({ from, to }) => isReact(to) && room(from) !== 'ui')).toEqual([]);
  });

  it('keeps deck, theme, render, panel and presenter free of Temporal, processes and the rooms of the living', () => {
    const living = [
      'ui',
      'session',
      'temporal',
      'service',
      'engine',
      'worker',
      'demo',
      'cli',
      'terminal',
      'process',
      'companion',
      'bundle',
      'testing',
      'highlight',
    ];
    expect(
      offenders(
        ({ from, to }) =>
          pure.includes(room(from)) &&
          (isTemporal(to) || to === 'node:child_process' || (to.startsWith('src/') && living.includes(room(to)))),
      ),
    ).toEqual([]);
  });

  it('lets only reading the deck and loading themes and fonts touch the disk', () => {
    expect(
      offenders(
        ({ from, to }) => pure.includes(room(from)) && /^node:(fs|net|http|https|os)/.test(to) && !disk.includes(from),
      ),
    ).toEqual([]);
  });

  it('lets ui see nothing but its props', () => {
    expect(offenders(({ from, to }) => room(from) === 'ui' && to.startsWith('src/') && room(to) !== 'ui')).toEqual([]);
  });

  it('keeps the engine to itself', () => {
    expect(
      offenders(({ from, to }) => room(from) === 'engine' && to.startsWith('src/') && room(to) !== 'engine'),
    ).toEqual([]);
    expect(
      offenders(
        ({ from, to }) => room(to) === 'engine' && to.startsWith('src/') && !['engine', 'service'].includes(room(from)),
      ),
    ).toEqual([]);
  });

  it('lets nobody import the command line or the entry of a child process', () => {
    expect(offenders(({ from, to }) => room(to) === 'cli' && room(from) !== 'cli')).toEqual([]);
    const entries = [
      'src/image/worker.ts',
      'src/diagram/worker.ts',
      'src/worker/child.ts',
      'src/bundle/child.ts',
      'src/companion/keeper-child.ts',
      'src/engine/child.ts',
      'src/service/dev-server-child.ts',
    ];
    expect(offenders(({ to }) => entries.includes(to))).toEqual([]);
  });

  it('keeps what builds demos in the process that builds them', () => {
    const bundlers = ['esbuild', 'typescript'];
    expect(offenders(({ from, to }) => bundlers.includes(to) && room(from) !== 'bundle')).toEqual([]);
    const rooms = ['bundle', 'demo', 'deck', 'panel', 'process'];
    expect(
      offenders(({ from, to }) => room(from) === 'bundle' && to.startsWith('src/') && !rooms.includes(room(to))),
    ).toEqual([]);
    for (const entry of ['src/bundle/live-bundle.ts', 'src/bundle/bundle-once.ts']) {
      const reached = new Set<string>();
      const walk = (file: string): void => {
        if (reached.has(file)) return;
        reached.add(file);
        for (const { from, to, typeOnly } of imports) if (from === file && !typeOnly) walk(to);
      };
      walk(entry);
      expect(reached.size).toBeGreaterThan(5);
      expect([...reached].filter((name) => bundlers.includes(name) || isTemporal(name))).toEqual([]);
    }
  });

  it("lets a demo's workflows import the workflow SDK and types of activities only", () => {
    expect(
      offenders(
        ({ from, to, typeOnly }) =>
          /^demos\/[^/]+\/workflows\.ts$/.test(from) &&
          to !== '@temporalio/workflow' &&
          !(typeOnly && /\/activities\.ts$/.test(to)),
      ),
    ).toEqual([]);
  });

  it('has no circle', () => {
    const edges = new Map<string, readonly string[]>();
    for (const file of files) {
      edges.set(
        file,
        imports
          .filter((entry) => entry.from === file && !entry.typeOnly && !entry.dynamic && entry.to.includes('/'))
          .map(({ to }) => to),
      );
    }
    const circles: string[] = [];
    const done = new Set<string>();
    const visit = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) {
        circles.push([...path.slice(path.indexOf(file)), file].join(' → '));
        return;
      }
      if (done.has(file)) return;
      for (const next of edges.get(file) ?? []) visit(next, [...path, file]);
      done.add(file);
    };
    for (const file of files) visit(file, []);
    expect(circles).toEqual([]);
  });

  it('loads nothing heavy on the way to the first slide', () => {
    const heavy = (name: string): boolean =>
      isTemporal(name) ||
      isReact(name) ||
      ['yargs', 'figlet', 'chokidar', 'string-width', 'refractor', 'gemoji'].includes(name);
    const seen = new Set<string>();
    const found: string[] = [];
    const walk = (file: string): void => {
      if (seen.has(file)) return;
      seen.add(file);
      for (const { to, typeOnly, dynamic } of imports.filter((entry) => entry.from === file)) {
        if (typeOnly || dynamic) continue;
        if (heavy(to)) found.push(`${file} → ${to}`);
        else if (to.startsWith('src/')) walk(to);
      }
    };
    walk('src/cli/main.ts');
    expect(seen.size).toBeGreaterThan(20);
    expect(found).toEqual([]);
  });
});
