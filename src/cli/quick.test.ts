import { describe, expect, it } from 'vitest';
import { text, UsageError, wholeNumber } from './options.js';
import { quickArguments } from './quick.js';

describe('the everyday command line', () => {
  it.each([
    [['slides/'], { command: 'show', decks: ['slides/'], given: {} }],
    [['a.md', 'b.md'], { command: 'show', decks: ['a.md', 'b.md'], given: {} }],
    [['-'], { command: 'show', decks: ['-'], given: {} }],
    [['--slide', '7', 'a.md'], { command: 'show', decks: ['a.md'], given: { slide: '7' } }],
    [['a.md', '--slide=7', '--tls'], { command: 'show', decks: ['a.md'], given: { slide: '7', tls: true } }],
    [['--', '--odd.md'], { command: 'show', decks: ['--odd.md'], given: {} }],
    [['dump', 'a.md', '--color'], { command: 'dump', decks: ['a.md'], given: { color: true } }],
    [['a.md', '--dev-server'], { command: 'show', decks: ['a.md'], given: { 'dev-server': true } }],
    [['server'], { command: 'server', decks: [], given: {} }],
    [['server', '--port', '0', '--db=x'], { command: 'server', decks: [], given: { port: '0', db: 'x' } }],
  ])('%j needs no yargs', (argv, expected) => {
    const quick = quickArguments(argv);
    expect(quick && { ...quick, given: { ...quick.given } }).toEqual(expected);
  });

  it.each([
    [[]],
    [['--help']],
    [['--version']],
    [['completion']],
    [['--thme', 'dark', 'a.md']],
    [['a.md', '--slide']],
    [['a.md', '--slide', '--tls']],
    [['dump']],
    [['server', 'a.md']],
    [['server', '--slide', '7']],
    [['--port', '7', 'a.md']],
    [['dump', 'a.md', '--address', 'x']],
  ])('%j is for yargs to answer', (argv) => {
    expect(quickArguments(argv)).toBeUndefined();
  });
});

describe('a value', () => {
  it('that is a whole number in its range is taken', () => {
    expect(wholeNumber('slide', '7', 10)).toBe(7);
    expect(wholeNumber('slide', undefined, 10)).toBeUndefined();
  });

  it.each(['0', '11', '-1', '1.5', '1e1', ' 7', '', 'seven', '٣', '99999999999'])('%j is refused', (value) => {
    expect(() => wholeNumber('slide', value, 10)).toThrow(UsageError);
  });

  it('that is missing or given twice is told', () => {
    expect(text({ theme: 'dark' }, 'theme')).toBe('dark');
    expect(text({}, 'theme')).toBeUndefined();
    expect(() => text({ theme: '' }, 'theme')).toThrow('--theme needs a value');
    expect(() => text({ theme: ['a', 'b'] as never }, 'theme')).toThrow('--theme was given more than once');
  });

  it('never drives the terminal in what is said about it', () => {
    expect(new UsageError('no \x1b[31mred').message).toBe('no ␛[31mred');
  });
});
