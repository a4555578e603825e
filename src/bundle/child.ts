import { relative, sep } from 'node:path';
import { buildRequest } from './build-request.js';
import { checkTypes } from './check-types.js';
import type { FromBundler, ToBundler } from './messages.js';
import type { BundleProblem } from './problem.js';

/** The bundler's process: it builds demos when it is told to, and then checks their types. It ends with its parent. */

process.on('SIGINT', () => undefined);
process.on('SIGHUP', () => undefined);
process.on('disconnect', () => process.exit(0));
if (!process.connected) process.exit(0);

let newest = 0;
process.on('message', (message: ToBundler) => {
  newest = message.id;
  build(message).catch((error: unknown) => {
    console.error(error);
    say({ kind: 'failed', id: message.id, message: error instanceof Error ? error.message : String(error) });
  });
});

async function build({ id, request, out, keep }: ToBundler): Promise<void> {
  const { usable, problems, names, inputs, roots } = await buildRequest(request, out, keep);
  say({ kind: 'built', id, usable, problems, names, inputs });
  // What came in meanwhile goes first.
  await new Promise((resolve) => setImmediate(resolve));
  if (id !== newest) return;
  const { folder } = request;
  if (folder === undefined) {
    say({ kind: 'types', id, problems: [] });
    return;
  }
  // Nobody waits for it before the demos can be used.
  const { default: ts } = await import('typescript');
  if (id !== newest) return;
  say({ kind: 'types', id, problems: withDemos(checkTypes(ts, folder, roots, request.types), folder) });
}

/** Each with the demo in whose folder it is. */
function withDemos(problems: readonly BundleProblem[], folder: string): readonly BundleProblem[] {
  return problems.map((problem) => {
    const inside = problem.file === undefined ? '..' : relative(folder, problem.file);
    const [demo = ''] = inside.split(sep);
    return inside.startsWith('..') || demo === inside ? problem : { ...problem, demo };
  });
}

function say(message: FromBundler): void {
  if (process.connected) process.send?.(message, undefined, undefined, () => undefined);
}
