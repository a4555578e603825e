import { expect, test } from 'vitest';
import { type Poller, TaskQueue } from './task-queue.js';

function poller(identity: string, connection = identity, worker = identity) {
  const taken: string[] = [];
  const self: Poller<string> & { readonly taken: string[] } = {
    identity,
    connection,
    worker,
    taken,
    take: (task) => void taken.push(task ?? 'nothing'),
  };
  return self;
}

test('tasks wait for pollers, oldest first', () => {
  const queue = new TaskQueue<string>();
  queue.add('a', 0);
  queue.add('b', 5);
  expect(queue.backlog(7)).toEqual({ count: 2, age: 7 });
  const one = poller('one');
  queue.poll(one, 8);
  queue.poll(one, 8);
  queue.poll(one, 8);
  expect(one.taken).toEqual(['a', 'b']);
  expect(queue.waiting).toBe(1);
});

test('pollers wait for tasks, the one that came first is served first', () => {
  const queue = new TaskQueue<string>();
  const [one, two] = [poller('one'), poller('two')];
  queue.poll(one, 0);
  queue.poll(two, 1);
  expect(queue.add('a', 2)).toBe(one);
  expect(queue.add('b', 2)).toBe(two);
  expect(queue.add('c', 2)).toBeUndefined();
});

test('a poller that has gone gets nothing and is forgotten', () => {
  const queue = new TaskQueue<string>();
  const one = poller('one');
  queue.poll(one, 0);
  queue.cancel(one, 1);
  queue.add('a', 2);
  expect(one.taken).toEqual([]);
  expect(queue.hasPollers(2)).toBe(false);
});

test('a poller whose time is up, or who works on a task, is still counted, but not for ever', () => {
  const queue = new TaskQueue<string>();
  const one = poller('one');
  queue.poll(one, 0);
  queue.expire(one, 60_000);
  expect(queue.pollers(60_001)).toMatchObject([{ identity: 'one', lastAccessTime: 60_000, open: 0 }]);
  expect(queue.hasPollers(60_000 + 5 * 60_000)).toBe(false);
});

test('a closed connection takes all its pollers with it, and only its own', () => {
  const queue = new TaskQueue<string>();
  const [a, b, c] = [poller('w', 'first'), poller('w', 'first'), poller('w', 'second')];
  for (const one of [a, b, c]) queue.poll(one, 0);
  expect(queue.disconnect('first', 1)).toBe(true);
  queue.add('task', 2);
  expect([a.taken, b.taken, c.taken]).toEqual([[], [], ['task']]);
});

test('a task that was put back is the next', () => {
  const queue = new TaskQueue<string>();
  queue.add('b', 0);
  queue.putBack('a', 1);
  const one = poller('one');
  queue.poll(one, 2);
  expect(one.taken).toEqual(['a']);
});

test('a worker that shuts down is dismissed, tasks can be withdrawn', () => {
  const queue = new TaskQueue<string>();
  const [one, two] = [poller('one'), poller('two')];
  queue.poll(one, 0);
  queue.poll(two, 0);
  expect(queue.dismiss('one', 1)).toEqual([one]);
  queue.cancel(two, 2);
  for (const task of ['a1', 'b', 'a2']) queue.add(task, 3);
  expect(queue.withdraw((task) => task.startsWith('a'))).toEqual(['a1', 'a2']);
  expect(queue.backlog(3).count).toBe(1);
});
