import type { BundleProblem } from './problem.js';

/** Which demos are to be built besides ours. */
export interface BundleRequest {
  /** Folder of demos of the author's own, absolute. */
  readonly folder?: string;
  /** Demos that fences make of modules. */
  readonly modules: readonly FenceModules[];
  /** Our built demos. */
  readonly ours: string;
  /** What stands for `tslides` in what an author imports. */
  readonly tslides: string;
  /** Where its types are. */
  readonly types: string;
}

export interface FenceModules {
  readonly name: string;
  readonly workflow: string;
  readonly taskQueue: string;
  /** Absolute. */
  readonly workflows: string;
  readonly activities?: string;
}

export type ToBundler = {
  readonly kind: 'build';
  readonly id: number;
  readonly request: BundleRequest;
  /** The folder to build into. */
  readonly out: string;
  /** The demos that could be built before: if one of them can't be now, what was built then stays in use. */
  readonly keep: readonly string[];
};

export type FromBundler =
  | {
      readonly kind: 'built';
      readonly id: number;
      /** False: the folder is not to be used. */
      readonly usable: boolean;
      readonly problems: readonly BundleProblem[];
      /** The author's demos, whether they could be built or not. */
      readonly names: readonly string[];
      /** All files that went into it, absolute. */
      readonly inputs: readonly string[];
    }
  /** What the types of the demos in the folder say, some time after they were built. */
  | { readonly kind: 'types'; readonly id: number; readonly problems: readonly BundleProblem[] }
  /** A bug of ours. */
  | { readonly kind: 'failed'; readonly id: number; readonly message: string };
