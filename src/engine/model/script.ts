import fc from 'fast-check';

/*
 * A script is what clients and workers do, and when the service and the worker die: plain data, so that fast-check can
 * print it and make it smaller. `which` picks one of what there is at that moment (modulo its number).
 */

/** What a worker's answer to a workflow task asks for. Durations in ms. */
export type Wish =
  | {
      readonly kind: 'activity';
      /** Taken from a few, so that ids come twice. */
      readonly name: number;
      readonly startToClose: number;
      readonly scheduleToStart: number;
      readonly scheduleToClose: number;
      readonly heartbeat: number;
      readonly attempts: number;
    }
  | { readonly kind: 'timer'; readonly name: number; readonly duration: number }
  | { readonly kind: 'cancel activity' | 'cancel timer'; readonly which: number }
  | { readonly kind: 'child'; readonly id: number; readonly policy: number }
  | { readonly kind: 'signal other' | 'cancel other'; readonly id: number }
  | { readonly kind: 'marker' | 'memo' | 'nonsense' }
  | { readonly kind: 'complete' | 'fail' | 'fail for good' | 'cancel' | 'continue as new' };

/** How a worker treats the updates that come with a workflow task. */
export type UpdateManner = 'complete' | 'accept' | 'reject' | 'ignore';

export interface Reply {
  readonly wishes: readonly Wish[];
  readonly updates: UpdateManner;
  readonly sticky: boolean;
  readonly newTask: boolean;
}

export interface StartOptions {
  readonly id: number;
  readonly reuse: number;
  readonly conflict: number;
  /** The request id of the last start of this workflow id once more. */
  readonly again: boolean;
  readonly delay: number;
  readonly runTimeout: number;
  readonly attempts: number;
}

export type Act =
  | ({ readonly kind: 'start' | 'signal with start' } & StartOptions)
  | { readonly kind: 'signal' | 'update'; readonly id: number; readonly again: boolean }
  | { readonly kind: 'cancel' | 'terminate' | 'query' | 'look'; readonly id: number }
  /** Polls for a workflow task and answers it at once. */
  | { readonly kind: 'turn'; readonly reply: Reply }
  | { readonly kind: 'take workflow task' | 'take activity' | 'worker dies' }
  | { readonly kind: 'answer workflow task'; readonly which: number; readonly reply: Reply }
  | { readonly kind: 'fail workflow task'; readonly which: number }
  | { readonly kind: 'answer activity'; readonly which: number; readonly how: ActivityAnswer }
  /** Answers once more with a token that was used before, or that a dead worker had. */
  | { readonly kind: 'old workflow task' | 'old activity'; readonly which: number };

export type ActivityAnswer = 'complete' | 'complete by id' | 'fail' | 'fail for good' | 'cancel' | 'heartbeat';

/**
 * Acts that happen at the same time, then a wait (ms). The service dies with the `fuse`-th thing that happens
 * in it from the step's beginning on, or, with 'after', when the acts are done; 0: it lives.
 */
export interface Step {
  readonly acts: readonly Act[];
  readonly fuse: number | 'after';
  readonly wait: number;
}
export type Script = readonly Step[];

/** Workflow ids that clients use, and that children have. */
export const IDS = 3;

const id = fc.nat(IDS - 1);
const which = fc.nat(5);
const rarely = fc.nat(7).map((dice) => dice === 7);
const maybe = (...values: readonly number[]) => fc.constantFrom(0, 0, 0, ...values);

const wish: fc.Arbitrary<Wish> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('activity' as const),
      name: fc.nat(4),
      startToClose: fc.constantFrom(15, 40),
      scheduleToStart: maybe(10),
      scheduleToClose: maybe(25, 60),
      heartbeat: maybe(10),
      attempts: maybe(1, 2),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('timer' as const),
      name: fc.nat(4),
      duration: fc.integer({ min: 1, max: 30 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('cancel activity', 'cancel timer'), which }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('child' as const),
      id: fc.nat(IDS + 1),
      policy: fc.nat(3),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('signal other', 'cancel other'), id: fc.nat(IDS + 2) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('marker', 'memo', 'marker', 'memo', 'nonsense') }) },
);

const ending: fc.Arbitrary<Wish> = fc.record({
  kind: fc.constantFrom('complete', 'fail', 'fail for good', 'cancel', 'continue as new'),
});

const reply: fc.Arbitrary<Reply> = fc.record({
  wishes: fc
    .tuple(fc.array(wish, { maxLength: 4 }), fc.array(ending, { maxLength: 1 }), fc.nat(6))
    .map(([wishes, last, dice]) => (dice === 6 ? [...wishes, ...last] : wishes)),
  updates: fc.constantFrom('complete', 'accept', 'reject', 'ignore'),
  sticky: fc.boolean(),
  newTask: rarely,
});

const start = (kind: 'start' | 'signal with start'): fc.Arbitrary<Act> =>
  fc.record({
    kind: fc.constant(kind),
    id,
    reuse: maybe(0, 1, 2, 3, 4),
    conflict: maybe(0, 1, 2, 3),
    again: rarely,
    delay: maybe(15),
    runTimeout: maybe(0, 0, 40),
    attempts: maybe(3),
  });

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 5, arbitrary: start('start') },
  { weight: 2, arbitrary: start('signal with start') },
  { weight: 5, arbitrary: fc.record({ kind: fc.constantFrom('signal', 'signal', 'update'), id, again: rarely }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('cancel', 'terminate', 'query', 'query', 'query'), id }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('look' as const), id }) },
  { weight: 12, arbitrary: fc.record({ kind: fc.constant('turn' as const), reply }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('take workflow task' as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('answer workflow task' as const), which, reply }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('fail workflow task' as const), which }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('take activity' as const) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('answer activity' as const),
      which,
      how: fc.constantFrom('complete', 'complete', 'complete by id', 'fail', 'fail for good', 'cancel', 'heartbeat'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('old workflow task', 'old activity'), which }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('worker dies' as const) }) },
);

export const script: fc.Arbitrary<Script> = fc.array(
  fc.record({
    acts: fc.array(act, { minLength: 1, maxLength: 5 }),
    fuse: fc.oneof(
      { weight: 6, arbitrary: fc.constant(0) },
      { weight: 1, arbitrary: fc.oneof(fc.integer({ min: 1, max: 25 }), fc.constant('after' as const)) },
    ),
    wait: maybe(0, 0, 3, 12),
  }),
  { minLength: 1, maxLength: 30, size: 'max' },
);
