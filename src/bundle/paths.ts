import { join } from 'node:path';

/** Where what the bundler needs of the program is. */
export interface BundlePaths {
  /** The built `bundle-child.mjs`. */
  readonly child: string;
  /** Our built demos. */
  readonly ours: string;
  /** The module that stands for `tslides`, and its declarations. */
  readonly tslides: string;
  readonly types: string;
}

export function bundlePaths(dist: string): BundlePaths {
  return {
    child: join(dist, 'bundle-child.mjs'),
    ours: join(dist, 'demos'),
    tslides: join(dist, 'demo.js'),
    types: join(dist, 'types', 'demo', 'define.d.ts'),
  };
}
