import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BuiltDemos, type DemoProblems, loadBuilt, problemsOf } from './built-demos.js';
import { Bundler } from './bundler.js';
import type { DeckDemos } from './live-bundle.js';
import type { BundlePaths } from './paths.js';
import { requestOf } from './request.js';

export interface OnceBuilt extends BuiltDemos {
  readonly problems: DemoProblems;
  /** Removes what was built. */
  close(): Promise<void>;
}

/**
 * Builds the demos that a deck brings, once, and checks their types: for whoever shows nothing.
 *
 * @throws Error with a sentence if the bundler's process fails
 */
export async function bundleOnce(demos: DeckDemos, paths: BundlePaths): Promise<OnceBuilt> {
  const request = requestOf(demos, paths);
  if (request === undefined) {
    const built = await loadBuilt(paths.ours, demos.fences, new Map());
    return { ...built, problems: new Map(), close: async () => undefined };
  }
  const folder = await mkdtemp(join(tmpdir(), 'tslides-demos-'));
  const close = () => rm(folder, { recursive: true, force: true });
  const bundler = new Bundler({ childPath: paths.child, logFile: join(folder, 'bundle.log') });
  try {
    const out = join(folder, 'built');
    const { problems, names, types } = await bundler.build(request, out, []);
    const told = problemsOf(problems, await types, names);
    return { ...(await loadBuilt(out, demos.fences, told)), problems: told, close };
  } catch (error) {
    await close();
    throw error;
  } finally {
    await bundler.close();
  }
}
