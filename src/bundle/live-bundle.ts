import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { type FSWatcher, watch } from 'chokidar';
import type { FenceDemo } from '../demo/of-fence.js';
import { type BuiltDemos, type DemoProblems, loadBuilt, problemsOf } from './built-demos.js';
import { Bundler } from './bundler.js';
import type { BundlePaths } from './paths.js';
import { requestOf } from './request.js';

/** The demos that a deck brings. */
export interface DeckDemos {
  /** Its folder of demos, absolute. */
  readonly folder?: string;
  readonly fences: ReadonlyMap<string, FenceDemo>;
}

export interface LiveBundleOptions {
  readonly paths: BundlePaths;
  readonly logFile: string;
  /** The demos can be used from now on; those of before are gone with the next but one. */
  readonly onBuilt: (built: BuiltDemos) => void;
  /** By demo: all that is wrong now. What was built before stays in use where there is an error. */
  readonly onProblems: (problems: DemoProblems) => void;
  /** For what nobody expects. */
  readonly trouble: (error: unknown) => void;
}

export interface LiveBundle {
  /** Builds these demos from now on, at once and again whenever one of their files changes. */
  use(demos: DeckDemos): void;
  /** Ends the process and removes what was built. Never rejects. */
  close(): Promise<void>;
}

/** ms for which files have to rest. */
const rest = 60;

/** Builds the demos that a deck brings, and again when they change. */
export function bundleLive(options: LiveBundleOptions): LiveBundle {
  const bundler = new Bundler({ childPath: options.paths.child, logFile: options.logFile });
  const folders: string[] = [];
  let wanted: DeckDemos | undefined;
  let temporary: Promise<string> | undefined;
  let watcher: FSWatcher | undefined;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let again = false;
  let keep: readonly string[] = [];
  let serial = 0;
  let closed = false;

  const buildOnce = async (): Promise<void> => {
    const demos: DeckDemos = wanted ?? { fences: new Map() };
    const request = requestOf(demos, options.paths);
    if (request === undefined) {
      keep = [];
      options.onProblems(new Map());
      options.onBuilt(await loadBuilt(options.paths.ours, demos.fences, new Map()));
      return;
    }
    temporary ??= mkdtemp(join(tmpdir(), 'tslides-demos-'));
    const out = join(await temporary, String(++serial));
    const { usable, problems, names, inputs, types } = await bundler.build(request, out, keep);
    if (closed) return;
    watcher?.add(inputs.filter((file) => !isBelow(demos.folder, file)));
    const now = problemsOf(problems, [], names);
    if (usable) {
      const built = await loadBuilt(out, demos.fences, now);
      if (closed) return;
      keep = names.filter((name) => now.get(name)?.level !== 'error');
      options.onBuilt(built);
      folders.push(out);
      for (const old of folders.splice(0, folders.length - 2)) await rm(old, { recursive: true, force: true });
    } else await rm(out, { recursive: true, force: true });
    options.onProblems(now);
    void types.then((said) => !closed && said.length > 0 && options.onProblems(problemsOf(problems, said, names)));
  };

  const build = (): void => {
    clearTimeout(timer);
    if (closed) return;
    again = running !== undefined;
    running ??= buildOnce()
      .catch((error: unknown) => !closed && options.trouble(error))
      .then(() => {
        running = undefined;
        if (again) build();
      });
  };
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(build, rest);
  };

  return {
    use(demos) {
      const before = wanted;
      if (before !== undefined && said(before) === said(demos)) return;
      wanted = demos;
      const files = [...demos.fences.values()].flatMap(({ modules }) => (modules ? Object.values(modules) : []));
      if (demos.folder === undefined && files.length === 0) return build();
      bundler.start();
      const paths = [...(demos.folder === undefined ? [] : [demos.folder]), ...files];
      if (watcher !== undefined) {
        if (before?.folder !== undefined && before.folder !== demos.folder) watcher.unwatch(before.folder);
        watcher.add(paths);
        return build();
      }
      // `atomic` would hold a rename back for 100 ms.
      watcher = watch(paths, {
        ignoreInitial: true,
        atomic: false,
        ignored: (path) => isIgnored(wanted?.folder, path),
      });
      watcher.on('all', (_, path) => /\.(?:[cm]?[jt]sx?|json)$|(?:^|[\\/])[^.\\/]+$/.test(path) && soon());
      watcher.on('error', options.trouble);
      watcher.once('ready', build);
    },
    async close() {
      closed = true;
      clearTimeout(timer);
      await Promise.allSettled([watcher?.close(), bundler.close()]);
      await running;
      if (temporary !== undefined) await rm(await temporary, { recursive: true, force: true }).catch(() => undefined);
    },
  };
}

/** To be compared. */
const said = ({ folder, fences }: DeckDemos): string => JSON.stringify([folder, ...fences]);

const isBelow = (folder: string | undefined, file: string): boolean =>
  folder !== undefined && !relative(folder, file).startsWith('..');

/** What is installed or hidden below the folder of demos. */
const isIgnored = (folder: string | undefined, path: string): boolean =>
  folder !== undefined &&
  isBelow(folder, path) &&
  /(?:^|[\\/])(?:node_modules|__pycache__|\.[^\\/.]+)/.test(relative(folder, path));
