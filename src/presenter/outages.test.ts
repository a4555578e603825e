import { describe, expect, it } from 'vitest';
import type { Outage, ServiceView } from '../panel/view.js';
import { outagesAfter } from './outages.js';

const at = (since: number, state: ServiceView['state']): ServiceView => ({
  kind: 'embedded',
  label: 'embedded service',
  state,
  since,
});

const afterAllOf = (...views: readonly ServiceView[]): readonly Outage[] =>
  views.reduce<readonly Outage[]>((before, view) => outagesAfter(before, view, 99), []);

describe('outages', () => {
  it('are none while the service starts and is up', () => {
    expect(afterAllOf(at(1, 'starting'), at(2, 'up'), at(3, 'closed'))).toEqual([]);
  });

  it('last from the loss of the service until it is back', () => {
    expect(afterAllOf(at(1, 'up'), at(5, 'down'))).toEqual([{ from: 5 }]);
    expect(afterAllOf(at(1, 'up'), at(5, 'down'), at(6, 'starting'), at(8, 'up'))).toEqual([{ from: 5, to: 8 }]);
  });

  it('are counted once however often they are told', () => {
    expect(afterAllOf(at(5, 'down'), at(5, 'down'), at(6, 'starting'), at(6, 'down'), at(9, 'up'))).toEqual([
      { from: 5, to: 9 },
    ]);
  });

  it('take the clock of the show where the service does not say since when', () => {
    expect(outagesAfter([], { kind: 'remote', label: 'x', state: 'down' }, 99)).toEqual([{ from: 99 }]);
  });

  it('are forgotten after the twentieth', () => {
    const many = Array.from({ length: 50 }, (_, index) => at(index, index % 2 === 0 ? 'down' : 'up'));
    expect(afterAllOf(...many)).toHaveLength(20);
  });
});
