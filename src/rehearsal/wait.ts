import type { PresenterState } from '../presenter/state.js';
import type { Store } from '../session/store.js';

/** ms between two looks at what time alone can change. */
const pace = 100;

/**
 * Waits until this is to be seen; false: it was not within so many ms, or the rehearsal was given up.
 * @throws what `when` throws
 */
export function seen(
  store: Store,
  when: (state: PresenterState) => boolean,
  within: number,
  signal: AbortSignal,
): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const end = (settle: () => void): void => {
      clearTimeout(limit);
      clearInterval(looks);
      unsubscribe();
      signal.removeEventListener('abort', give);
      settle();
    };
    const look = (): void => {
      try {
        if (when(store.state)) end(() => resolve(true));
      } catch (error) {
        end(() => reject(error));
      }
    };
    const give = (): void => end(() => resolve(false));
    const limit = setTimeout(give, within);
    const looks = setInterval(look, pace);
    const unsubscribe = store.subscribe(look);
    signal.addEventListener('abort', give, { once: true });
    if (signal.aborted) give();
    else look();
  });
}
