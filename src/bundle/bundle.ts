import type { DemoIndex } from '../demo/load.js';
import { assemble } from './assemble.js';
import { builtFolder } from './built-folder.js';
import { demoFiles, demoNames } from './demo-files.js';
import { makeDemo } from './make-demo.js';
import type { Setup } from './modules.js';
import { BundleError, settled } from './problem.js';

/**
 * Builds every demo of a folder: the workflows of all of them as one bundle, and one more for each version of a demo,
 * in which its workflows are others; each one's `demo.js`, `activities.js` and processes; and the index that the
 * program reads first.
 *
 * @throws BundleError with sentences for the demos' author
 */
export async function bundleDemos(demosFolder: string, outFolder: string, setup: Setup): Promise<DemoIndex> {
  const out = await builtFolder(outFolder);
  const names = await demoNames(demosFolder);
  const { made, problems } = await settled(
    names.map(async (name) => makeDemo(demoFiles(demosFolder, name), outFolder, setup)),
  );
  if (problems.length > 0) throw new BundleError(problems);
  const index = await assemble(made, outFolder);
  await out.writeIndex(index);
  return index;
}
