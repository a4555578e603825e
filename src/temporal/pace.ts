export interface Pace<Value> {
  /** Hands it over at once, or, if the last one was just now, when its time has come; only the newest counts. */
  offer(value: Value): void;
  /** Hands over what waits. */
  flush(): void;
  /** Forgets what waits. */
  drop(): void;
}

/** Values handed on with at least `ms` between two of them; the last one always is. */
export function paced<Value>(ms: number, onValue: (value: Value) => void): Pace<Value> {
  let waiting: { readonly value: Value } | undefined;
  let timer: NodeJS.Timeout | undefined;
  const hand = () => {
    const next = waiting;
    waiting = undefined;
    timer = next === undefined ? undefined : setTimeout(hand, ms);
    if (next !== undefined) onValue(next.value);
  };
  const stop = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  return {
    offer(value) {
      waiting = { value };
      if (timer === undefined) hand();
    },
    flush() {
      stop();
      hand();
      stop();
    },
    drop() {
      stop();
      waiting = undefined;
    },
  };
}
