import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoInput } from '../src/demo/input.js';
import { isPanelKind } from '../src/panel/kinds.js';
import { type DemoHouse, openDemos } from './testing.js';

let house: DemoHouse;

beforeAll(async () => {
  house = await openDemos();
});
afterAll(() => house.close());

/** The same key means the same everywhere. */
const meanings: Readonly<Record<string, readonly string[]>> = {
  s: ['start'],
  x: ['reset'],
  c: ['cancel'],
  w: ['kill-worker', 'several'],
  r: ['start-worker', 'several'],
  a: ['add-worker'],
};

describe('every demo', () => {
  it('can be loaded, and takes its own default input', async () => {
    const folders = (await readdir(new URL('.', import.meta.url), { withFileTypes: true })).filter((entry) =>
      entry.isDirectory(),
    );
    expect(house.names.toSorted()).toEqual(folders.map(({ name }) => name).toSorted());
    expect(house.names.length).toBeGreaterThan(6);
    for (const name of house.names) expect(demoInput(house.demo(name), undefined).kind).toBe('input');
  });

  it('gives its keys the meaning that they have in the others', () => {
    for (const name of house.names) {
      for (const { key, kind } of house.demo(name).actions) {
        const meant = meanings[key];
        if (meant !== undefined) expect(meant, `${key} of ${name}`).toContain(kind);
        for (const [other, kinds] of Object.entries(meanings)) {
          if (kind !== 'several' && kinds.includes(kind)) expect(key, `${kind} of ${name}`).toBe(other);
        }
      }
    }
  });

  it('has panels that there are, and a rehearsal with keys of its own', () => {
    for (const name of house.names) {
      const { panels, rehearsal, actions } = house.demo(name);
      for (const kind of panels.flat()) expect(isPanelKind(kind), `${kind} of ${name}`).toBe(true);
      const pressed = (rehearsal ?? []).flatMap((step) => ('press' in step ? [step.press] : []));
      expect(pressed, name).toContain('s');
      for (const key of pressed)
        expect(
          actions.map((action) => action.key),
          name,
        ).toContain(key);
    }
  });
});
