import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyActionKind, anyView } from './draw.any-view.js';
import { drawDemo } from './draw.js';
import { canAct } from './foot-ready.js';
import { asking, coloured, completed, idle, killed, retrying } from './testing.js';
import type { ActionKind, DemoView, ProcessView } from './view.js';

const kinds: readonly ActionKind[] = [
  ...(['start', 'signal', 'update', 'query', 'result', 'list', 'cancel', 'terminate', 'reset'] as const),
  ...(['kill-worker', 'start-worker', 'add-worker', 'kill-service', 'start-service'] as const),
  ...(['kill-process', 'start-process', 'tell', 'deploy', 'several'] as const),
];
const quiet = (view: DemoView) => kinds.filter((kind) => !canAct(kind, view));
const process = (state: ProcessView['state']): ProcessView => ({ name: 'plain', pid: 1, state, starts: 1 });
const away = { ...retrying.service, state: 'down', killed: true } as const;

describe('what can be done now', () => {
  it.each<[string, DemoView, readonly ActionKind[]]>([
    [
      'before a start',
      idle,
      [
        ...(['signal', 'update', 'query', 'result', 'cancel', 'terminate'] as const),
        ...(['start-worker', 'start-service', 'kill-process', 'start-process', 'tell'] as const),
      ],
    ],
    ['while it runs', retrying, ['start', 'start-worker', 'start-service', 'kill-process', 'start-process', 'tell']],
    [
      'when it is over',
      completed,
      [
        ...(['signal', 'update', 'cancel', 'terminate', 'start-worker', 'start-service'] as const),
        ...(['kill-process', 'start-process', 'tell'] as const),
      ],
    ],
    ['without a worker', killed, ['start', 'kill-worker', 'start-service', 'kill-process', 'start-process', 'tell']],
    [
      'with the service killed',
      { ...retrying, service: away },
      [
        ...(['start', 'signal', 'update', 'query', 'result', 'list', 'cancel', 'terminate'] as const),
        ...(['start-worker', 'kill-service', 'kill-process', 'start-process', 'tell'] as const),
      ],
    ],
    [
      'with a service that is not ours to kill, and a process',
      { ...retrying, service: { ...retrying.service, kind: 'remote' }, processes: [process('running')] },
      ['start', 'start-worker', 'kill-service', 'start-service', 'start-process'],
    ],
    [
      'with a process that was killed',
      { ...retrying, processes: [process('killed')] },
      ['start', 'start-worker', 'start-service', 'kill-process', 'tell'],
    ],
    ['in a recording', { ...retrying, recordedAt: 0 }, kinds],
  ])('%s', (_, view, expected) => {
    expect(quiet(view)).toEqual(expected);
  });

  it('is to be seen in the foot, where nothing moves by it', () => {
    const at = (view: DemoView) => drawDemo(view, asking('status'), { width: 80, height: 8 }, coloured).at(-1) ?? [];
    const styles = (view: DemoView) => Object.fromEntries(at(view).map(({ text, style }) => [text.trim(), style]));
    expect(styles(retrying)).toMatchObject({ s: coloured.quiet, start: coloured.quiet, c: coloured.strong });
    expect(styles(completed)).toMatchObject({ s: coloured.strong, start: coloured.plain, c: coloured.quiet });
    const words = (view: DemoView) =>
      at(view)
        .map(({ text }) => text)
        .join('');
    expect(words(retrying)).toBe(words(completed));
  });

  it('leaves all keys to the demo that has them', () => {
    fc.assert(
      fc.property(anyView, anyActionKind, (view, kind) => {
        const actions = [{ key: 'X', label: 'act', kind }];
        const { message: _, ...silent } = view;
        const lines = drawDemo(
          { ...silent, demo: { ...view.demo, actions }, focused: false },
          asking('status'),
          { width: 80, height: 8 },
          coloured,
        );
        const foot = lines.at(-1) ?? [];
        expect(foot.find(({ text }) => text.includes('X'))?.style).toEqual(coloured.quiet);
        expect(foot.map(({ text }) => text).join('')).toContain('tab brings the keys here');
      }),
    );
  });
});
