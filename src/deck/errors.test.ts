import { describe, expect, it } from 'vitest';
import { DeckError, formatProblem } from './errors.js';

describe('formatProblem', () => {
  const problem = { level: 'error', file: 'a.md', line: 12, message: 'wrong' } as const;

  it('gives place, message, excerpt and caret', () => {
    expect(formatProblem({ ...problem, column: 9, excerpt: 'paging: %d' })).toEqual([
      'a.md:12:9: wrong',
      ' 12 | paging: %d',
      '    |         ^',
    ]);
  });

  it('leaves out what is not known', () => {
    expect(formatProblem(problem)).toEqual(['a.md:12: wrong']);
    expect(formatProblem({ ...problem, excerpt: 'x' })).toEqual(['a.md:12: wrong', ' 12 | x']);
  });

  it('puts the caret under tabs and wide characters', () => {
    expect(formatProblem({ ...problem, column: 4, excerpt: '\t日x!' }).slice(1)).toEqual([
      ' 12 |     日x!',
      '    |        ^',
    ]);
  });

  it('shows the part of a long line that matters', () => {
    const [, excerpt = '', caret = ''] = formatProblem({
      ...problem,
      column: 301,
      excerpt: `${'a'.repeat(300)}!${'b'.repeat(300)}`,
    });
    expect(excerpt.length).toBeLessThan(120);
    expect(excerpt[caret.indexOf('^')]).toBe('!');
  });

  it('sends no control characters', () => {
    const text = '\u001b[2J\u009b1m\u0007';
    const lines = formatProblem({ ...problem, file: text, message: text, column: 3, excerpt: text });
    expect(lines.join('')).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
    expect(new DeckError(text).message).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
  });
});
