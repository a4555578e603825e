/** Something an author has to mend before a demo can be built, or should all the same. */
export interface BundleProblem {
  /** The demo it is about; absent: all of them. */
  readonly demo?: string;
  /** Absolute; absent if it is about no file. */
  readonly file?: string;
  /** From 1. */
  readonly line?: number;
  /** From 1. */
  readonly column?: number;
  /** One sentence. */
  readonly message: string;
}

/** What keeps demos from being built; its message is that of the first problem. */
export class BundleError extends Error {
  override readonly name = 'BundleError';
  /** At least one. */
  readonly problems: readonly BundleProblem[];

  constructor(problems: readonly BundleProblem[]) {
    super(problems[0]?.message ?? 'The demos could not be built.');
    this.problems = problems;
  }
}

/** The error of one demo that is at no place of its own. */
export function demoError(demo: string, message: string, file?: string): BundleError {
  return new BundleError([{ demo, message, ...(file === undefined ? {} : { file }) }]);
}

/** What was made, and the problems of what was not, once all is settled: nothing goes on in the background. */
export async function settled<Made>(
  making: readonly Promise<Made>[],
): Promise<{ readonly made: readonly Made[]; readonly problems: readonly BundleProblem[] }> {
  const results = await Promise.allSettled(making);
  const made = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  const problems = results.flatMap((result) => {
    if (result.status === 'fulfilled') return [];
    if (result.reason instanceof BundleError) return result.reason.problems;
    throw result.reason;
  });
  return { made, problems };
}
