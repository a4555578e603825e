import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dumpOptions, showOptions, text, UsageError, wholeNumber } from './options.js';
import { quickArguments } from './quick.js';

describe('the everyday command line', () => {
  it('is read without yargs', () => {
    expect(quickArguments(['slides/', '--slide', '7', '--tls', 'more.md'])).toEqual({
      command: 'show',
      decks: ['slides/', 'more.md'],
      given: { slide: '7', tls: true },
    });
    expect(quickArguments(['dump', '-', '--width=100', '--color'])).toEqual({
      command: 'dump',
      decks: ['-'],
      given: { width: '100', color: true },
    });
    expect(quickArguments(['--', '--odd.md'])).toMatchObject({ command: 'show', decks: ['--odd.md'] });
  });

  it.each([
    [[]],
    [['dump']],
    [['--help']],
    [['slides', '--version']],
    [['completion']],
    [['slides', '--sldie', '3']],
    [['slides', '--slide']],
    [['dump', 'x.md', '--address', 'localhost:7233']],
  ])('leaves %j to yargs', (argv) => {
    expect(quickArguments(argv)).toBeUndefined();
  });

  it('never throws, and never gives an option that is not in the table', () => {
    const word = fc.oneof(
      fc.string(),
      fc.constantFrom(...showOptions.map(({ name }) => `--${name}`), 'dump', '-', '--'),
    );
    fc.assert(
      fc.property(fc.array(word), (argv) => {
        const quick = quickArguments(argv);
        const rows = quick?.command === 'dump' ? dumpOptions : showOptions;
        expect(rows.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(quick?.given ?? {})));
      }),
    );
  });
});

describe('values', () => {
  it('takes whole numbers in their range alone', () => {
    expect(wholeNumber('slide', '7', 10)).toBe(7);
    expect(wholeNumber('slide', undefined, 10)).toBeUndefined();
    for (const wrong of ['0', '11', '1.5', '-1', 'x', '', '1e3', ' 1']) {
      expect(() => wholeNumber('slide', wrong, 10)).toThrow(UsageError);
    }
  });

  it('refuses an option without its value, or given twice', () => {
    expect(() => text({ theme: '' }, 'theme')).toThrow('--theme needs a value');
    expect(() => text({ theme: ['a', 'b'] as unknown as string }, 'theme')).toThrow('more than once');
  });
});
