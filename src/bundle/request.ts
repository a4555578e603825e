import type { FenceDemo } from '../demo/of-fence.js';
import type { BundleRequest, FenceModules } from './messages.js';
import type { BundlePaths } from './paths.js';

/** What the bundler is to build for a deck; undefined: nothing, its demos are ours or elsewhere. */
export function requestOf(
  { folder, fences }: { readonly folder?: string; readonly fences: ReadonlyMap<string, FenceDemo> },
  { ours, tslides, types }: BundlePaths,
): BundleRequest | undefined {
  const modules = [...fences.values()].flatMap(({ demo, modules: files }): readonly FenceModules[] =>
    files === undefined ? [] : [{ name: demo.name, workflow: demo.workflow, taskQueue: demo.taskQueue, ...files }],
  );
  if (folder === undefined && modules.length === 0) return undefined;
  return { ...(folder === undefined ? {} : { folder }), modules, ours, tslides, types };
}
