import { beforeEach, describe, expect, it } from 'vitest';
import type { LoadedDemo } from '../demo/load.js';
import type { Demo } from '../demo/types.js';
import { deckOf, stateOf } from '../presenter/testing.js';
import { Repertoire } from './repertoire.js';
import { Store } from './store.js';

const demo = (name: string, more: Partial<Demo> = {}): LoadedDemo => ({
  kind: 'demo',
  demo: {
    name,
    line: 'A demo.',
    workflow: name,
    taskQueue: 'queue',
    actions: [{ kind: 'start', key: 's', label: 'start' }],
    panels: [['status']],
    ...more,
  },
  folder: '/built',
  sources: '/sources',
});

let store: Store;
let repertoire: Repertoire;
beforeEach(() => {
  store = new Store(stateOf(deckOf('# Ours\n\n```demo ours\n```', '# Mine\n\n```demo mine\n```')));
  repertoire = new Repertoire(store, '-x1');
  repertoire.use(new Map([['ours', demo('ours')]]));
});

describe('the demos of a show', () => {
  it('poll a queue of the show alone, but those that run elsewhere', () => {
    repertoire.use(
      new Map([
        ['ours', demo('ours')],
        ['mine', demo('mine', { elsewhere: true })],
      ]),
    );
    expect(repertoire.get('ours')?.demo.taskQueue).toBe('queue-x1');
    expect(repertoire.get('mine')?.demo.taskQueue).toBe('queue');
  });

  it('are held against the deck, with the place of the fence', () => {
    expect([...store.state.demoProblems]).toEqual([['mine#1', 'stdin:10 there is no demo "mine": there are ours']]);
    store.dispatch({ kind: 'deck', deck: deckOf('```demo our\n```') });
    expect([...store.state.demoProblems]).toEqual([['our#1', 'stdin:1 there is no demo "our", did you mean "ours"?']]);
  });

  it('of a deck wait for a key, and say so', () => {
    repertoire.own(new Set(['mine']));
    expect(store.state.demoProblems.size).toBe(0);
    expect(store.state.infos?.get('mine')).toMatchObject({ actions: [{ key: 's' }], workflowType: '' });
    repertoire.use(
      new Map([
        ['ours', demo('ours')],
        ['mine', demo('mine')],
      ]),
    );
    expect(repertoire.get('mine')).toBeUndefined();
    repertoire.own(new Set());
    expect(repertoire.get('mine')?.demo.name).toBe('mine');
    expect(store.state.infos?.get('mine')?.workflowType).toBe('mine');
  });

  it('tell what is wrong with their code where it stands', () => {
    repertoire.use(
      new Map([
        ['ours', demo('ours')],
        ['mine', demo('mine')],
      ]),
    );
    repertoire.tell(new Map([['mine', { level: 'warning', text: 'demos/mine/workflows.ts:3:7 not a number' }]]));
    expect(store.state.demoProblems.get('mine#1')).toBe('demos/mine/workflows.ts:3:7 not a number');
    repertoire.tell(new Map());
    expect(store.state.demoProblems.size).toBe(0);
  });
});
