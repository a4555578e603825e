import { expect, it } from 'vitest';
import { Closing } from './closing.js';

it('closes in reverse order, one after the other, though one fails', async () => {
  const closed: string[] = [];
  const closing = new Closing();
  closing.add(() => {
    closed.push('first');
  });
  closing.add(() => {
    throw new Error('this one fails');
  });
  closing.add(() => Promise.reject(new Error('and this one')));
  closing.add(async () => {
    await new Promise((resolve) => setImmediate(resolve));
    closed.push('last');
  });
  expect(closing.started).toBe(false);
  await closing.all();
  expect(closed).toEqual(['last', 'first']);
});

it('closes once, however often it is asked', async () => {
  let times = 0;
  const closing = new Closing();
  closing.add(() => {
    times += 1;
  });
  await Promise.all([closing.all(), closing.all()]);
  await closing.all();
  expect(times).toBe(1);
});

it('closes at once what is opened too late, and bears its failure', async () => {
  let late = false;
  const closing = new Closing();
  await closing.all();
  closing.add(() => {
    late = true;
  });
  expect(late).toBe(true);
  expect(() => closing.add(() => Promise.reject(new Error('fails')))).not.toThrow();
  expect(() =>
    closing.add(() => {
      throw new Error('fails at once');
    }),
  ).not.toThrow();
});
