import { expect, it, vi } from 'vitest';
import { InkStdout } from './ink-stdout.js';

it('hands a frame over as rows', () => {
  const paint = vi.fn();
  new InkStdout({ columns: 10, rows: 3 }, paint).write('a\n\nb');
  expect(paint).toHaveBeenCalledExactlyOnceWith(['a', '', 'b']);
});

it('tells a new size, after it has it', () => {
  const stdout = new InkStdout({ columns: 10, rows: 3 }, () => {});
  const seen: number[][] = [];
  stdout.on('resize', () => seen.push([stdout.columns, stdout.rows]));
  stdout.resize({ columns: 20, rows: 8 });
  expect(seen).toEqual([[20, 8]]);
});

it('drops what comes after it was closed', () => {
  const paint = vi.fn();
  const stdout = new InkStdout({ columns: 10, rows: 3 }, paint);
  stdout.close();
  expect(stdout.write('late')).toBe(true);
  expect(paint).not.toHaveBeenCalled();
});
