import { nearest } from '../deck/nearest.js';
import type { Act, Demo, DemoProcess } from './types.js';

/** What keeps an act from being done, as the end of a sentence about it; undefined if nothing does. */
export function actProblem(act: Act, demo: Demo): string | undefined {
  switch (act.kind) {
    case 'signal':
      return nameProblem(act.signal, 'signal');
    case 'update':
      return nameProblem(act.update, 'update');
    case 'query':
      return nameProblem(act.query, 'query');
    case 'kill-process':
    case 'start-process':
      return processProblem(act.process, demo.processes ?? []);
    case 'tell':
      return processProblem(act.process, demo.processes ?? []) ?? tellProblem(act.process, demo.processes ?? []);
    case 'deploy':
      return act.version === undefined ? undefined : versionProblem(act.version, Object.keys(demo.versions ?? {}));
    case 'several':
      return severalProblem(act.acts, demo);
    case 'start':
    case 'result':
    case 'list':
    case 'cancel':
    case 'terminate':
    case 'reset':
    case 'kill-worker':
    case 'start-worker':
    case 'add-worker':
    case 'kill-service':
    case 'start-service':
      return undefined;
    default:
      return `is of the kind ${JSON.stringify((act as { kind: unknown }).kind)}, which there is not`;
  }
}

function severalProblem(acts: readonly Act[], demo: Demo): string | undefined {
  if (!Array.isArray(acts) || acts.length === 0) return 'has nothing in its `acts`: name what is done at once';
  const inside = acts.find(({ kind }) => ['several', 'start', 'reset'].includes(kind));
  if (inside !== undefined) return `has '${inside.kind}' among several: give that a key of its own`;
  for (const act of acts) {
    const problem = actProblem(act, demo);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function nameProblem(name: unknown, kind: string): string | undefined {
  return typeof name === 'string' && name.trim() !== '' ? undefined : `names no ${kind}: give it one, as text`;
}

function processProblem(name: string, processes: readonly DemoProcess[]): string | undefined {
  return unknown(
    name,
    'process',
    processes.map((process) => process.name),
    'processes',
  );
}

function tellProblem(name: string, processes: readonly DemoProcess[]): string | undefined {
  const found = processes.find((process) => process.name === name);
  return found?.kind === 'worker'
    ? `tells something to "${name}", which is a worker: only a process of the kind 'node' can be told`
    : undefined;
}

function versionProblem(name: string, versions: readonly string[]): string | undefined {
  return unknown(name, 'version', versions, 'versions');
}

function unknown(name: string, what: string, names: readonly string[], field: string): string | undefined {
  if (names.includes(name)) return undefined;
  if (names.length === 0) return `is about the ${what} "${name}", but the demo has no \`${field}\``;
  const near = nearest(name, names);
  return `is about the ${what} "${name}", which is not in \`${field}\`${near ? `: did you mean "${near}"?` : `: there are ${names.join(', ')}`}`;
}
