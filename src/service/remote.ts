import type { ServiceView } from '../panel/view.js';
import type { ConnectionSettings } from './connection.js';
import type { Service } from './service.js';
import { views } from './views.js';

/** ms between two looks while it is up. */
const upPace = 2_000;
/** ms between two looks while it is down: from the first to the second. */
const downPace = [250, 4_000] as const;
/** ms that an answer may take. */
const limit = 4_000;

/**
 * A Temporal Service elsewhere. Nothing waits for it: it is `starting` until it answered once, `down` with the reason
 * while it does not, and recovers by itself.
 */
export function watchRemote(settings: ConnectionSettings): Service {
  const label = settings.namespace === 'default' ? settings.address : `${settings.address} (${settings.namespace})`;
  const base = { kind: 'remote', label } as const;
  const shown = views({ ...base, state: 'starting' });
  const closed = new AbortController();
  const watching = watch(settings, closed.signal, (problem) =>
    shown.set(
      problem === undefined
        ? { ...base, state: 'up' }
        : ({ ...base, state: 'down', message: problem } satisfies ServiceView),
    ),
  );
  return {
    get view() {
      return shown.view;
    },
    connection: Promise.resolve(settings),
    onChange: shown.onChange,
    async close() {
      closed.abort();
      await watching;
      shown.set({ ...base, state: 'closed' });
    },
  };
}

/** Asks for the namespace: an answer tells that the address, the credentials and the namespace are right. */
async function watch(
  settings: ConnectionSettings,
  signal: AbortSignal,
  onAnswer: (problem: string | undefined) => void,
): Promise<void> {
  // The SDK's client is only loaded once there is something to ask.
  const [{ connectClient }, { call }, { rest }, { reachProblem }] = await Promise.all([
    import('../temporal/connect.js'),
    import('../temporal/call.js'),
    import('../temporal/rest.js'),
    import('./reach-problem.js'),
  ]);
  const temporal = connectClient(settings);
  let [pause, longest] = downPace as readonly [number, number];
  while (!signal.aborted) {
    let next = upPace;
    try {
      await call(temporal, limit, signal, () =>
        temporal.connection.workflowService.describeNamespace({ namespace: settings.namespace }),
      );
      onAnswer(undefined);
      pause = downPace[0];
    } catch (error) {
      if (signal.aborted) break;
      onAnswer(reachProblem(error, settings));
      next = pause;
      pause = Math.min(pause * 2, longest);
    }
    await rest(next, signal);
  }
  await temporal.close();
}
