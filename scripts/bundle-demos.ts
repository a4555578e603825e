import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bundleDemos } from '../src/bundle/bundle.js';
import type { Setup } from '../src/bundle/modules.js';
import { BundleError } from '../src/bundle/problem.js';
import { problemText } from '../src/bundle/problem-text.js';

const root = fileURLToPath(new URL('..', import.meta.url));

/** How our own demos are built, from the sources. */
export const ourSetup: Setup = { tslides: join(root, 'src/demo/define.ts'), packages: 'named' };

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    await bundleDemos(join(root, 'demos'), join(root, 'dist/demos'), ourSetup);
  } catch (error) {
    if (!(error instanceof BundleError)) throw error;
    for (const problem of error.problems) console.error(problemText(problem, relative('', root)));
    process.exitCode = 1;
  }
}
