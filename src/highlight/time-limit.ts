import vm from 'node:vm';

/**
 * Runs what may take far too long, as a regular expression may on a text that was made for it, and ends it after so
 * many milliseconds (at least 1): nothing else can, from the same thread. What is ended runs no `catch` or `finally`.
 * @throws what the work throws, and if it takes too long
 */
export type TimeLimit = <T>(ms: number, work: () => T) => T;

export function timeLimit(): TimeLimit {
  const context: { work?: (() => unknown) | undefined } = vm.createContext({});
  const script = new vm.Script('work()');
  return (ms, work) => {
    context.work = work;
    try {
      return script.runInContext(context, { timeout: Math.max(1, Math.ceil(ms)) });
    } finally {
      context.work = undefined;
    }
  };
}
